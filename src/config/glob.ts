/** A compiled glob: each alternative a list of steps. */
type Step =
	| { kind: 'text'; text: string }
	| { kind: 'any' | 'star' | 'globstar' }
	| { kind: 'class'; negated: boolean; ranges: [string, string][] };
type Glob = Step[][];

const compiled = new Map<string, Glob>();
/** Alternatives of `{a,b}` multiply; a pattern with more than this matches by its first ones only. */
const alternativeLimit = 256;

/**
 * Whether a glob matches a text, case aside: `*` within a path segment, `**` across segments, `?`, `[a-z]`, `[!a]`, `{a,b}` and `\` to
 * escape, as Hugo uses them (hugofs/hglob/glob.go: gobwas/glob with the separator `/`). Takes time in proportion to both lengths.
 */
export function matchesGlob(pattern: string, text: string): boolean {
	let glob = compiled.get(pattern);
	if (glob === undefined) {
		glob = expandBraces(pattern.toLowerCase()).map(readSteps);
		if (compiled.size > 1000) compiled.clear();
		compiled.set(pattern, glob);
	}
	const lower = text.toLowerCase();
	return glob.some((steps) => matchSteps(steps, lower));
}

/** Follows every way through the steps at once, so that no pattern makes it retrace. */
function matchSteps(steps: Step[], text: string): boolean {
	const first = steps[0];
	if (first?.kind === 'text' && !text.startsWith(first.text)) return false;
	let reached = new Set([0]);
	for (const step of steps) {
		const next = new Set<number>();
		for (const at of reached) {
			if (step.kind === 'text') {
				if (text.startsWith(step.text, at)) next.add(at + step.text.length);
			} else if (step.kind === 'star' || step.kind === 'globstar') {
				for (let end = at; !next.has(end); end++) {
					next.add(end);
					if (end >= text.length || (step.kind === 'star' && text[end] === '/')) break;
				}
			} else if (at < text.length && matchesOne(step, text[at]!)) next.add(at + 1);
		}
		if (next.size === 0) return false;
		reached = next;
	}
	return reached.has(text.length);
}

function matchesOne(step: Step, character: string): boolean {
	if (step.kind !== 'class') return character !== '/';
	return step.ranges.some(([low, high]) => character >= low && character <= high) !== step.negated;
}

function readSteps(pattern: string): Step[] {
	const steps: Step[] = [];
	let text = '';
	const push = (step: Step) => {
		if (text !== '') steps.push({ kind: 'text', text });
		text = '';
		steps.push(step);
	};
	for (let at = 0; at < pattern.length; at++) {
		const character = pattern[at]!;
		if (character === '\\' && at + 1 < pattern.length) text += pattern[++at];
		else if (character === '*') {
			let stars = 1;
			while (pattern[at + 1] === '*') {
				stars++;
				at++;
			}
			push({ kind: stars > 1 ? 'globstar' : 'star' });
		} else if (character === '?') push({ kind: 'any' });
		else if (character === '[' && pattern.indexOf(']', at + 2) > 0) {
			const end = pattern.indexOf(']', at + 2);
			push(readClass(pattern.slice(at + 1, end)));
			at = end;
		} else text += character;
	}
	if (text !== '') steps.push({ kind: 'text', text });
	return steps;
}

function readClass(inside: string): Step {
	const negated = inside.startsWith('!');
	const ranges: [string, string][] = [];
	for (let at = negated ? 1 : 0; at < inside.length; at++) {
		if (inside[at + 1] === '-' && at + 2 < inside.length) {
			ranges.push([inside[at]!, inside[at + 2]!]);
			at += 2;
		} else ranges.push([inside[at]!, inside[at]!]);
	}
	return { kind: 'class', negated, ranges };
}

/** `/a/{b,c}` → `/a/b`, `/a/c`, inner braces too. A brace without its partner stands for itself. */
function expandBraces(pattern: string): string[] {
	let results = [''];
	for (let at = 0; at < pattern.length; at++) {
		const character = pattern[at]!;
		if (character === '\\') {
			results = results.map((result) => result + pattern.slice(at, at + 2));
			at++;
			continue;
		}
		const group = character === '{' ? readGroup(pattern, at) : null;
		if (group === null) {
			results = results.map((result) => result + character);
			continue;
		}
		const parts = group.parts.flatMap(expandBraces);
		results = results.flatMap((result) => parts.map((part) => result + part)).slice(0, alternativeLimit);
		at = group.end;
	}
	return results;
}

function readGroup(pattern: string, open: number): { parts: string[]; end: number } | null {
	const parts: string[] = [];
	let depth = 0;
	let start = open + 1;
	for (let at = open; at < pattern.length; at++) {
		const character = pattern[at];
		if (character === '\\') at++;
		else if (character === '{') depth++;
		else if (character === '}' && --depth === 0) {
			parts.push(pattern.slice(start, at));
			return { parts, end: at };
		} else if (character === ',' && depth === 1) {
			parts.push(pattern.slice(start, at));
			start = at + 1;
		}
	}
	return null;
}
