import { describe, expect, it } from 'vitest';
import { type ArticleOrderField, createStore, type Store } from '../../src/store/store.ts';
import { createRandom, locales, NOW, randomArticles } from './random-site.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

const storeOf = (articles: TestArticle[]): Store => createStore(fillIndex({ languages: locales, articles, now: NOW }), testConfig(locales));
const listed = randomArticles(createRandom(11), 150).map(
	(article): TestArticle => ({ ...article, list: 'always', isDraft: false, publishDate: 0, expiryDate: null, render: 'always' }),
);
const nameOf = (article: TestArticle) => `${article.language} ${article.path}`;

function isStable(i: number): boolean {
	return i % 3 !== 0;
}

function edited(article: TestArticle, i: number): TestArticle {
	return { ...article, title: `edited ${i}`, linkTitle: `edited ${i}`, date: 990_000 + i * 1000, weight: i % 3, wordCount: i * 50 };
}

/** The same stable articles with other volatile ones, each an index of its own with its own row numbers. */
const random = createRandom(5);
const editions = Array.from({ length: 5 }, () => {
	const present = listed
		.filter((_, i) => isStable(i) || random.chance(60))
		.map((article) => (isStable(listed.indexOf(article)) || random.chance(50) ? article : edited(article, random.below(9))));
	return storeOf(present);
});

/** Reads a whole list while the index is another one for every slice. */
function readWhileContentChanges(field: ArticleOrderField, direction: 'ASC' | 'DESC', isBackward: boolean, term?: string): string[] {
	const found: string[] = [];
	let cursor: string | null = null;
	for (let i = 0; ; i++) {
		const reader = editions[i % editions.length]!.reader({ mode: 'live' });
		const scope = term ? { term: reader.termBySlug(reader.language('en').id, 'tags', term)!.id } : null;
		const slice = reader.articles(
			{ orderBy: { field, direction }, ...(isBackward ? { last: 6, before: cursor } : { first: 6, after: cursor }) },
			scope,
		);
		const names = slice.nodes.map((node) => `${reader.languageOf(node).locale} ${node.logicalPath}`);
		if (isBackward) found.unshift(...names);
		else found.push(...names);
		if (!(isBackward ? slice.hasPreviousPage() : slice.hasNextPage())) return found;
		cursor = slice.cursor(isBackward ? 0 : slice.nodes.length - 1);
	}
}

describe('cursors', () => {
	const fields: ArticleOrderField[] = ['DEFAULT', 'DATE', 'PUBLISH_DATE', 'LASTMOD', 'TITLE', 'WORD_COUNT'];
	it.each(fields)('by %s give every article that stays exactly once while others come, go and change', (field) => {
		const stable = listed.filter((_, i) => isStable(i)).map(nameOf);
		const final = storeOf(listed.filter((_, i) => isStable(i))).reader({ mode: 'live' });
		for (const direction of ['ASC', 'DESC'] as const) {
			for (const isBackward of [false, true]) {
				const found = readWhileContentChanges(field, direction, isBackward).filter((name) => stable.includes(name));
				const expected: string[] = [];
				for (let page = 1; expected.length < stable.length; page++) {
					const slice = final.articles({ orderBy: { field, direction }, first: 100, page });
					expected.push(...slice.nodes.map((node) => `${final.languageOf(node).locale} ${node.logicalPath}`));
				}
				expect(found, `${direction} ${isBackward ? 'backward' : 'forward'}`).toEqual(expected);
			}
		}
	});

	it("of a term's own list go on too", () => {
		const stable = listed
			.filter((article, i) => isStable(i) && article.language === 'en' && article.terms!.tags!.flat().includes('hot'))
			.map(nameOf);
		for (const isBackward of [false, true]) {
			const found = readWhileContentChanges('DEFAULT', 'ASC', isBackward, 'hot').filter((name) => stable.includes(name));
			expect(found.toSorted()).toEqual(stable.toSorted());
		}
	});

	it('hold no row number and stay the same when the index is built anew', () => {
		const first = storeOf(listed).reader({ mode: 'live' }).articles({ first: 5 });
		const again = storeOf(listed.toReversed()).reader({ mode: 'live' }).articles({ first: 5 });
		expect(again.cursor(4)).toBe(first.cursor(4));
		const node = first.nodes[4]!;
		const values = Buffer.from(first.cursor(4), 'base64url').toString();
		expect(JSON.parse(values)).toEqual([
			'default',
			expect.any(String),
			node.logicalPath,
			node.file,
			node.weightOrder,
			node.dateOrder,
			node.linkTitle,
			null,
		]);
	});

	it('of anything else are refused with what to do', () => {
		const reader = storeOf(listed).reader({ mode: 'live' });
		const ofTitles = reader.articles({ orderBy: { field: 'TITLE' } }).cursor(0);
		const terms = reader.termConnection('tags', {}).cursor(0);
		const forged = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
		for (const after of [
			'',
			'x',
			'null',
			ofTitles,
			terms,
			forged(['default']),
			forged(['default', 'en', '/a', 'a', 'b', 1, 'c', null]),
			forged([]),
			'A'.repeat(200_000),
		]) {
			expect(() => reader.articles({ after }), after.slice(0, 30)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }));
		}
		// A cursor whose language the site lost still has a place.
		expect(
			reader.articles({ after: forged(['default', 'tlh', '/a', 'a', Number.MAX_SAFE_INTEGER, 0, 'c', null]) }).nodes.length,
		).toBeGreaterThan(0);
	});
});

describe('slices', () => {
	const reader = storeOf(listed).reader({ mode: 'live' });
	it.each([
		[{ first: 3, last: 3 }, 'not both'],
		[{ first: 0 }, '1 to 100'],
		[{ first: 101 }, '1 to 100'],
		[{ last: -1 }, '1 to 100'],
		[{ page: 0 }, 'counts from 1'],
		[{ page: 2, after: 'x' }, 'cursors'],
		[{ page: 2, last: 2 }, 'leave out last'],
	])('%o is refused', (args, message) => {
		expect(() => reader.articles(args)).toThrow(
			expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining(message) }),
		);
	});

	it('have ten rows unless told, and numbers for pages', () => {
		const slice = reader.articles({});
		expect([slice.nodes.length, slice.currentPage(), slice.pageCount()]).toEqual([10, 1, Math.ceil(slice.totalCount() / 10)]);
		const second = reader.articles({ after: slice.cursor(9) });
		expect([second.currentPage(), second.pageCount(), second.hasPreviousPage()]).toEqual([null, null, true]);
		const beyond = reader.articles({ page: 10_000, first: 5 });
		expect([beyond.nodes.length, beyond.hasNextPage(), beyond.currentPage()]).toEqual([0, false, 10_000]);
	});

	it('between two cursors hold what stands between', () => {
		const slice = reader.articles({ first: 20 });
		const ids = slice.nodes.map(({ id }) => id);
		const inner = reader.articles({ first: 50, after: slice.cursor(3), before: slice.cursor(10) });
		expect(inner.nodes.map(({ id }) => id)).toEqual(ids.slice(4, 10));
		expect([inner.hasNextPage(), inner.hasPreviousPage()]).toEqual([true, true]);
		expect(reader.articles({ last: 2, after: slice.cursor(3), before: slice.cursor(10) }).nodes.map(({ id }) => id)).toEqual(
			ids.slice(8, 10),
		);
	});
});
