import type { Config, LanguageConfig, Params } from '../../src/config/config.ts';
import { compareTitles, foldedCompare } from '../../src/db/collation.ts';
import { packTexts } from '../../src/db/contents.ts';
import { type Db, openForWriting } from '../../src/db/open.ts';
import * as tables from '../../src/db/tables.ts';
import { createSetChanges } from '../../src/indexer/page-sets.ts';

/** An article as a test writes it down; everything left out has Hugo's default. */
export type TestArticle = {
	language?: string;
	path: string;
	file?: string;
	url?: string;
	title?: string;
	linkTitle?: string;
	weight?: number;
	/** Seconds since 1970. */
	date?: number | null;
	publishDate?: number | null;
	lastmod?: number | null;
	expiryDate?: number | null;
	isDraft?: boolean;
	list?: 'always' | 'local' | 'never';
	render?: 'always' | 'never';
	type?: string;
	translationKey?: string;
	wordCount?: number;
	/** taxonomy → terms, or [term, weight]. */
	terms?: Record<string, (string | [string, number])[]>;
	params?: Params;
	aliases?: string[];
	related?: [string, string][];
	changeSequence?: number;
	createdSequence?: number;
};

export type TestSite = {
	languages?: string[];
	articles: TestArticle[] /** Logical paths of nested sections. */;
	sections?: string[];
	now?: number;
};

const taxonomies = [
	{ singular: 'tag', plural: 'tags' },
	{ singular: 'category', plural: 'categories' },
	{ singular: 'topic', plural: 'topics' },
];
const NOW = 2_000_000_000;
const NO_WEIGHT = Number.MAX_SAFE_INTEGER;

/** A configuration with the settings that the store reads. */
export function testConfig(languages: string[], changes: Partial<LanguageConfig> = {}): Config {
	return {
		languages: languages.map((locale, i) => ({
			key: locale.toLowerCase(),
			locale,
			name: locale,
			weight: 0,
			isDefault: i === 0,
			mainSections: null,
			taxonomies,
			related: {
				threshold: 80,
				includeNewer: false,
				toLower: false,
				indices: [relatedIndex('keywords', 100), relatedIndex('date', 10), relatedIndex('tags', 80)],
			},
			...changes,
		})),
		defaultLanguage: languages[0]!.toLowerCase(),
		buildDrafts: false,
		buildFuture: false,
		buildExpired: false,
	} as unknown as Config;
}

function relatedIndex(name: string, weight: number) {
	return {
		name,
		weight,
		type: 'basic',
		pattern: name === 'date' ? '2006' : '',
		toLower: false,
		cardinalityThreshold: 0,
		applyFilter: false,
	};
}

/** Fills an index in memory by hand, as the tables' comments demand it. */
export function fillIndex({ languages = ['en'], articles, sections = [], now = NOW }: TestSite, db: Db = openForWriting(':memory:')): Db {
	db.$client.exec('begin');
	const keys = languages.map((locale) => locale.toLowerCase());
	for (const [i, locale] of languages.entries())
		db.insert(tables.language)
			.values({ id: i + 1, key: keys[i]!, locale, ordinal: i })
			.run();
	for (const [key, value] of Object.entries({ generation: '1', epoch: 'epoch', sequence: String(articles.length) }))
		db.insert(tables.meta).values({ key, value }).run();
	const counts = counter();
	const pages = sorted(
		articles.map((article, i) => articleRow(article, i, keys, now)),
		keys,
	);
	const lists = listPages(keys, pages, sections);
	lists.push(...termPages(keys, pages));
	let id = 0;
	for (const page of [...lists, ...pages]) page.row.id = ++id;
	const byPath = new Map([...lists, ...pages].map((page) => [`${page.row.languageId} ${page.row.logicalPath}`, page]));
	for (const page of [...lists, ...pages]) page.row.parentId = parentOf(page.row, byPath)?.row.id ?? null;
	markTranslations([...lists, ...pages]);
	for (const page of [...lists, ...pages]) writePage(db, page, byPath, counts);
	writeCounts(db, counts, byPath);
	createSetChanges(db.$client).fill();
	db.$client.exec('commit');
	return db;
}

type Row = typeof tables.page.$inferInsert & { id: number };
type TestPage = { row: Row; source: TestArticle | null; name: string };
type Counts = ReturnType<typeof counter>;

function counter() {
	const of = () => new Map<string, number>();
	return { counters: of(), terms: of(), lists: of(), keywords: of(), pairs: of() };
}
function add(map: Map<string, number>, ...key: (string | number)[]) {
	map.set(key.join('\n'), (map.get(key.join('\n')) ?? 0) + 1);
}

function articleRow(article: TestArticle, i: number, keys: string[], now: number): TestPage {
	const languageKey = (article.language ?? keys[0]!).toLowerCase();
	const date = article.date === undefined ? 1_700_000_000 : article.date;
	const publishDate = article.publishDate === undefined ? date : article.publishDate;
	const expiryDate = article.expiryDate ?? null;
	const isBuilt = !article.isDraft && (publishDate === null || publishDate <= now) && (expiryDate === null || expiryDate > now);
	const list = article.list ?? 'always';
	const title = article.title ?? article.path;
	const url =
		article.url ?? (article.render === 'never' ? '' : `/${languageKey === keys[0] ? '' : `${languageKey}/`}${article.path.slice(1)}/`);
	const lastmod = article.lastmod === undefined ? date : article.lastmod;
	return {
		source: article,
		name: '',
		row: {
			...basicRow(keys.indexOf(languageKey) + 1, 'page', article.path, title),
			file: article.file ?? `${article.path.slice(1)}.md`,
			url,
			slug: decodeURIComponent(url.split('/').at(-2) ?? ''),
			linkTitle: article.linkTitle ?? null,
			type: article.type ?? (article.path.split('/').length > 2 ? article.path.split('/')[1]! : 'page'),
			section: article.path.split('/').length > 2 ? article.path.split('/')[1]! : '',
			weight: article.weight ?? 0,
			date,
			publishDate,
			lastmod,
			expiryDate,
			dateText: text(date),
			publishDateText: publishDate === date ? null : text(publishDate),
			lastmodText: lastmod === date ? null : text(lastmod),
			expiryDateText: text(expiryDate),
			isDraft: article.isDraft ?? false,
			list,
			render: article.render ?? 'always',
			isBuilt: Number(isBuilt),
			inSite: Number(isBuilt && list === 'always'),
			inSection: Number(isBuilt && list !== 'never'),
			weightOrder: article.weight || NO_WEIGHT,
			dateOrder: -(date ?? -62_135_596_800),
			wordCount: article.wordCount ?? 0,
			translationKey: article.translationKey ?? article.path,
			changeSequence: article.changeSequence ?? i + 1,
			createdSequence: article.createdSequence ?? i + 1,
			changedAt: (now + i) * 1000,
		},
	};
}

const text = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'));

function basicRow(languageId: number, kind: Row['kind'], logicalPath: string, title: string): Row {
	return {
		id: 0,
		languageId,
		kind,
		logicalPath,
		url: `/${languageId === 1 ? '' : `l${languageId}/`}${logicalPath === '/' ? '' : `${logicalPath.slice(1)}/`}`,
		slug: logicalPath.split('/').at(-1)!,
		title,
		type: kind === 'home' ? 'page' : logicalPath.split('/')[1]!,
		section: logicalPath.split('/')[1]!,
		bundleType: kind === 'page' ? '' : 'branch',
		weight: 0,
		hasOwnDates: true,
		isDraft: false,
		list: 'always',
		render: 'always',
		isBuilt: 1,
		inSite: 0,
		inSection: 0,
		weightOrder: NO_WEIGHT,
		dateOrder: 62_135_596_800,
		position: 0,
		titlePosition: 0,
		wordCount: 0,
		readingTime: 0,
		isTruncated: false,
		summary: '',
		translationKey: logicalPath,
		isTranslated: 0,
		version: 'v1',
		changeSequence: 0,
		createdSequence: 0,
		changedAt: 0,
	};
}

/** Gives every article its places. */
function sorted(pages: TestPage[], keys: string[]): TestPage[] {
	const key = (page: TestPage) => keys[page.row.languageId - 1]!;
	const linkTitle = ({ row }: TestPage) => row.linkTitle ?? row.title;
	pages.sort(
		(a, b) =>
			a.row.weightOrder - b.row.weightOrder ||
			a.row.dateOrder - b.row.dateOrder ||
			a.row.languageId - b.row.languageId ||
			compareTitles(key(a))(linkTitle(a), linkTitle(b)) ||
			foldedCompare(a.row.file!.toLowerCase(), b.row.file!.toLowerCase()),
	);
	for (const [i, page] of pages.entries()) page.row.position = (i + 1) * 1024;
	for (const languageKey of keys) {
		const own = pages.filter((page) => key(page) === languageKey).sort((a, b) => compareTitles(languageKey)(a.row.title, b.row.title));
		let place = 0;
		for (const [i, page] of own.entries()) {
			if (i === 0 || compareTitles(languageKey)(own[i - 1]!.row.title, page.row.title) !== 0) place += 1024;
			page.row.titlePosition = place;
		}
	}
	return pages;
}

function listPages(keys: string[], pages: TestPage[], sections: string[]): TestPage[] {
	return keys.flatMap((_, i) => {
		const folders = new Set(pages.filter(({ row }) => row.languageId === i + 1 && row.section).map(({ row }) => `/${row.section}`));
		const all: [Row['kind'], string][] = [
			['home', '/'],
			...[...folders, ...sections].map((path): [Row['kind'], string] => ['section', path]),
			...taxonomies.map(({ plural }): [Row['kind'], string] => ['taxonomy', `/${plural}`]),
		];
		return all.map(([kind, path]) => ({ source: null, name: path.slice(1), row: basicRow(i + 1, kind, path, path.slice(1)) }));
	});
}

function termPages(keys: string[], pages: TestPage[]): TestPage[] {
	return keys.flatMap((_, i) => {
		const used = pages
			.filter(({ row }) => row.languageId === i + 1)
			.flatMap(({ source }) => usesOf(source!).map(({ taxonomy, spelling }) => `/${taxonomy}/${keyOf(spelling)}\n${spelling}`));
		const found = new Map(used.map((use) => use.split('\n') as [string, string]));
		return [...found].map(([path, spelling]) => {
			const isBuilt = pages.some(
				({ row, source }) =>
					row.languageId === i + 1 &&
					row.isBuilt &&
					row.render !== 'never' &&
					usesOf(source!).some((use) => `/${use.taxonomy}/${keyOf(use.spelling)}` === path),
			);
			return { source: null, name: spelling, row: { ...basicRow(i + 1, 'term', path, spelling), isBuilt: Number(isBuilt) } };
		});
	});
}

const keyOf = (spelling: string) => spelling.toLowerCase().replaceAll(' ', '-');

function usesOf({ terms = {} }: TestArticle) {
	return Object.entries(terms).flatMap(([taxonomy, uses]) =>
		uses.map((use) => ({ taxonomy, spelling: typeof use === 'string' ? use : use[0], weight: typeof use === 'string' ? 0 : use[1] })),
	);
}

function parentOf(row: Row, byPath: Map<string, TestPage>): TestPage | undefined {
	if (row.kind === 'home') return undefined;
	for (let path = row.logicalPath; ; ) {
		path = path.slice(0, path.lastIndexOf('/')) || '/';
		const found = byPath.get(`${row.languageId} ${path}`);
		if (found && found.row.kind !== 'page') return found;
	}
}

function markTranslations(pages: TestPage[]) {
	for (const group of Map.groupBy(pages, ({ row }) => row.translationKey).values()) {
		const built = group.filter(({ row }) => row.isBuilt);
		if (new Set(built.map(({ row }) => row.languageId)).size > 1) for (const { row } of built) row.isTranslated = 1;
	}
}

function writePage(db: Db, { row, source, name }: TestPage, byPath: Map<string, TestPage>, counts: Counts) {
	db.insert(tables.page).values(row).run();
	const extras = { keywords: [], aliases: source?.aliases ?? [], related: source?.related ?? [] };
	db.insert(tables.pageDetail)
		.values({ pageId: row.id, params: JSON.stringify(source?.params ?? {}), extras: JSON.stringify(extras) })
		.run();
	const texts = { source: `# ${row.title}`, html: '', plain: '', summary: '', tableOfContents: '', headings: [], links: [] };
	db.insert(tables.pageBody)
		.values({ pageId: row.id, texts: packTexts(texts) })
		.run();
	if (!source) {
		db.insert(tables.listPage).values({ pageId: row.id, name, articleCount: 0 }).run();
		if (row.kind === 'term') writeTerm(db, row, name, byPath);
		return;
	}
	for (const path of source.aliases ?? []) db.insert(tables.alias).values({ path, pageId: row.id }).run();
	countArticle(row, counts);
	const uses = usesOf(source).map((use) => ({
		...use,
		termId: byPath.get(`${row.languageId} /${use.taxonomy}/${keyOf(use.spelling)}`)!.row.id,
	}));
	const isCounted = Number(row.isBuilt && row.render !== 'never');
	for (const [ordinal, use] of uses.entries()) {
		const { termId, spelling, weight } = use;
		db.insert(tables.pageTerm)
			.values({ pageId: row.id, ordinal, termId, spelling, weight, isOwn: 1, isCounted, inSite: row.inSite, position: row.position })
			.run();
		if (isCounted) add(counts.terms, termId);
		if (isCounted && row.inSection) add(counts.lists, termId);
		for (const other of uses)
			if (row.inSite && other.termId !== termId && other.taxonomy === use.taxonomy) add(counts.pairs, termId, other.termId);
	}
	if (!row.inSite) return;
	for (const index of new Set((source.related ?? []).map(([index]) => index))) add(counts.counters, row.languageId, 'related', index);
	for (const keyword of new Set((source.related ?? []).map((pair) => pair.join('\n')))) {
		add(counts.keywords, row.languageId, keyword);
		const [indexName, text] = keyword.split('\n') as [string, string];
		const known = db.$client
			.prepare('select id from keyword where language_id = ? and index_name = ? and text = ?')
			.pluck()
			.get(row.languageId, indexName, text);
		const keywordId =
			(known as number) ??
			Number(db.insert(tables.keyword).values({ languageId: row.languageId, indexName, text, count: 0 }).run().lastInsertRowid);
		db.insert(tables.posting)
			.values({ keywordId, publishOrder: row.publishDate == null ? Number.MAX_SAFE_INTEGER : -row.publishDate, pageId: row.id })
			.run();
	}
}

function countArticle(row: Row, counts: Counts) {
	if (row.inSection) add(counts.lists, row.parentId!);
	if (!row.inSite) return;
	add(counts.counters, row.languageId, 'site', '');
	add(counts.counters, row.languageId, 'section', row.section);
	add(counts.counters, row.languageId, 'type', row.type);
	if (row.dateText) add(counts.counters, row.languageId, 'year', row.dateText.slice(0, 4));
	if (!row.isTranslated) add(counts.counters, row.languageId, 'single', '');
}

function writeTerm(db: Db, row: Row, name: string, byPath: Map<string, TestPage>) {
	const [, taxonomy, key] = /^\/([^/]+)\/(.+)$/.exec(row.logicalPath) as unknown as [string, string, string];
	const siblings = [...byPath.values()].filter(
		(page) => page.row.kind === 'term' && page.row.languageId === row.languageId && page.row.parentId === row.parentId,
	);
	const compare = compareTitles('en');
	siblings.sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()));
	const namePosition = (siblings.findIndex((page) => page.row.id === row.id) + 1) * 1024;
	const lower = name.toLowerCase();
	db.insert(tables.term)
		.values({
			pageId: row.id,
			languageId: row.languageId,
			taxonomy,
			key,
			name: lower,
			slug: row.slug,
			count: 0,
			isBuilt: row.isBuilt,
			namePosition,
			nameFolded: lower,
		})
		.run();
}

function writeCounts(db: Db, counts: Counts, byPath: Map<string, TestPage>) {
	const run = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).run(...values);
	for (const [key, count] of counts.counters) run('insert into counter values (?, ?, ?, ?)', ...splitIn(key, 3), count);
	for (const [id, count] of counts.lists) run('update list_page set article_count = ? where page_id = ?', count, Number(id));
	for (const [key, count] of counts.pairs) run('insert into term_pair values (?, ?, ?)', ...key.split('\n').map(Number), count);
	for (const [key, count] of counts.keywords)
		run('update keyword set count = ? where language_id = ? and index_name = ? and text = ?', count, ...splitIn(key, 3));
	for (const [id, count] of counts.terms) {
		run('update term set count = count + ? where page_id = ?', count, Number(id));
		const term = [...byPath.values()].find((page) => page.row.id === Number(id))!.row;
		for (const outer of byPath.values()) {
			const isOuter =
				outer.row.kind === 'term' && outer.row.languageId === term.languageId && term.logicalPath.startsWith(`${outer.row.logicalPath}/`);
			if (isOuter) run('update term set count = count + ? where page_id = ?', count, outer.row.id);
		}
	}
}

function splitIn(key: string, parts: number): (string | number)[] {
	const [first, ...rest] = key.split('\n');
	return [Number(first), ...rest.slice(0, parts - 2), rest.slice(parts - 2).join('\n')];
}
