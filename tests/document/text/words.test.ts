import { expect, test } from 'vitest';
import { containsCJK, countWords, fuzzyWordCount, readingTime } from '../../../src/document/text/words.ts';

test.each([
	['', 0, 0],
	['  \n ', 0, 0],
	["one two three-four five's (six) 7 — 8", 8, 8],
	['潮汐表\u3000今天 ok', 3, 6],
	['café 港', 2, 5],
	['🚢🚢 ship', 2, 3],
	['zero\ufeffwidth', 1, 10],
])('words of %j: %i by spaces, %i in CJK mode', (plain, words, cjkWords) => {
	expect([countWords(plain, false), countWords(plain, true)]).toEqual([words, cjkWords]);
});

test('rounds up', () => {
	expect([0, 1, 100, 101].map(fuzzyWordCount)).toEqual([0, 100, 100, 200]);
	expect([0, 1, 212, 213].map((words) => readingTime(words, false))).toEqual([0, 1, 1, 2]);
	expect([500, 501].map((words) => readingTime(words, true))).toEqual([1, 2]);
});

test('knows the four CJK scripts and nothing else', () => {
	expect(['港', '항', 'み', 'ミ', '𠮷', '々'].every(containsCJK)).toBe(true);
	expect(['harbour', 'Ünïcode “quotes” … ™', '，。！', 'Гавань', 'مرفأ', '🚢'].some(containsCJK)).toBe(false);
});
