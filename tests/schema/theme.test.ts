import { describe, expect, it } from 'vitest';
import { menuUrl } from '../../src/store/menu-url.ts';
import { humanised } from '../../src/store/site.ts';
import { isTruthful, orDefault, paramAt } from '../../src/store/truth.ts';
import { wordsOf } from '../../src/widgets/words.ts';

describe('the theme’s words', () => {
	it.each([
		['en', 'en', 'Recent Posts'],
		['zh-cn', 'zh-CN', '近期文章'],
		['cn', 'zh-CN', '近期文章'],
		['zh-hk', 'zh-HK', '近期文章'],
		['de-at', 'de-AT', 'Letzte Beiträge'],
		['pt-br', 'pt-BR', 'Postagens recentes'],
		['constructor', 'xx', 'Recent Posts'],
	])('for %s (%s) are its own, or of the closest language', (key, tag, title) => {
		expect(wordsOf(key, tag).recent).toBe(title);
	});

	it('for Hong Kong are in its own script', () => {
		expect(wordsOf('zh-hk', 'zh-hk').taglist).toBe('標籤');
	});
});

describe('values of params', () => {
	it('count as true as in a template', () => {
		expect([1, 'false', [0], { a: 0 }, true].map(isTruthful)).toEqual([true, true, true, true, true]);
		expect([0, '', [], {}, false, null, undefined].map(isTruthful)).toEqual([false, false, false, false, false, false, false]);
	});

	it('give way to others where they count as not given', () => {
		expect(['', [], null, undefined].map((value) => orDefault(value, 'other'))).toEqual(['other', 'other', 'other', 'other']);
		expect(orDefault(false, 'other')).toBe(false);
	});

	it('are found by dotted paths, whole keys first, and never outside the params', () => {
		const params = { 'a.b': 1, a: { b: 2, c: [3] } };
		expect(paramAt(params, 'A.B')).toBe(1);
		expect(paramAt(params, 'a.c')).toEqual([3]);
		expect(paramAt(params, 'a.c.0')).toBeUndefined();
		expect(paramAt(params, '__proto__')).toBeUndefined();
		expect(paramAt(params, 'a.constructor')).toBeUndefined();
	});
});

describe('addresses of configured menu entries', () => {
	const site = { basePath: '/sub', disablePathToLower: false };
	it.each([
		['/On Roses & More/', '/sub/on-roses-more/'],
		['/关于/', '/sub/%E5%85%B3%E4%BA%8E/'],
		['/a%20b/#Part', '/sub/a%20b/#part'],
		['https://far.example/X', 'https://far.example/X'],
		['relative/X', 'relative/X'],
		['', ''],
	])('%s', (url, expected) => {
		expect(menuUrl(url, site)).toBe(expected);
	});
});

it('names of languages begin with a capital', () => {
	expect(['english edition', '中文', 'OLD_style', ''].map(humanised)).toEqual(['English edition', '中文', 'Old style', '']);
});
