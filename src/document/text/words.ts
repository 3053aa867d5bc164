import { isSpace } from './space.ts';

/** Words that a reader takes in per minute, and characters of Chinese, Japanese or Korean text (Hugo: hugolib/page__content.go, figures of 0.169). */
const [wordsPerMinute, cjkWordsPerMinute] = [212, 500];

/**
 * Hugo's `.WordCount` of a page's plain text: runs of characters that are not white space.
 *
 * In CJK mode a run with any character beyond ASCII counts every code point of it, punctuation included.
 */
export function countWords(plain: string, isCJK: boolean): number {
	let count = 0;
	let length = 0;
	let isPlainASCII = true;
	for (let at = 0; at < plain.length; at++) {
		const code = plain.charCodeAt(at);
		if (isSpace(code)) {
			if (length > 0) count += isCJK && !isPlainASCII ? length : 1;
			length = 0;
			isPlainASCII = true;
			continue;
		}
		if (code > 0x7f) isPlainASCII = false;
		// The second half of a surrogate pair belongs to the code point already counted.
		if ((code & 0xfc00) !== 0xdc00) length++;
	}
	if (length > 0) count += isCJK && !isPlainASCII ? length : 1;
	return count;
}

/** Hugo's `.FuzzyWordCount`: words rounded up to hundreds; 0 stays 0. */
export function fuzzyWordCount(words: number): number {
	return Math.ceil(words / 100) * 100;
}

/** Hugo's `.ReadingTime` in whole minutes, rounded up; 0 without words. */
export function readingTime(words: number, isCJK: boolean): number {
	return Math.ceil(words / (isCJK ? cjkWordsPerMinute : wordsPerMinute));
}

const cjk = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Every code unit that one of them can begin with: a cheap first look. */
const possiblyCJK = /[\u1100-\u11ff\u2e80-\uffff]/;

/** Whether the text has a Han, Hangul, Hiragana or Katakana character: what `hasCJKLanguage` asks of a whole file, front matter included. */
export function containsCJK(text: string): boolean {
	return possiblyCJK.test(text) && cjk.test(text);
}
