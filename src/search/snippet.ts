import type { Highlighted, Match } from './highlight.ts';

/** Characters of text that a snippet has at most, ellipses included. */
export const SNIPPET_LENGTH = 200;

/** Text before the first match, so that a reader sees what it is about. */
const LEAD = 40;

/** Code units that a character as people see it hardly exceeds: a family of emoji has 25. */
const LONGEST_CHARACTER = 64;

let segmenter: Intl.Segmenter | undefined;

/** Made when a snippet is cut for the first time: it takes longer than a whole answer. */
function graphemes(text: string): Intl.Segments {
	segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
	return segmenter.segment(text);
}

/** The whole text escaped, with matches in `<mark>`. */
export function markedHTML({ text, matches }: Highlighted): string {
	return marked(text, matches, 0, text.length);
}

/** The window of the text that shows most parts of the query; null where none matches. */
export type Window = { from: number };

/** Where the best window begins: most parts of the query, of equal ones the first. */
export function bestWindow({ matches }: Highlighted): Window | null {
	const inOrder = matches.slice().sort((a, b) => a.from - b.from);
	let best: { from: number; parts: number } | null = null;
	const counts = new Map<number, number>();
	for (let first = 0, last = 0; first < inOrder.length; first++) {
		const { from, part } = inOrder[first]!;
		while (last < inOrder.length && inOrder[last]!.to - from <= SNIPPET_LENGTH - LEAD) {
			const entering = inOrder[last++]!.part;
			counts.set(entering, (counts.get(entering) ?? 0) + 1);
		}
		const parts = Math.max(1, counts.size);
		if (!best || parts > best.parts) best = { from, parts };
		if (last > first) {
			const left = counts.get(part)! - 1;
			if (left === 0) counts.delete(part);
			else counts.set(part, left);
		} else last = first + 1;
	}
	if (!best) return null;
	return { from: best.from };
}

/**
 * At most {@link SNIPPET_LENGTH} characters around a place, cut between characters as people see them and where possible
 * between words; escaped, with matches in `<mark>` and `…` where text is left out.
 */
export function snippetHTML({ text, matches }: Highlighted, at: number): string {
	const start = startBefore(text, at);
	const end = endAfter(text, start, SNIPPET_LENGTH - 2);
	const html = marked(text, matches, start, end).replace(/\s+/g, ' ').trim();
	return `${start > 0 ? '…' : ''}${html}${end < text.length ? '…' : ''}`;
}

const sentenceEnd = /[.!?。！？\n]\s*/g;

/** The beginning of the sentence if it is near, else of a word. */
function startBefore(text: string, at: number): number {
	const earliest = Math.max(0, at - LEAD);
	if (earliest === 0) return 0;
	const before = text.slice(earliest, at);
	const sentence = [...before.matchAll(sentenceEnd)].at(-1);
	if (sentence) return earliest + sentence.index + sentence[0].length;
	const space = /\s/.exec(before);
	const cut = earliest + (space ? space.index + 1 : 0);
	return boundaryFrom(text, cut);
}

/** The first border between characters at or behind an offset. */
function boundaryFrom(text: string, offset: number): number {
	const base = Math.max(0, offset - LONGEST_CHARACTER);
	let last = base;
	for (const { index } of graphemes(text.slice(base, offset + LONGEST_CHARACTER))) {
		last = base + index;
		if (last >= offset) return last;
	}
	return offset;
}

/** The last border between characters within `most` of the start; where a word begins shortly before it, that word's. */
function endAfter(text: string, start: number, most: number): number {
	const limit = start + most;
	if (text.length <= limit) return text.length;
	// Borders are found from a little before, which is quicker than from the start; the first may be a wrong one.
	const base = Math.max(start, limit - LONGEST_CHARACTER);
	let end = base;
	for (const { index, segment } of graphemes(text.slice(base, limit + LONGEST_CHARACTER))) {
		if (base + index + segment.length > limit) break;
		end = base + index + segment.length;
	}
	const word = text.slice(end - 25, end).search(/\s\S*$/);
	// Scripts without spaces have none near; there any border is one between words.
	return word >= 0 && end - 25 + word > start && !/\s/.test(text[end]!) ? end - 25 + word : end;
}

function marked(text: string, matches: Match[], from: number, to: number): string {
	let html = '';
	let at = from;
	for (const match of matches.slice().sort((a, b) => a.from - b.from || b.to - a.to)) {
		const start = Math.max(match.from, at);
		const end = Math.min(match.to, to);
		if (start >= end) continue;
		html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
		at = end;
	}
	return (html + escaped(text.slice(at, to))).replaceAll('</mark><mark>', '');
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
