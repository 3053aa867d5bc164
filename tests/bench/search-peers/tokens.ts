import { folded } from '../../search/brute-force.ts';

const piece = /\p{Script=Han}+|(?!\p{Script=Han})[\p{L}\p{N}]+/gu;
const han = /\p{Script=Han}/u;

/** Words, and of Chinese text every character and every two that touch: how an engine without Chinese is usually taught it. */
export function bigrams(text: string): string[] {
	const tokens: string[] = [];
	for (const [part] of folded(text).matchAll(piece)) {
		if (!han.test(part)) {
			tokens.push(part);
			continue;
		}
		const characters = [...part];
		for (const [i, character] of characters.entries()) {
			tokens.push(character);
			if (i + 1 < characters.length) tokens.push(character + characters[i + 1]!);
		}
	}
	return tokens;
}

/** The same for a query: of Chinese text of more than one character the pairs alone. */
export function queryBigrams(text: string): string[] {
	return [...folded(text).matchAll(piece)].flatMap(([part]) => {
		const tokens = bigrams(part);
		return han.test(part) && tokens.length > 1 ? tokens.filter((token) => [...token].length === 2) : tokens;
	});
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words as the dictionary of the platform has them. */
export function dictionaryWords(text: string): string[] {
	return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** The text with every Chinese character on its own, so that an engine of words takes each for a word. */
export function charactersApart(text: string): string {
	return folded(text).replace(/\p{Script=Han}/gu, ' $& ');
}
