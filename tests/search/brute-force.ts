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

type Text = { id: number; fields: string[] };

/** Articles with the texts that are searched, folded once. */
export type Texts = {
	all: Text[];
	/** The articles that hold a character: only these can hold a piece of text with it. */
	byCharacter: Map<string, Text[]>;
};

export function textsOf(articles: IndexedArticle[]): Texts {
	const all = articles
		.filter(({ inSite }) => inSite)
		.map(({ id, text }) => ({ id, fields: [text.title, decodeHTML(text.summary), decodeHTML(text.body), ...text.terms].map(folded) }));
	const byCharacter = new Map<string, Text[]>();
	for (const text of all) {
		for (const character of new Set(text.fields.join(''))) {
			const holders = byCharacter.get(character);
			if (holders) holders.push(text);
			else byCharacter.set(character, [text]);
		}
	}
	return { all, byCharacter };
}

/** Articles of which a field contains the piece. */
export function containing({ byCharacter }: Texts, piece: string): Set<number> {
	const wanted = folded(piece);
	const holders = [...wanted].map((character) => byCharacter.get(character) ?? []);
	const fewest = holders.reduce((one, other) => (other.length < one.length ? other : one));
	return idsOf(fewest, (field) => field.includes(wanted));
}

/** Articles of which a field has the word as a whole. */
export function withWord({ all }: Texts, word: string): Set<number> {
	const wanted = new RegExp(`(?<!${wordLetter})${folded(word)}(?!${wordLetter})`, 'u');
	return idsOf(all, (field) => wanted.test(field));
}

function idsOf(texts: Text[], test: (field: string) => boolean): Set<number> {
	return new Set(texts.filter(({ fields }) => fields.some(test)).map(({ id }) => id));
}

/** The runs of letters and digits of all articles that hold a character of these scripts. */
export function runsOf(articles: IndexedArticle[]): string[] {
	return articles
		.flatMap(({ text }) => [text.title, text.summary, text.body].flatMap((field) => field.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []))
		.filter((run) => anyPiece.test(run));
}
