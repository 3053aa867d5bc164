import { describe, expect, it } from 'vitest';
import { isRareEnough, type KeywordIndex, relatedKeywords } from '../../src/related/keywords.ts';
import { createScale, isRelated, normalise } from '../../src/related/score.ts';

const page = {
	kind: 'page',
	section: 'posts',
	language: 'en',
	bundleType: '',
	title: 'A title',
	linkTitle: 'A title',
	description: '',
	slug: '',
	type: 'posts',
	layout: '',
	keywords: ['One', 'two'],
	date: '2024-03-05',
	publishDate: null,
	lastmod: null,
	expiryDate: null,
	params: { tags: ['Go', 2024, 'Go'], broken: ['a', { b: 1 }], number: 5, word: 'Alone', nested: { deep: 'x' } },
	headings: [{ id: '', headings: [{ id: 'first', headings: [{ id: 'Second', headings: [] }] }] }],
};

function keywordsOf(index: Partial<KeywordIndex>): string[] {
	const whole: KeywordIndex = { name: 'tags', weight: 10, type: 'basic', pattern: '2006', toLower: false, ...index };
	return relatedKeywords<string>(whole, page, (date, layout) => (date ?? '0001').slice(0, layout.length));
}

describe('relatedKeywords', () => {
	it('takes fields, params and dates by the name of the index', () => {
		expect(keywordsOf({})).toEqual(['Go', '2024', 'Go']);
		expect(keywordsOf({ name: 'keywords', toLower: true })).toEqual(['one', 'two']);
		expect(keywordsOf({ name: 'word' })).toEqual(['Alone']);
		expect(keywordsOf({ name: 'nested.deep' })).toEqual(['x']);
		expect(keywordsOf({ name: 'section' })).toEqual(['posts']);
		expect(keywordsOf({ name: 'date' })).toEqual(['2024']);
		expect(keywordsOf({ name: 'publishdate' }), 'a date that is not set is the year 1').toEqual(['0001']);
	});

	it('has none for what is no text, and none for an index without weight', () => {
		for (const name of ['broken', 'number', 'missing', 'nested', 'draft']) expect(keywordsOf({ name }), name).toEqual([]);
		expect(keywordsOf({ weight: 0 })).toEqual([]);
	});

	it('adds the ids of headings to an index of fragments as they are', () => {
		expect(keywordsOf({ type: 'fragments', toLower: true })).toEqual(['go', '2024', 'go', 'first', 'Second']);
	});
});

describe('the threshold', () => {
	const scale = createScale({ threshold: 80, indices: [{ weight: 100 }, { weight: 10 }, { weight: 80 }] });

	it('is shared among the matches', () => {
		expect(isRelated(10, 1, scale), 'a shared year alone').toBe(false);
		expect(isRelated(90, 2, scale), 'a shared year and tag').toBe(true);
		expect(isRelated(80, 1, scale)).toBe(true);
		expect(isRelated(0, 0, scale)).toBe(false);
	});

	it('takes weights as a per cent of their span, which includes 0', () => {
		expect(normalise(50, createScale({ threshold: 0, indices: [{ weight: 50 }, { weight: 65 }] }))).toBe(77);
		expect(normalise(50, createScale({ threshold: 0, indices: [{ weight: -50 }, { weight: 150 }] }))).toBe(50);
	});

	it('of cardinality drops what more than its share of the pages have', () => {
		expect([79, 80, 0].map((threshold) => isRareEnough(4, 5, threshold))).toEqual([false, true, true]);
	});
});
