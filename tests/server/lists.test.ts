import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestSite, type TestSite } from '../site.ts';

const page = (frontMatter: string, body = '') => `---\n${frontMatter}\n---\n${body}\n`;

/** What lists can be narrowed by, and three languages in which not every article is there. */
const files: Record<string, string> = {
	'hugo.yaml': `
title: Harbour
defaultContentLanguage: en
taxonomies: {tag: tags, category: categories, boat: boats}
languages: {en: {weight: 1}, zh-CN: {weight: 2}, zh-HK: {weight: 3}}
menus: {main: [{name: News, pageRef: /news}]}
`,
	'content/news/_index.md': page('title: News'),
	'content/news/_index.zh-cn.md': page('title: 新闻'),
	'content/news/_index.zh-hk.md': page('title: 新聞'),
	'content/news/ferry.md': page(
		'title: Ferry\ndate: 2025-03-01\ntags: [Sea, Night Boats]\ncategories: [Transport]\nboats: [Gull]',
		'one two',
	),
	'content/news/ferry.zh-cn.md': page('title: 渡轮\ndate: 2025-03-02\ntags: [海]'),
	'content/news/ferry.zh-hk.md': page('title: 渡輪\ndate: 2025-03-03\ntags: [海]'),
	'content/news/fish.md': page('title: Fish\ndate: 2024-06-01\nlastmod: 2025-06-01\ntags: [Sea]\nweight: 3', 'one two three'),
	'content/news/fish.zh-cn.md': page('title: 鱼\ndate: 2024-06-02\ndraft: true'),
	'content/news/harbour/_index.md': page('title: In the harbour'),
	'content/news/harbour/light.md': page('title: Light\ndate: 2024-02-01\ntype: photo\nparams: {camera: {iso: 100}, stars: 5}', 'one'),
	'content/news/harbour/light.zh-hk.md': page('title: 燈\ndate: 2024-02-03'),
	'content/guides/knots.md': page('title: Knots\ndate: 2023-01-01\ncategories: [Craft]\nstars: "5"'),
	'content/guides/tides.md': page('title: Tides\ntags: [Sea, Moon]\nstars: 4'),
	'content/guides/tides.zh-cn.md': page('title: 潮汐\ndate: 2025-01-01'),
};

let site: TestSite;
beforeAll(async () => {
	site = await createTestSite(files);
});
afterAll(() => site.close());

type Answered = { articles: { nodes: { title: string }[]; totalCount: number } };

async function titles(args: string): Promise<string> {
	const { articles } = await site.ask<Answered>(`{ articles(${args}) { totalCount nodes { title } } }`);
	expect(articles.totalCount).toBe(articles.nodes.length);
	return articles.nodes.map(({ title }) => title).join(' ');
}

/** In English, ordered by title. */
const filtered = (where: string) => titles(`orderBy: { field: TITLE }, where: { locale: "en", and: [${where}] }`);

describe('a list is narrowed by', () => {
	test.each([
		['no filter', '{}', 'Ferry Fish Knots Light Tides'],
		['one of several tags', '{ tags: { any: ["moon", "night-boats"] } }', 'Ferry Tides'],
		['all of several tags', '{ tags: { all: ["sea", "moon"] } }', 'Tides'],
		['tags that it must not have', '{ tags: { none: ["moon", "night-boats"] } }', 'Fish Knots Light'],
		['tags in every way', '{ tags: { any: ["sea"], all: ["sea"], none: ["moon"] } }', 'Ferry Fish'],
		['a tag that nothing has', '{ tags: { any: ["nobody"] } }', ''],
		['a category', '{ categories: { any: ["craft"] } }', 'Knots'],
		['a term of any taxonomy', '{ terms: [{ taxonomy: "boats", any: ["gull"] }] }', 'Ferry'],
		['a section with those below it', '{ section: "news" }', 'Ferry Fish Light'],
		['a nested section', '{ section: "news/harbour" }', 'Light'],
		['a type', '{ type: "photo" }', 'Light'],
		['the day from which', '{ date: { from: "2024-06-01T00:00:00Z" } }', 'Ferry Fish'],
		['the day before which, which the undated do not have', '{ date: { before: "2024-06-01T00:00:00Z" } }', 'Knots Light'],
		['the last change', '{ lastmod: { from: "2025-06-01T00:00:00Z", before: "2025-06-01T00:00:01Z" } }', 'Fish'],
		['the beginning of the path', '{ pathPrefix: "/news/f" }', 'Ferry Fish'],
		['whether it is translated', '{ isTranslated: true }', 'Ferry Light Tides'],
		['whether it is not', '{ isTranslated: false }', 'Fish Knots'],
		['a param, where a text is no number', '{ param: [{ key: "stars", equals: 5 }] }', 'Light'],
		['a param by its path, in any case', '{ param: [{ key: "Camera.ISO", in: [50, 100] }] }', 'Light'],
		['a param that is there', '{ param: [{ key: "stars", exists: true }] }', 'Knots Light Tides'],
		['params that both hold', '{ param: [{ key: "stars", exists: true }, { key: "camera", exists: false }] }', 'Knots Tides'],
		['either of two', '{ or: [{ type: "photo" }, { categories: { any: ["craft"] } }] }', 'Knots Light'],
		['none at all', '{ or: [] }', ''],
		['two at once', '{ and: [{ section: "news" }, { tags: { any: ["sea"] } }] }', 'Ferry Fish'],
		['what it is not, the undated among them', '{ not: { date: { from: "2024-01-01T00:00:00Z" } } }', 'Knots Tides'],
		[
			'filters within filters',
			'{ or: [{ not: { section: "news" } }, { and: [{ tags: { any: ["sea"] } }, { not: { isTranslated: true } }] }] }',
			'Fish Knots Tides',
		],
	])('%s', async (_, where, expected) => {
		expect(await filtered(where)).toBe(expected);
	});
});

test('a list is in pages with numbers', async () => {
	const pageOf = async (args: string) => {
		const { articles } = await site.ask<{ articles: { nodes: { title: string }[]; pageInfo: object } }>(
			`{ articles(${args}, where: { locale: "en" }, orderBy: { field: TITLE }) {
				nodes { title } pageInfo { currentPage pageCount hasPreviousPage hasNextPage } } }`,
		);
		return [articles.nodes.map(({ title }) => title).join(' '), ...Object.values(articles.pageInfo)];
	};
	expect(await pageOf('first: 2')).toEqual(['Ferry Fish', 1, 3, false, true]);
	expect(await pageOf('first: 2, page: 2')).toEqual(['Knots Light', 2, 3, true, true]);
	expect(await pageOf('first: 2, page: 3')).toEqual(['Tides', 3, 3, true, false]);
	expect(await pageOf('first: 2, page: 4')).toEqual(['', 4, 3, true, false]);
	await expect(pageOf('first: 2, page: 2, after: "x"')).rejects.toThrow('not both');
	await expect(pageOf('first: 2, page: 0')).rejects.toThrow('counts from 1');
	await expect(pageOf('first: -1')).rejects.toThrow('from 1 to 100');
});

test('facets count the whole filtered list, whichever page of it is shown', async () => {
	const facets = async (args: string) => {
		const { articles } = await site.ask<{ articles: { facets: Record<string, Record<string, unknown>[]> } }>(
			`{ articles(first: 1, ${args}) { facets { tags { term { slug } count } categories { term { slug } count }
				boats: terms(taxonomy: "boats") { term { slug } count } most: tags(first: 1) { term { slug } count }
				locales { locale count } years { year count } } } }`,
		);
		const text = (counted: Record<string, unknown>[]) =>
			counted
				.map(({ term, locale, year, count }) => `${(term as { slug: string } | undefined)?.slug ?? locale ?? year}:${count}`)
				.join(' ');
		return Object.fromEntries(Object.entries(articles.facets).map(([name, counted]) => [name, text(counted)]));
	};
	expect(await facets('where: { locale: "en" }')).toEqual({
		tags: 'sea:3 moon:1 night-boats:1',
		categories: 'craft:1 transport:1',
		boats: 'gull:1',
		most: 'sea:3',
		locales: 'en:5',
		years: '2025:1 2024:2 2023:1',
	});
	expect(await facets('where: { section: "news", date: { from: "2024-03-01T00:00:00Z" } }')).toEqual({
		tags: 'sea:2 night-boats:1 海:1 海:1',
		categories: 'transport:1',
		boats: 'gull:1',
		most: 'sea:2',
		locales: 'en:2 zh-CN:1 zh-HK:1',
		years: '2025:3 2024:1',
	});
	expect(await facets('where: { param: [{ key: "stars", exists: true }] }, locales: ["zh-HK", "en"]')).toMatchObject({
		tags: 'moon:1 sea:1',
		locales: 'en:2',
		years: '2023:1',
	});
});

describe('of each translation group a list has the best language', () => {
	const chosen = async (args: string) => {
		type Nodes = { articles: { totalCount: number; nodes: { title: string; isFallback: boolean }[] } };
		const { articles } = await site.ask<Nodes>(`{ articles(${args}) { totalCount nodes { title isFallback } } }`);
		return [articles.totalCount, articles.nodes.map(({ title, isFallback }) => title + (isFallback ? '*' : '')).join(' ')];
	};
	const locales = 'locales: ["zh-HK", "zh-CN", "en"]';

	test('before it is filtered, ordered, counted and cut into pages', async () => {
		expect(await chosen(`${locales}, orderBy: { field: DATE }`)).toEqual([5, 'Knots* 燈 Fish* 潮汐* 渡輪']);
		// The chosen ones lack the tag: others of their group do not step in.
		expect(await chosen(`${locales}, where: { tags: { any: ["sea"] } }`)).toEqual([1, 'Fish*']);
		expect(await chosen(`${locales}, where: { locale: "en" }, orderBy: { field: TITLE }`)).toEqual([2, 'Fish* Knots*']);
		expect(await chosen(`${locales}, orderBy: { field: DATE }, first: 2, page: 2`)).toEqual([5, 'Fish* 潮汐*']);
		expect(await chosen('locales: ["en", "zh-HK"], orderBy: { field: TITLE }')).toEqual([5, 'Ferry Fish Knots Light Tides']);
		expect(await chosen('locales: ["zh-CN"], orderBy: { field: DATE }')).toEqual([2, '潮汐 渡轮']);
		expect(await chosen('locales: ["fr", "zh-HK"], orderBy: { field: DATE }')).toEqual([2, '燈 渡輪']);
	});

	test('with the tags, sections and menus of that language', async () => {
		const {
			articles,
			article,
			site: harbour,
		} = await site.ask<Record<string, unknown>>(
			`{ articles(first: 1, ${locales}, where: { tags: { any: ["海"] } }) {
				nodes { tags { name locale path } section { title } language { locale } } facets { tags { term { locale } count } } }
			article(by: { translationKey: "/news/fish" }, locales: ["zh-HK", "en"]) { title isFallback tags { path } }
			site(locale: "zh-HK") { menu(name: "main") { name url page { title } } } }`,
		);
		expect(articles).toEqual({
			nodes: [
				{
					tags: [{ name: '海', locale: 'zh-HK', path: '/zh-hk/tags/%E6%B5%B7/' }],
					section: { title: '新聞' },
					language: { locale: 'zh-HK' },
				},
			],
			facets: { tags: [{ term: { locale: 'zh-HK' }, count: 1 }] },
		});
		expect(article).toEqual({ title: 'Fish', isFallback: true, tags: [{ path: '/tags/sea/' }] });
		expect(harbour).toEqual({ menu: [{ name: 'News', url: '/zh-hk/news/', page: { title: '新聞' } }] });
	});
});
