import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { PeerArticle } from './articles.ts';
import type { OpenEngine } from './engine.ts';
import { bigrams, queryBigrams } from './tokens.ts';

/** Peers come without types here: they are only there once the bench has installed them. */
// biome-ignore lint/suspicious/noExplicitAny: see above
const load = (name: string): Promise<any> => import(name);

const fields = ['title', 'summary', 'body', 'terms'];

/** Terms as one text, which is all that the peers take. */
function flat(articles: PeerArticle[]): (Omit<PeerArticle, 'terms'> & { terms: string })[] {
	return articles.map((article) => ({ ...article, terms: article.terms.join(' ') }));
}

const miniSearch =
	(isTaught: boolean): OpenEngine =>
	async (articles) => {
		const { default: MiniSearch } = await load('minisearch');
		const index = new MiniSearch({
			fields,
			...(isTaught ? { tokenize: bigrams, processTerm: (term: string) => term } : {}),
			searchOptions: { combineWith: 'AND', boost: { title: 8, terms: 4, summary: 2 }, ...(isTaught ? { tokenize: queryBigrams } : {}) },
		});
		index.addAll(flat(articles));
		const all = (query: string): number[] => index.search(query).map(({ id }: { id: number }) => id);
		return { all, first: (query) => all(query).slice(0, 10), bytes: () => Buffer.byteLength(JSON.stringify(index)) };
	};

const flexSearch =
	(isTaught: boolean): OpenEngine =>
	async (articles) => {
		const { Document, Charset } = await load('flexsearch');
		const encoding = isTaught ? { encode: bigrams } : { encoder: Charset.CJK };
		const index = new Document({ document: { id: 'id', index: fields.map((field) => ({ field, tokenize: 'strict', ...encoding })) } });
		for (const article of flat(articles)) index.add(article);
		const find = (query: string, limit: number): number[] => {
			const results: { result: number[] }[] = index.search(isTaught ? queryBigrams(query).join(' ') : query, { limit });
			return [...new Set(results.flatMap(({ result }) => result))];
		};
		return { all: (query) => find(query, 1_000_000), first: (query) => find(query, 10), bytes: () => null };
	};

const orama =
	(isTaught: boolean): OpenEngine =>
	async (articles) => {
		const { create, insertMultiple, search, save } = await load('@orama/orama');
		const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => [...new Set(bigrams(text))] };
		const index = create({
			schema: { title: 'string', summary: 'string', body: 'string', terms: 'string' },
			...(isTaught ? { components: { tokenizer } } : {}),
		});
		const documents = flat(articles).map(({ id, title, summary, body, terms }) => ({ id: String(id), title, summary, body, terms }));
		await insertMultiple(index, documents, 500);
		const find = async (query: string, limit: number): Promise<number[]> => {
			const { hits } = await search(index, { term: query, limit, threshold: 0, tolerance: 0, boost: { title: 8, terms: 4, summary: 2 } });
			return hits.map(({ id }: { id: string }) => Number(id));
		};
		return {
			all: (query) => find(query, 1_000_000),
			first: (query) => find(query, 10),
			bytes: () => Buffer.byteLength(JSON.stringify(save(index).index)),
		};
	};

const fts5 =
	(tokenizer: 'trigram' | 'unicode61'): OpenEngine =>
	(articles, folder) => {
		const path = join(folder, `${tokenizer}.db`);
		const client = new Database(path);
		client.exec(`create virtual table text using fts5(title, summary, body, terms, content='', tokenize='${tokenizer}')`);
		const insert = client.prepare('insert into text (rowid, title, summary, body, terms) values (?, ?, ?, ?, ?)');
		client.exec('begin');
		for (const { id, title, summary, body, terms } of flat(articles)) insert.run(id + 1, title, summary, body, terms);
		client.exec("insert into text (text) values ('optimize')");
		client.exec('commit');
		const select = client
			.prepare<[string, number], number>('select rowid from text where text match ? order by bm25(text, 8, 2, 1, 4) limit ?')
			.pluck();
		const find = (query: string, limit: number) => {
			const quoted = query
				.split(' ')
				.map((word) => `"${word}"`)
				.join(' ');
			return select.all(quoted, limit).map((row) => row - 1);
		};
		return { all: (query) => find(query, 1_000_000), first: (query) => find(query, 10), bytes: () => statSync(path).size };
	};

/** By name; "taught" ones are given pairs of characters for Chinese text, the others are as they come. */
export const peers: Record<string, OpenEngine> = {
	MiniSearch: miniSearch(false),
	'MiniSearch, taught': miniSearch(true),
	FlexSearch: flexSearch(false),
	'FlexSearch, taught': flexSearch(true),
	Orama: orama(false),
	'Orama, taught': orama(true),
	'SQLite FTS5 trigram': fts5('trigram'),
	'SQLite FTS5 unicode61': fts5('unicode61'),
};
