import { describe, expect, it } from 'vitest';
import { type ArticleArguments, createStore, type Reader, type Visibility } from '../../src/store/store.ts';
import { expectedList } from './model.ts';
import { createRandom, locales, NOW, randomArguments, randomArticles } from './random-site.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

const articles = randomArticles(createRandom(7), 260);
const store = createStore(fillIndex({ languages: locales, articles, sections: ['/docs/guides'], now: NOW }), testConfig(locales));
const visibilities: Visibility[] = [{ mode: 'live' }, { mode: 'preview', at: null }, { mode: 'preview', at: NOW + 600 }];

describe.each(visibilities)('article lists seen %o', (visibility) => {
	const random = createRandom(visibility.mode === 'live' ? 1 : 2);
	const cases = Array.from({ length: visibility.mode === 'live' ? 80 : 25 }, () => randomArguments(random));

	it('are what sorting and filtering everything gives, forward, backward and by page', () => {
		for (const args of cases) {
			const reader = store.reader(visibility);
			const expected = expectedList(articles, locales, args, visibility, NOW);
			const message = JSON.stringify(args);
			expect(readForward(reader, args, 7), message).toEqual(expected);
			expect(readBackward(reader, args, 9), message).toEqual(expected);
			expect(readPages(reader, args, 13), message).toEqual(expected);
			const whole = reader.articles({ ...args, first: 1 });
			expect(whole.totalCount(), message).toBe(expected.length);
		}
	});

	it('of a term put its weights first', () => {
		for (const orderBy of [null, { field: 'DEFAULT', direction: 'DESC' }, { field: 'DATE', direction: 'DESC' }] as const) {
			const reader = store.reader(visibility);
			const { id } = reader.termBySlug(reader.language('en').id, 'tags', 'hot')!;
			const args: ArticleArguments = { orderBy, where: { locale: 'en' } };
			const expected = expectedList(articles, locales, args, visibility, NOW, 'hot');
			expect(readForward(reader, { orderBy }, 7, { term: id })).toEqual(expected);
			expect(readBackward(reader, { orderBy }, 7, { term: id })).toEqual(expected);
			expect(reader.articles({ orderBy }, { term: id }).totalCount()).toBe(expected.length);
		}
	});

	it('of a section hold its own articles, those too that the site does not list', () => {
		for (const orderBy of [null, { field: 'DATE', direction: 'DESC' }, { field: 'TITLE' }, { field: 'WORD_COUNT' }] as const) {
			const reader = store.reader(visibility);
			const { id } = reader.pageByLogicalPath(reader.language('zh-CN').id, '/docs')!;
			const expected = expectedList(articles, locales, { orderBy, where: { locale: 'zh-CN' } }, visibility, NOW, undefined, '/docs');
			expect(readForward(reader, { orderBy }, 7, { section: id })).toEqual(expected);
			expect(readBackward(reader, { orderBy }, 7, { section: id })).toEqual(expected);
			expect(reader.articles({ orderBy }, { section: id }).totalCount()).toBe(expected.length);
		}
	});

	it('have facets that count what lists hold', () => {
		for (const args of cases.slice(0, 60)) {
			const reader = store.reader(visibility);
			const expected = expectedList(articles, locales, args, visibility, NOW);
			const { facets } = reader.articles(args);
			const counted = Object.fromEntries(facets.locales().map(({ language, count }) => [language.key, count]));
			const byLanguage = Object.groupBy(expected, (name) => name.split(' ')[0]!);
			expect(counted, JSON.stringify(args)).toEqual(
				Object.fromEntries(Object.entries(byLanguage).map(([key, names]) => [key, names!.length])),
			);
			for (const { term, count } of facets.terms('tags', 20)) {
				const narrowed = {
					...args,
					where: { and: [args.where ?? {}, { tags: { any: [term.slug] }, locale: reader.languageOf(term).key }] },
				};
				expect(count, JSON.stringify(args)).toBe(reader.articles(narrowed).totalCount());
			}
		}
	});
});

describe('lists over many days', () => {
	const random = createRandom(23);
	const days = [0, 0, 0, 1, 1, 2, 40, 41, 41, 1000];
	const shared = randomArticles(random, 1400).map((article): TestArticle => {
		if (article.date == null || article.date < 0) return article;
		const date = article.date - random.pick(days) * 86_400 - random.below(90_000);
		return { ...article, date, ...(article.lastmod != null && { lastmod: date + 5000 }), weight: random.chance(2) ? 1 : 0 };
	});
	const many = createStore(fillIndex({ languages: locales, articles: shared, sections: ['/docs/guides'], now: NOW }), testConfig(locales));

	it('are what sorting and filtering everything gives, forward, backward and by page', () => {
		for (let number = 0; number < 40; number++) {
			const { where, locales: preferred } = randomArguments(random);
			const orderBy = random.pick([
				null,
				{ field: 'DEFAULT', direction: 'DESC' },
				{ field: 'DATE' },
				{ field: 'LASTMOD', direction: 'DESC' },
			] as const);
			const args: ArticleArguments = { orderBy, where: where ?? { not: { tags: { any: ['rare'] } } }, locales: preferred ?? null };
			const reader = many.reader({ mode: 'live' });
			const expected = expectedList(shared, locales, args, { mode: 'live' }, NOW);
			const message = JSON.stringify(args);
			expect(readForward(reader, args, 37), message).toEqual(expected);
			expect(readBackward(reader, args, 41), message).toEqual(expected);
			expect(readPages(reader, args, 90), message).toEqual(expected);
			expect(reader.articles({ ...args, first: 1 }).totalCount(), message).toBe(expected.length);
		}
	});
});

describe('a filter that no sets are kept for', () => {
	const db = fillIndex({
		articles: [
			{ path: '/news/one', date: NOW - 1000, params: { a: { b: { c: { d: { e: 1 } } } } } },
			{ path: '/news/two', date: NOW - 1000 },
		],
		now: NOW,
	});
	const where = { param: [{ key: 'a.b.c.d.e', exists: true }] };

	it('is counted article by article on a site of few', () => {
		const list = createStore(db, testConfig(['en']))
			.reader({ mode: 'live' })
			.articles({ where });
		expect([list.totalCount(), list.facets.locales().map(({ count }) => count)]).toEqual([1, [1]]);
	});

	it('lists articles of a site of many, and is not counted there', () => {
		db.$client.exec("update counter set count = 200001 where dimension = 'site'");
		const list = createStore(db, testConfig(['en']))
			.reader({ mode: 'live' })
			.articles({ where });
		expect(list.nodes).toHaveLength(1);
		expect(() => list.totalCount()).toThrow(
			'counted article by article, which is done for 200000 of them at most; here it would be 200001',
		);
		expect(() => list.facets.terms('tags', 10)).toThrow('leave out totalCount');
	});
});

describe('long lists', () => {
	const many = randomArticles(createRandom(13), 420).map(
		(article): TestArticle => ({ ...article, language: 'en', path: `/news/${article.language}-${article.path.split('/').at(-1)}` }),
	);
	const unique = [...new Map(many.map((article) => [article.path, article])).values()];
	const live: Visibility = { mode: 'live' };
	const withLocal = createStore(fillIndex({ articles: unique, now: NOW }), testConfig(['en'])).reader(live);
	const listed = unique.map((article): TestArticle => ({ ...article, list: 'always' }));
	const withoutLocal = createStore(fillIndex({ articles: listed, now: NOW }), testConfig(['en'])).reader(live);
	const fields = ['DEFAULT', 'DATE', 'LASTMOD', 'TITLE', 'WORD_COUNT'] as const;

	it.each(fields)('of a section or a term by %s walk an index or sort, with the same result', (field) => {
		for (const [reader, source] of [
			[withLocal, unique],
			[withoutLocal, listed],
		] as const) {
			for (const direction of ['ASC', 'DESC'] as const) {
				const args = { orderBy: { field, direction } };
				const section = reader.pageByUrl('/news/')!.id;
				const term = reader.termBySlug(null, 'tags', 'hot')!.id;
				for (const first of [5, 90]) {
					expect(readForward(reader, args, first, { section })).toEqual(expectedList(source, ['en'], args, live, NOW, undefined, '/news'));
					expect(readForward(reader, args, first, { term })).toEqual(expectedList(source, ['en'], args, live, NOW, 'hot'));
					const filtered = { ...args, where: { tags: { any: ['hot'] } } };
					expect(readForward(reader, filtered, first)).toEqual(expectedList(source, ['en'], filtered, live, NOW));
				}
			}
		}
	});
});

type Scope = { section: number } | { term: number };
const names = (reader: Reader, nodes: { languageId: number; logicalPath: string }[]) =>
	nodes.map((node) => `${reader.languages().find(({ id }) => id === node.languageId)!.key} ${node.logicalPath}`);

function readForward(reader: Reader, args: ArticleArguments, first: number, scope?: Scope): string[] {
	const found: string[] = [];
	for (let after: string | null = null; ; ) {
		const slice = reader.articles({ ...args, first, after }, scope);
		found.push(...names(reader, slice.nodes));
		expect(slice.hasPreviousPage()).toBe(after !== null);
		if (!slice.hasNextPage()) return found;
		after = slice.cursor(slice.nodes.length - 1);
	}
}

function readBackward(reader: Reader, args: ArticleArguments, last: number, scope?: Scope): string[] {
	const found: string[] = [];
	for (let before: string | null = null; ; ) {
		const slice = reader.articles({ ...args, last, before }, scope);
		found.unshift(...names(reader, slice.nodes));
		expect(slice.hasNextPage()).toBe(before !== null);
		if (!slice.hasPreviousPage()) return found;
		before = slice.cursor(0);
	}
}

function readPages(reader: Reader, args: ArticleArguments, first: number): string[] {
	const found: string[] = [];
	for (let page = 1; ; page++) {
		const slice = reader.articles({ ...args, first, page });
		found.push(...names(reader, slice.nodes));
		expect(slice.hasPreviousPage()).toBe(page > 1);
		if (!slice.hasNextPage()) return found;
	}
}
