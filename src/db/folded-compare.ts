/**
 * Case-folded order by code point, raw code points as the last tie break: the order of menu names, paths and equally used terms
 * (Hugo: compare/compare_strings.go). Negative where the first sorts before the second.
 */
export function foldedCompare(a: string, b: string): number {
	if (a === b) return 0;
	const length = Math.min(a.length, b.length);
	for (let at = 0; at < length; at++) {
		const x = a.charCodeAt(at);
		const y = b.charCodeAt(at);
		if (x === y) continue;
		if (x < 0x80 && y < 0x80) {
			const difference = foldASCII(x) - foldASCII(y);
			if (difference !== 0) return difference;
		} else return compareFrom(a, b, at > 0 && (isLowSurrogate(x) || isLowSurrogate(y)) ? at - 1 : at) || byCodePoint(a, b);
	}
	return a.length - b.length || byCodePoint(a, b);
}

function compareFrom(a: string, b: string, start: number): number {
	let i = start;
	let j = start;
	while (i < a.length && j < b.length) {
		const x = a.codePointAt(i)!;
		const y = b.codePointAt(j)!;
		i += x > 0xffff ? 2 : 1;
		j += y > 0xffff ? 2 : 1;
		if (x === y) continue;
		const difference = x < 0x80 && y < 0x80 ? foldASCII(x) - foldASCII(y) : foldedDifference(x, y);
		if (difference !== 0) return difference;
	}
	return a.length - i - (b.length - j);
}

/** Of two characters outside ASCII those that are one letter in two cases are equal; others compare as they are. */
function foldedDifference(x: number, y: number): number {
	const first = String.fromCodePoint(x);
	const second = String.fromCodePoint(y);
	const isSame = first.toLowerCase() === second.toLowerCase() || first.toUpperCase() === second.toUpperCase();
	return isSame ? 0 : x - y;
}

function byCodePoint(a: string, b: string): number {
	const length = Math.min(a.length, b.length);
	for (let at = 0; at < length; at++) {
		const x = a.charCodeAt(at);
		const y = b.charCodeAt(at);
		// Surrogates stand for the highest code points, though their own numbers are not the highest.
		if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
	}
	return a.length - b.length;
}

function foldASCII(code: number): number {
	return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

function isSurrogate(code: number): boolean {
	return (code & 0xf800) === 0xd800;
}

function isLowSurrogate(code: number): boolean {
	return (code & 0xfc00) === 0xdc00;
}

/** A file's path as the default order compares it: lower case, spaces as hyphens (Hugo: resources/page/pages_sort.go). */
export function logicalFile(file: string): string {
	return file.toLowerCase().replaceAll(' ', '-');
}
