import type { ArticleArguments, ArticleOrderField, ArticleWhere } from '../../src/store/store.ts';
import type { TestArticle } from './site.ts';

/** Numbers that look random and are the same in each run. */
export function createRandom(seed: number) {
	let state = seed;
	const below = (limit: number) => {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
	const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
	return { below, pick, chance: (percent: number) => below(100) < percent };
}

type Random = ReturnType<typeof createRandom>;

export const locales = ['zh-CN', 'en', 'zh-HK'];
export const NOW = 1_000_000;

/** Articles with ties everywhere: few dates, few titles, few weights, some undated, hidden, future, expired or translated. */
export function randomArticles(random: Random, count: number): TestArticle[] {
	const articles = new Map<string, TestArticle>();
	for (let i = 0; i < count; i++) {
		const folder = random.pick(['news', 'news', 'docs', 'docs/guides', 'blog']);
		const path = `/${folder}/${random.chance(30) ? `shared-${random.below(count / 6)}` : `a${i}`}`;
		const language = random.pick(locales);
		const date = random.chance(10) ? random.pick([null, null, -62_150_000_000]) : 990_000 + random.below(12) * 1000;
		articles.set(`${language} ${path}`, {
			path,
			language,
			date,
			title: random.pick(['标题', 'Zebra', 'apple', 'Äpfel', '北京', 'news', '10', '9']) + (random.chance(50) ? random.below(5) : ''),
			...(random.chance(20) && { linkTitle: random.pick(['Link', 'apple', '北京']) }),
			...(random.chance(15) && { weight: random.pick([-1, 1, 2]) }),
			...(random.chance(20) && { lastmod: date === null ? null : date + random.below(5) * 500 }),
			...(random.chance(5) && { isDraft: true }),
			...(random.chance(5) && { publishDate: NOW + 500 }),
			...(random.chance(5) && { expiryDate: random.pick([NOW - 500, NOW + 500]) }),
			...(random.chance(6) && { list: random.pick(['local', 'never'] as const) }),
			...(random.chance(4) && { render: 'never' as const }),
			...(random.chance(5) && { type: 'special' }),
			...(random.chance(8) && { translationKey: `group-${random.below(10)}` }),
			wordCount: random.below(6) * 100,
			params: {
				author: random.pick(['ann', 'bob']),
				rank: random.below(3),
				number: i,
				...(random.chance(30) && { source: random.pick(['paper', 'wire', null]) }),
			},
			terms: {
				tags: [
					...new Set(Array.from({ length: random.below(4) }, () => random.pick(['hot', 'hot', 'warm', 'mild', 'rare', 'odd']))).values(),
				].map((tag) => (random.chance(20) ? ([tag, random.pick([-1, 3])] as [string, number]) : tag)),
				categories: random.chance(70) ? [random.pick(['world', 'local'])] : [],
			},
		});
	}
	return [...articles.values()];
}

/** A list that somebody could ask for. */
export function randomArguments(random: Random): ArticleArguments {
	const field = random.pick<ArticleOrderField>([
		'DEFAULT',
		'DEFAULT',
		'DEFAULT',
		'DATE',
		'PUBLISH_DATE',
		'LASTMOD',
		'TITLE',
		'WEIGHT',
		'WORD_COUNT',
	]);
	return {
		...(random.chance(75) && { where: randomWhere(random, 2) }),
		...(random.chance(60) && { orderBy: { field, direction: random.pick(['ASC', 'DESC'] as const) } }),
		...(random.chance(30) && { locales: random.pick([['zh-HK', 'zh-CN', 'en'], ['en', 'zh-CN'], ['zh-hk'], ['zh-CN', 'zh-HK']]) }),
	};
}

function randomWhere(random: Random, depth: number): ArticleWhere {
	const tags = () => Array.from({ length: 1 + random.below(2) }, () => random.pick(['hot', 'warm', 'rare', 'nowhere']));
	return {
		...(random.chance(30) && { tags: random.pick([{ any: tags() }, { all: tags() }, { none: tags() }, { any: tags(), none: ['odd'] }]) }),
		...(random.chance(10) && { categories: { any: ['world'] } }),
		...(random.chance(10) && { terms: [{ taxonomy: 'categories', none: ['world'] }] }),
		...(random.chance(20) && { section: random.pick(['news', 'docs', 'docs/guides', 'none']) }),
		...(random.chance(10) && { type: random.pick(['special', 'news']) }),
		...(random.chance(25) && { locale: random.pick(['zh-CN', 'en', 'ZH-hk', 'xx']) }),
		...(random.chance(15) && { date: random.pick([{ from: 995_000 }, { before: 996_000 }, { from: 993_000, before: 998_000 }]) }),
		...(random.chance(10) && { lastmod: random.pick([{ from: 995_500 }, { before: 400_000 }, { from: 800_000, before: 950_000 }]) }),
		...(random.chance(10) && {
			pathPrefix: random.pick(['/', '/news/', '/ne', '/docs/g', '/en/', '/zh-hk/docs/guides/', '/news/a1', '/none']),
		}),
		...(random.chance(10) && { isTranslated: random.chance(50) }),
		...(random.chance(10) && {
			param: [
				random.pick([
					{ key: 'author', equals: 'ann' },
					{ key: 'rank', equals: 1 },
					{ key: 'rank', in: [0, 2] },
					{ key: 'number', in: [7, 8, 300] },
					{ key: 'source', exists: true },
					{ key: 'source', exists: false },
					{ key: 'nobody', equals: 'ann' },
				]),
			],
		}),
		...(depth > 0 && random.chance(15) && { or: [randomWhere(random, depth - 1), randomWhere(random, depth - 1)] }),
		...(depth > 0 && random.chance(10) && { and: [randomWhere(random, depth - 1)] }),
		...(depth > 0 && random.chance(10) && { not: randomWhere(random, depth - 1) }),
	};
}
