import type { ArticleWhere, PageRow, Reader } from '../../src/store/store.ts';
import type { TestArticle } from './site.ts';

/** Articles of which a section and a tag have none that the site's lists do not: the own lists of others have no sets. */
export function listedWhole(articles: TestArticle[]): TestArticle[] {
	const isOfEither = ({ path, terms }: TestArticle) =>
		path.startsWith('/blog/') || terms?.tags?.some((use) => (typeof use === 'string' ? use : use[0]) === 'warm');
	return articles.map((article) => (isOfEither(article) ? { ...article, list: 'always', render: 'always' } : article));
}

function anArticle(reader: Reader): PageRow {
	return reader.articles({ where: { locale: 'en' }, first: 30 }).nodes[20]!;
}
function aTerm(reader: Reader): number {
	return reader.termBySlug(reader.language('en').id, 'tags', 'hot')!.id;
}
function afterTen(reader: Reader, args: Parameters<Reader['articles']>[0]) {
	const slice = reader.articles({ ...args, first: 10 });
	return reader.articles({ ...args, first: 10, after: slice.cursor(slice.nodes.length - 1) });
}

/** Filters, each of which sets are kept for. */
const filters: Record<string, ArticleWhere> = {
	'they have one of two terms': { tags: { any: ['hot', 'warm'] } },
	'they have two terms': { tags: { all: ['hot', 'warm'] } },
	'they lack a term': { tags: { any: ['hot'], none: ['warm'] } },
	'a term and a section meet': { tags: { any: ['hot'] }, section: 'news' },
	'they are of some days': { date: { from: 900_000, before: 1_080_000 } },
	'a term and some days meet': { tags: { any: ['hot'] }, date: { from: 900_000, before: 1_080_000 } },
	'they are translated': { isTranslated: true },
	'their path begins so': { pathPrefix: '/news/' },
	'the path of many begins so': { pathPrefix: '/n' },
	'they were changed before a day': { lastmod: { before: 990_500 } },
	'many have a param': { param: [{ key: 'author', equals: 'ann' }] },
	'few have a param': { param: [{ key: 'number', in: [3, 30] }] },
	'they have a param at all': { param: [{ key: 'source', exists: true }] },
	'they lie in a nested section': { section: 'docs/guides' },
	'one of two holds': { or: [{ section: 'news' }, { type: 'docs' }] },
	'not both hold': { not: { section: 'news', tags: { any: ['hot'] } } },
};

const byDate = { field: 'DATE', direction: 'DESC' } as const;
/** What is asked of a reader, by name. */
export const operations: Record<string, (reader: Reader) => unknown> = {
	'the feed of all languages': (reader) => afterTen(reader, {}).totalCount(),
	'the feed of one language': (reader) => afterTen(reader, { where: { locale: 'en' } }).totalCount(),
	'the feed of preferred languages': (reader) => afterTen(reader, { locales: ['zh-HK', 'zh-CN'] }),
	'all of the feed of preferred languages': (reader) => {
		const list = afterTen(reader, { locales: ['zh-HK', 'zh-CN'] });
		return [list.totalCount(), list.facets.terms('tags', 10), list.facets.years()];
	},
	'the feed by date': (reader) => afterTen(reader, { orderBy: byDate }),
	'the feed by title': (reader) => afterTen(reader, { orderBy: { field: 'TITLE' } }),
	'the feed by word count': (reader) => afterTen(reader, { orderBy: { field: 'WORD_COUNT' } }),
	'a numbered page': (reader) => reader.articles({ where: { locale: 'en' }, page: 3 }).pageCount(),
	'a year of the feed': (reader) => afterTen(reader, { where: { date: { from: 993_000, before: 999_000 } } }),
	'a section by name': (reader) => afterTen(reader, { where: { section: 'news' } }).totalCount(),
	'a type': (reader) => afterTen(reader, { where: { type: 'news', locale: 'en' } }).totalCount(),
	"a section's own list": (reader) =>
		reader.articles({}, { section: reader.pageByLogicalPath(reader.language('en').id, '/news')!.id }).totalCount(),
	'a term by slug': (reader) => afterTen(reader, { where: { tags: { any: ['hot'] }, locale: 'en' } }).totalCount(),
	'a term in every language': (reader) => afterTen(reader, { where: { tags: { any: ['hot'] } } }).totalCount(),
	'a term by date': (reader) => {
		const scope = { term: reader.termBySlug(reader.language('en').id, 'tags', 'warm')!.id };
		const first = reader.articles({ orderBy: byDate, first: 10 }, scope);
		return reader.articles({ orderBy: byDate, first: 10, after: first.cursor(first.nodes.length - 1) }, scope).hasNextPage();
	},
	'a filtered list by date': (reader) =>
		afterTen(reader, { where: { not: { tags: { any: ['warm'] } } }, orderBy: byDate }).hasPreviousPage(),
	'a filtered list from its end': (reader) => reader.articles({ where: { not: { tags: { any: ['warm'] } } }, last: 10 }).hasPreviousPage(),
	'a numbered page of a filtered list': (reader) => reader.articles({ where: { not: { tags: { any: ['warm'] } } }, page: 3 }).pageCount(),
	"facets of a section's own list": (reader) => {
		const scope = { section: reader.pageByLogicalPath(reader.language('en').id, '/blog')!.id };
		const { facets } = reader.articles({}, scope);
		return [facets.terms('tags', 10), facets.years()];
	},
	"a term's own list": (reader) => reader.articles({}, { term: aTerm(reader) }).totalCount(),
	'facets of the whole site': (reader) => {
		const { facets } = reader.articles({});
		return [facets.terms('tags', 20), facets.years(), facets.locales()];
	},
	...Object.fromEntries(
		Object.entries(filters).map(([name, where]) => [
			`articles where ${name}`,
			(reader: Reader) => {
				const list = afterTen(reader, { where });
				return [list.totalCount(), list.facets.terms('tags', 10), list.facets.locales(), list.facets.years()];
			},
		]),
	),
	'related articles': (reader) => reader.related(reader.articles({}, { term: aTerm(reader) }).nodes.at(-1)!, 5),
	neighbours: (reader) => reader.neighbours(anArticle(reader)),
	'neighbours in the section': (reader) => reader.neighboursInSection(anArticle(reader)),
	'recent articles': (reader) => reader.recent(reader.language('en').id, 10, null),
	'terms by name': (reader) => reader.termConnection('tags', { locale: 'en' }),
	'terms by count': (reader) => reader.termConnection('tags', { locale: 'en', orderBy: { field: 'COUNT', direction: 'DESC' } }),
	'the tag cloud': (reader) => reader.tagCloud(reader.language('en').id, 'tags', 50, 1, 'NAME'),
	'related tags': (reader) => reader.relatedTerms(reader.termBySlug(null, 'tags', 'hot')!, 10),
	'an article whole': (reader) => {
		const article = anArticle(reader);
		return [reader.detail(article), reader.texts(article), reader.terms(article), reader.translations(article), reader.parent(article)];
	},
	'a page by path': (reader) => [reader.pageByUrl('/nowhere/'), reader.pageByUrl('/news/a1')],
	'a page by slug': (reader) => reader.articleBySlug('a1', null),
	'a page by file': (reader) => reader.pageByFile('news/a1.md', null),
	'the sections of home': (reader) => reader.sections(reader.home(reader.language('en').id)!),
	'newest change': (reader) => reader.lastChange(reader.language('en').id),
	changes: (reader) => reader.changes(null, 10, null, null),
	'changes of preferred languages': (reader) => reader.changes(null, 10, null, ['zh-HK', 'zh-CN']),
	'every page': (reader) => reader.allPages({ first: 10 }).nodes,
};
