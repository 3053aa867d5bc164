/**
 * Where a JSON text goes wrong, as an offset, for `JSON.parse` names a place only for some errors. The end of the text for one that stops too
 * early, or that has nothing wrong.
 */
export function jsonErrorOffset(text: string): number {
	const open: ('{' | '[')[] = [];
	let expected: 'value' | 'key' | 'colon' | 'next' = 'value';
	let mayClose = false;
	let at = 0;
	for (; at < text.length; ) {
		const character = text[at]!;
		if (/\s/.test(character)) {
			at++;
			continue;
		}
		if (character === '}' || character === ']') {
			const isPair = open.at(-1) === (character === '}' ? '{' : '[');
			if (!isPair || !(expected === 'next' || mayClose)) return at;
			open.pop();
			expected = 'next';
			mayClose = false;
			at++;
		} else if (expected === 'next') {
			if (character !== ',' || open.length === 0) return at;
			expected = open.at(-1) === '{' ? 'key' : 'value';
			at++;
		} else if (expected === 'colon') {
			if (character !== ':') return at;
			expected = 'value';
			at++;
		} else if (expected === 'value' && (character === '{' || character === '[')) {
			open.push(character);
			expected = character === '{' ? 'key' : 'value';
			mayClose = true;
			at++;
		} else {
			const length = tokenLength(text, at, expected === 'key');
			if (length === 0) return at;
			at += length;
			expected = expected === 'key' ? 'colon' : 'next';
			mayClose = false;
		}
	}
	return at;
}

const stringToken = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const otherToken = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}]|$)/y;

function tokenLength(text: string, at: number, isKey: boolean): number {
	const pattern = text[at] === '"' ? stringToken : otherToken;
	if (isKey && pattern === otherToken) return 0;
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0].length ?? 0;
}
