import { isPunctuation, isSpace, trimEnd, trimStart } from './characters.ts';
import { findClosing } from './closing.ts';

/** A destination or title as written, and the index after it. */
export type Taken = { value: string; end: number };

/** Index of the first character from `index` on that is no white space. */
export function skipSpaces(text: string, index: number): number {
	while (isSpace(text.charCodeAt(index))) index++;
	return index;
}

/** Reads a link destination, `<…>` or bare with balanced parentheses, on one line; null where there is none. */
export function readDestination(text: string, start: number): Taken | null {
	if (text.charCodeAt(start) === 60) {
		for (let index = start + 1; index < text.length; index++) {
			const code = text.charCodeAt(index);
			if (code === 92 && isPunctuation(text.charCodeAt(index + 1))) index++;
			else if (code === 62) return { value: text.slice(start + 1, index), end: index + 1 };
			else if (code === 10) return null;
		}
		return null;
	}
	let depth = 0;
	let index = start;
	for (; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === 92 && isPunctuation(text.charCodeAt(index + 1))) index++;
		else if (code === 40) depth++;
		else if (code === 41) {
			depth--;
			if (depth < 0) break;
		} else if (isSpace(code)) break;
	}
	return index === start ? null : { value: text.slice(start, index), end: Math.min(index, text.length) };
}

/** Whether a character can begin a title: `"`, `'` or `(`. */
export function isTitleOpener(code: number): boolean {
	return code === 34 || code === 39 || code === 40;
}

/** Reads a title from its opener on; null where it is not closed. */
export function readTitle(text: string, start: number): Taken | null {
	const opener = text[start]!;
	const end = findClosing(text, start + 1, opener, opener === '(' ? ')' : opener);
	return end < 0 ? null : { value: text.slice(start + 1, end), end: end + 1 };
}

/** Labels are equal without regard to case and to runs of white space. */
export function normalizeLabel(label: string): string {
	return trimEnd(trimStart(label))
		.replace(/[\t\n\r ]+/g, ' ')
		.toLowerCase()
		.toUpperCase();
}
