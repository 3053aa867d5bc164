import { isPunctuation } from './characters.ts';

/**
 * Index of the first unescaped `closer` from `start` on; -1 where there is none or an unescaped `opener` comes first
 * (goldmark: util.FindClosure without nesting).
 */
export function findClosing(text: string, start: number, opener: string, closer: string, end = text.length): number {
	const open = opener.charCodeAt(0);
	const close = closer.charCodeAt(0);
	for (let index = start; index < end; index++) {
		const code = text.charCodeAt(index);
		if (code === 92 && isPunctuation(text.charCodeAt(index + 1))) index++;
		else if (code === close) return index;
		else if (code === open) return -1;
	}
	return -1;
}
