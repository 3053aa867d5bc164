import { decodeHTML } from 'entities';
import type { IndexedArticle } from './indexed-site.ts';

const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}';

/** Scripts in which every piece of text is to be found. */
export const anyPiece = new RegExp(`[${cjk}]`, 'u');

/** Letters of scripts that are found by whole words. */
const wordLetter = `(?![${cjk}])[\\p{L}\\p{N}]`;

/** Width, case and Latin accents folded, by other means than the index has. */
export function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.normalize('NFD')
		.replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
		.normalize('NFC');
}

/** Articles with the texts that are searched, folded once. */
export type Texts = { id: number; fields: string[] }[];

export function textsOf(articles: IndexedArticle[]): Texts {
	return articles
		.filter(({ inSite }) => inSite)
		.map(({ id, text }) => ({ id, fields: [text.title, decodeHTML(text.summary), decodeHTML(text.body), ...text.terms].map(folded) }));
}

/** Articles of which a field contains the piece. */
export function containing(texts: Texts, piece: string): Set<number> {
	const wanted = folded(piece);
	return idsOf(texts, (field) => field.includes(wanted));
}

/** Articles of which a field has the word as a whole. */
export function withWord(texts: Texts, word: string): Set<number> {
	const wanted = new RegExp(`(?<!${wordLetter})${folded(word)}(?!${wordLetter})`, 'u');
	return idsOf(texts, (field) => wanted.test(field));
}

function idsOf(texts: Texts, test: (field: string) => boolean): Set<number> {
	return new Set(texts.filter(({ fields }) => fields.some(test)).map(({ id }) => id));
}

/** The runs of letters and digits of all articles that hold a character of these scripts. */
export function runsOf(articles: IndexedArticle[]): string[] {
	return articles
		.flatMap(({ text }) => [text.title, text.summary, text.body].flatMap((field) => field.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []))
		.filter((run) => anyPiece.test(run));
}
