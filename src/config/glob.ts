/**
 * Whether a text matches a glob in Hugo's dialect, without regard to case: `*` and `?` stay within a path segment, `**` crosses them,
 * `{a,b}` and `[a-z]`, `[!a-z]` as usual, a backslash takes the next character literally (Hugo: hugofs/hglob/glob.go over gobwas/glob).
 * A pattern that is not well formed matches only itself.
 */
export function matchesGlob(pattern: string, text: string): boolean {
	let expression = compiled.get(pattern);
	if (!expression) {
		expression = compile(pattern.toLowerCase());
		compiled.set(pattern, expression);
	}
	return expression.test(text.toLowerCase());
}

const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
	let source = '';
	let depth = 0;
	for (let index = 0; index < pattern.length; index++) {
		const character = pattern[index]!;
		if (character === '\\' && index + 1 < pattern.length) source += literal(pattern[++index]!);
		else if (character === '*') {
			const crosses = pattern[index + 1] === '*';
			while (pattern[index + 1] === '*') index++;
			source += crosses ? '[^]*' : '[^/]*';
		} else if (character === '?') source += '[^/]';
		else if (character === '{') {
			depth++;
			source += '(?:';
		} else if (character === '}' && depth > 0) {
			depth--;
			source += ')';
		} else if (character === ',' && depth > 0) source += '|';
		else if (character === '[' && pattern.indexOf(']', index) > index + 1) {
			const end = pattern.indexOf(']', index);
			const set = pattern.slice(index + 1, end).replace(/[\\\]^]/g, '\\$&');
			source += set.startsWith('!') ? `[^${set.slice(1)}]` : `[${set}]`;
			index = end;
		} else source += literal(character);
	}
	try {
		return new RegExp(`^(?:${source})$`, 'u');
	} catch {
		return new RegExp(`^(?:${[...pattern].map(literal).join('')})$`, 'u');
	}
}

function literal(character: string): string {
	return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}
