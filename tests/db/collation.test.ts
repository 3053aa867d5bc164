import { describe, expect, it } from 'vitest';
import { compareTitles, foldedCompare } from '../../src/db/collation.ts';

/** Sorts the words from their reverse, so that nothing stays in place by chance. */
function sorted(language: string, words: string): string {
	return words.split(' ').reverse().sort(compareTitles(language)).join(' ');
}

describe('compareTitles', () => {
	it('puts signs before digits, digits before letters, and case and accents last', () => {
		const words = '_under -dash "q" 10 9 Äpfel apple Banana cherry éclair zoo Zoo';
		expect(sorted('en', words)).toBe(words);
	});

	it('puts no script first for being that of the language', () => {
		const words = '9 Latin ωμ яблоко ไทย 가 あ';
		for (const language of ['en', 'zh', 'ja', 'ko', 'ru', 'el', 'th']) {
			expect(sorted(language, words), language).toBe(words);
			expect(sorted(language, 'a я 中'), language).toBe('a я 中');
		}
	});

	it('orders Han by the language where it has an order, else by code point', () => {
		expect(sorted('zh-cn', '阿 春 中 最')).toBe('阿 春 中 最');
		expect(sorted('zh-tw', '一 二 三 國')).toBe('一 二 三 國');
		expect(sorted('en', '一 于 我 春 最 阿')).toBe('一 于 我 春 最 阿');
		expect(sorted('ja', '丂 一 丁')).toBe('丂 一 丁');
		expect(sorted('ko', '가 各 나')).toBe('가 各 나');
	});

	it('has the readings of characters that Hugo has, and none of whole words', () => {
		expect(sorted('zh-cn', '利 李 忱 沈 沉 重启 重庆')).toBe('忱 沈 沉 利 李 重启 重庆');
		expect(sorted('zh-tw', '鿎 一 丁')).toBe('鿎 一 丁');
	});

	it('does not see what is invisible', () => {
		expect(sorted('zh-cn', 'Z 马 \u200b蚂 A 吗')).toBe('A Z 马 \u200b蚂 吗');
	});

	it('holds quotation marks apart', () => {
		expect(compareTitles('en')("Let's z", 'Let’s a')).toBeLessThan(0);
	});

	it('takes an unknown language for English, and a key as sites write it', () => {
		for (const language of ['cn', 'xx', 'not a tag', '']) expect(sorted(language, 'a ä b'), language).toBe('a ä b');
		expect(sorted('sv', 'a z ä')).toBe('a z ä');
		expect(sorted('zh_CN', '阿 中')).toBe('阿 中');
	});

	it('has one comparator per language, and zero for equal texts only', () => {
		expect(compareTitles('de')).toBe(compareTitles('de'));
		expect(compareTitles('de')('Straße', 'Straße')).toBe(0);
		expect(compareTitles('de')('strasse', 'Strasse')).not.toBe(0);
	});
});

describe('foldedCompare', () => {
	it('goes by code point without case, and by case at the very end', () => {
		const words = ['A', 'a\\b', 'a_b', 'ab', 'B', 'b', 'Ä', 'ä', '中', '\uffee', '🚀'];
		expect([...words].reverse().sort(foldedCompare)).toEqual(words);
		expect(foldedCompare('Ä1', 'ä0')).toBeGreaterThan(0);
		expect(foldedCompare('a', 'A')).toBeGreaterThan(0);
		expect(foldedCompare('ab', 'a')).toBeGreaterThan(0);
		expect(foldedCompare('x', 'x')).toBe(0);
	});
});
