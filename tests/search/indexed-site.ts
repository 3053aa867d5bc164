import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { unpackTexts } from '../../src/db/contents.ts';
import { type Db, openForWriting } from '../../src/db/open.ts';
import type { SearchText } from '../../src/db/search-index.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';
import { createSearch } from '../../src/search/create-search.ts';
import type { SearchArguments, SearchResult } from '../../src/search/search.ts';
import { createStore, type Reader, type Visibility } from '../../src/store/store.ts';

/** An article as it stands in the index: what brute force looks through. */
export type IndexedArticle = { id: number; path: string; inSite: boolean; text: SearchText };

export type IndexedSite = {
	db: Db;
	articles: IndexedArticle[];
	reader(visibility?: Visibility): Reader;
	search(args: SearchArguments | string, visibility?: Visibility): SearchResult;
	/** Logical paths of the first hits. */
	paths(args: SearchArguments | string): string[];
	close(): void;
};

/** Indexes a site folder in memory. */
export async function indexSite(folder: string, now = Date.UTC(2025, 5, 1)): Promise<IndexedSite> {
	const config = loadConfig(folder);
	const db = openForWriting(':memory:');
	await createIndexer({ config, db, log: silentLog, now: () => now, mayYield: false }).run();
	const articles = articlesOf(db);
	const store = createStore(db, config);
	const service = createSearch();
	const reader = (visibility: Visibility = { mode: 'live' }) => store.reader(visibility);
	const search = (args: SearchArguments | string, visibility?: Visibility) =>
		service.search(reader(visibility), typeof args === 'string' ? { query: args } : args);
	return {
		db,
		articles,
		reader,
		search,
		paths: (args) => search(args).edges.map(({ node }) => node.logicalPath),
		close: () => db.$client.close(),
	};
}

/** The same for a site of files given as text, with a configuration of two languages. */
export async function indexFiles(files: Record<string, string>): Promise<IndexedSite> {
	const folder = mkdtempSync(join(tmpdir(), 'hugoql-search-'));
	const configuration =
		'baseURL: https://example.org/\ntitle: Site\ndefaultContentLanguage: en\nlanguages: { en: { weight: 1 }, zh: { weight: 2 } }\n';
	for (const [path, text] of Object.entries({ 'hugo.yaml': configuration, ...files })) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	try {
		return await indexSite(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

type Row = { id: number; language_id: number; logical_path: string; title: string; summary: string; date: number | null; in_site: number };

function articlesOf(db: Db): IndexedArticle[] {
	const rows = db.$client
		.prepare<[], Row & { texts: Buffer }>("select page.*, texts from page join page_body on page_id = id where kind = 'page'")
		.all();
	const terms = db.$client.prepare<[number], { spelling: string }>('select spelling from page_term where page_id = ? order by ordinal');
	return rows.map((row) => ({
		id: row.id,
		path: row.logical_path,
		inSite: row.in_site === 1,
		text: {
			title: row.title,
			summary: row.summary,
			body: unpackTexts(row.texts).plain,
			terms: terms.all(row.id).map(({ spelling }) => spelling),
		},
	}));
}
