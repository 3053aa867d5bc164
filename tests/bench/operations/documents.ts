/** What is known of a site that questions are asked about. */
export type SiteFacts = {
	articles: number;
	/** Addresses, slugs and ids of articles drawn from all over the site. */
	paths: string[];
	slugs: string[];
	ids: string[];
	/** Slugs in English, most used first. */
	tags: string[];
	/** Those that fill a page. */
	fullTags: string[];
	categories: string[];
	/** Cursors before the pages of the feed that are asked for, and of the change log. */
	cursors: string[];
	lateCursor: string;
	changeCursors: string[];
	latePage: number;
	/** Words that searches use: a very common one, and rare ones. */
	words: string[];
	/** Dates of articles, RFC 3339. */
	dates: string[];
};

/** Draws one of a list. */
export type Draw = <Item>(items: Item[]) => Item;

/** Something that clients ask; its variables are drawn anew for each request. */
export type Operation = { document: string; variables: (facts: SiteFacts, draw: Draw) => Record<string, unknown> };

const card = 'title summary date thumbnail { url alt } tags { name path } path';
const widgets = `layout { sidebar showTableOfContents showPager showAuthorBox showComments pagerPrevious { title path } pagerNext { title path }
	widgets { name title
		... on RecentWidget { articles { title path date } }
		... on CategoriesWidget { showCounts entries { count term { name path } } }
		... on TagListWidget { entries { term { name path } } }
		... on LanguagesWidget { translations { locale path title } }
		... on SearchWidget { action } } }`;

function list(where: string, variables: string, rest = ''): string {
	return `query ($after: String${variables}) { articles(first: 20, after: $after, where: ${where}) { nodes { ${card} } pageInfo { hasNextPage endCursor } ${rest} } }`;
}

/** Filters, each of which is asked for a first page, for the number of all, and for facets. */
const filters: Record<string, Filter> = {
	'a locale': () => ({ locale: 'zh-CN' }),
	'a section': () => ({ section: 'opinion' }),
	'a type and a locale': () => ({ type: 'news', locale: 'en' }),
	'the hottest tag': ({ tags }) => ({ tags: { any: [tags[0]] } }),
	'one of two hot tags': ({ tags }) => ({ tags: { any: tags.slice(0, 2) } }),
	'a hot category and a topic': ({ categories, tags }) => ({ categories: { any: [categories[0]] }, tags: { all: [tags[60]] } }),
	'a hot category without a tag': ({ categories, tags }) => ({ categories: { any: [categories[0]] }, tags: { none: [tags[60]] } }),
	'a day': ({ dates }, draw) => {
		const from = new Date(draw(dates));
		return { date: { from: from.toISOString(), before: new Date(from.getTime() + 86_400_000).toISOString() } };
	},
	'a hot tag since a day': ({ tags, dates }, draw) => ({ tags: { any: [tags[0]] }, date: { from: new Date(draw(dates)).toISOString() } }),
	'last changed before a day': ({ dates }, draw) => ({ lastmod: { before: new Date(draw(dates)).toISOString() } }),
	'a path prefix': ({ paths }, draw) => ({ pathPrefix: draw(paths).split('/').slice(0, -2).join('/') }),
	translated: () => ({ isTranslated: true }),
	'a param': () => ({ param: [{ key: 'sidebar', equals: 'right' }] }),
	'a param that few have': () => ({ param: [{ key: 'pager', equals: false }] }),
	'either of two': ({ tags }) => ({ or: [{ tags: { any: [tags[0]] } }, { section: 'opinion' }] }),
	'not the hottest tag': ({ tags }) => ({ not: { tags: { any: [tags[0]] } } }),
	'and, or, not': ({ tags, categories }) => ({
		and: [{ locale: 'en' }, { or: [{ tags: { any: [tags[1]] } }, { categories: { any: [categories[2]] } }] }],
		not: { section: 'opinion' },
	}),
};

/** All operations by name. */
export const operations: Record<string, Operation> = {
	'feed page': {
		document: `query { articles(first: 20, where: { locale: "en" }) { nodes { ${card} } pageInfo { hasNextPage endCursor } totalCount } }`,
		variables: () => ({}),
	},
	'feed page further on': { document: list('{ locale: "en" }', ''), variables: ({ cursors }, draw) => ({ after: draw(cursors) }) },
	'feed page 5,000 by cursor': { document: list('{ locale: "en" }', ''), variables: ({ lateCursor }) => ({ after: lateCursor }) },
	'feed page 5,000 by number': {
		document: `query ($page: Int) { articles(first: 20, page: $page, where: { locale: "en" }) { nodes { ${card} } pageInfo { pageCount } } }`,
		variables: ({ latePage }) => ({ page: latePage }),
	},
	'feed with a fallback of languages': {
		document: `query ($after: String) { articles(first: 20, after: $after, locales: ["zh-HK", "zh-CN", "en"]) { nodes { ${card} } totalCount } }`,
		variables: ({ cursors }, draw) => ({ after: draw(cursors) }),
	},
	'article page': {
		document: `query ($path: String!) { page(path: $path) { title ... on Article { bodyHTML date tags { name path } categories { name path }
			related(first: 5) { nodes { title path } } next { title path } previous { title path } nextInSection { path } previousInSection { path }
			translations { locale path title } } ${widgets} } }`,
		variables: ({ paths }, draw) => ({ path: draw(paths) }),
	},
	'article body': {
		document: 'query ($path: String!) { article(by: { path: $path }) { title body bodyHTML bodyText headings { text } } }',
		variables: ({ paths }, draw) => ({ path: draw(paths) }),
	},
	'article by slug': {
		document: 'query ($slug: String!) { article(by: { slug: $slug }) { title path } }',
		variables: ({ slugs }, draw) => ({ slug: draw(slugs) }),
	},
	node: {
		document: 'query ($id: ID!) { node(id: $id) { ... on Article { title path date } } }',
		variables: ({ ids }, draw) => ({ id: draw(ids) }),
	},
	related: {
		document:
			'query ($path: String!) { article(by: { path: $path }) { related(first: 5) { edges { score node { title path } matches { keyword } } } } }',
		variables: ({ paths }, draw) => ({ path: draw(paths) }),
	},
	'related, a hundred': {
		document: 'query ($path: String!) { article(by: { path: $path }) { related(first: 100) { nodes { title } } } }',
		variables: ({ paths }, draw) => ({ path: draw(paths) }),
	},
	neighbours: {
		document:
			'query ($path: String!) { article(by: { path: $path }) { next { title } previous { title } nextInSection { title } previousInSection { title } } }',
		variables: ({ paths }, draw) => ({ path: draw(paths) }),
	},
	'neighbours of twenty': {
		document:
			'query ($after: String) { articles(first: 20, after: $after, where: { locale: "en" }) { nodes { next { title } previous { title } } } }',
		variables: ({ cursors }, draw) => ({ after: draw(cursors) }),
	},
	widgets: {
		document: `query ($path: String!) { page(path: $path) { ${widgets} } }`,
		variables: ({ paths }, draw) => ({ path: draw(paths) }),
	},
	'tag page, the hottest': {
		document: `query ($slug: String!) { tag(slug: $slug, locale: "en") { name articleCount relatedTags(first: 10) { name }
			articles(first: 20) { nodes { ${card} } totalCount pageInfo { hasNextPage endCursor } } } }`,
		variables: ({ tags }) => ({ slug: tags[0] }),
	},
	'tag page, any': {
		document: `query ($slug: String!) { tag(slug: $slug, locale: "en") { name articleCount relatedTags(first: 10) { name }
			articles(first: 20) { nodes { ${card} } totalCount } } }`,
		variables: ({ fullTags }, draw) => ({ slug: draw(fullTags) }),
	},
	'tag by date, any': {
		document: `query ($slug: String!) { tag(slug: $slug, locale: "en") { articles(first: 20, orderBy: { field: DATE, direction: DESC }) { nodes { ${card} } } } }`,
		variables: ({ fullTags }, draw) => ({ slug: draw(fullTags) }),
	},
	'tag by title, the hottest': {
		document: `query ($slug: String!) { tag(slug: $slug, locale: "en") { articles(first: 20, orderBy: { field: TITLE }) { nodes { ${card} } } } }`,
		variables: ({ tags }) => ({ slug: tags[0] }),
	},
	'tag page, the hottest, page 500': {
		document: `query ($slug: String!, $page: Int) { tag(slug: $slug, locale: "en") { articles(first: 20, page: $page) { nodes { ${card} } } } }`,
		variables: ({ tags, latePage }) => ({ slug: tags[0], page: Math.max(2, Math.floor(latePage / 10)) }),
	},
	'category page, the hottest': {
		document: `query ($slug: String!) { category(slug: $slug, locale: "en") { name articleCount articles(first: 20) { nodes { ${card} } totalCount } } }`,
		variables: ({ categories }) => ({ slug: categories[0] }),
	},
	'tag cloud': {
		document: 'query ($first: Int) { tagCloud(first: $first, locale: "en") { count weight level term { name path } } }',
		variables: (_, draw) => ({ first: draw([48, 49, 50, 51, 52]) }),
	},
	'terms of a taxonomy': {
		document:
			'query ($prefix: String) { tags(first: 20, locale: "en", where: { prefix: $prefix }, orderBy: { field: COUNT, direction: DESC }) { nodes { name articleCount } totalCount } }',
		variables: (_, draw) => ({ prefix: draw(['b', 'ca', 'd', 'fe', 'g', 'ho', 'j', 'ka', 'l']) }),
	},
	'site, menus, sections': {
		document: `query { site(locale: "en") { title articleCount lastChange mainSections languages { locale articleCount }
			menus { name items { name url } } sections { name articleCount sections { name } } taxonomies { name } } }`,
		variables: () => ({}),
	},
	archive: {
		document:
			'query ($from: DateTime, $before: DateTime) { articles(first: 100, where: { locale: "en", date: { from: $from, before: $before } }) { nodes { title date path } totalCount } }',
		variables: ({ dates }, draw) => {
			const from = new Date(draw(dates));
			return { from: from.toISOString(), before: new Date(from.getTime() + 7 * 86_400_000).toISOString() };
		},
	},
	translations: {
		document: 'query { articles(first: 20, where: { isTranslated: true }) { nodes { title translations { locale path title } } } }',
		variables: () => ({}),
	},
	'recent articles': {
		document: 'query ($first: Int) { recentArticles(first: $first, locale: "en") { title path date } }',
		variables: (_, draw) => ({ first: draw([8, 9, 10, 11, 12]) }),
	},
	'facets of the site': {
		document: `query ($first: Int) { articles(first: 1) { totalCount facets { tags(first: $first) { count term { name } } categories { count term { name } } locales { locale count } years { year count } } } }`,
		variables: (_, draw) => ({ first: draw([18, 19, 20, 21, 22]) }),
	},
	'delta sync of 100 changes': {
		document: `query ($after: String) { changes(after: $after, first: 100) { nodes { at path ... on ArticleUpserted { article { title summary date } } } pageInfo { hasNextPage endCursor } reset } }`,
		variables: ({ changeCursors }, draw) => ({ after: draw(changeCursors) }),
	},
	'search, a common word': {
		document: `query ($query: String!) { search(query: $query, first: 20) { totalCount edges { score titleHTML snippetHTML node { title path date } } } }`,
		variables: ({ words }) => ({ query: words[0] }),
	},
	'search, two words': {
		document: `query ($query: String!) { search(query: $query, first: 20) { totalCount edges { score titleHTML snippetHTML node { title path date } } } }`,
		variables: ({ words }, draw) => ({ query: `${draw(words)} ${draw(words)}` }),
	},
	...Object.fromEntries(Object.entries(filters).flatMap(([name, where]) => filtered(name, where))),
};

type Filter = (facts: SiteFacts, draw: Draw) => Record<string, unknown>;

/** The first page of a filtered list, and what is said of all of it. */
function filtered(name: string, where: Filter): [string, Operation][] {
	const variables: Operation['variables'] = (facts, draw) => ({ where: where(facts, draw) });
	const page = `nodes { ${card} } pageInfo { hasNextPage endCursor }`;
	const facets = 'facets { categories(first: 10) { count term { name } } locales { locale count } years { year count } }';
	return [
		[`where: ${name}`, { document: `query ($where: ArticleWhere) { articles(first: 20, where: $where) { ${page} } }`, variables }],
		[`count: ${name}`, { document: 'query ($where: ArticleWhere) { articles(first: 1, where: $where) { totalCount } }', variables }],
		[`facets: ${name}`, { document: `query ($where: ArticleWhere) { articles(first: 1, where: $where) { ${facets} } }`, variables }],
	];
}
