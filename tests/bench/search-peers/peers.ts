import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { PeerArticle } from './articles.ts';
import type { OpenEngine } from './engine.ts';
import { bigrams, charactersApart, dictionaryWords, queryBigrams } from './tokens.ts';

/** Peers come without types here: they are only there once the bench has installed them. */
// biome-ignore lint/suspicious/noExplicitAny: see above
const load = (name: string): Promise<any> => import(name);

const fields = ['title', 'summary', 'body', 'terms'];
const boost = { title: 8, terms: 4, summary: 2 };

/** More than any site here has. */
const ALL = 10_000_000;

/** Terms as one text, which is all that the peers take. */
function flat({ id, title, summary, body, terms }: PeerArticle) {
	return { id, title, summary, body, terms: terms.join(' ') };
}

/** @param options for the index and for searches. */
const miniSearch =
	(options: object = {}, searchOptions: object = {}): OpenEngine =>
	async () => {
		const { default: MiniSearch } = await load('minisearch');
		const index = new MiniSearch({ fields, ...options, searchOptions: { combineWith: 'AND', boost, ...searchOptions } });
		const all = (query: string): number[] => index.search(query).map(({ id }: { id: number }) => id);
		return {
			add: (article) => index.add(flat(article)),
			finish: () => ({ all, first: (query) => all(query).slice(0, 10), bytes: () => Buffer.byteLength(JSON.stringify(index)) }),
		};
	};

/** @param encoding for each field. */
const flexSearch =
	(encoding: 'default' | 'CJK' | 'bigrams'): OpenEngine =>
	async () => {
		const { Document, Charset } = await load('flexsearch');
		const options = { default: {}, CJK: { encoder: Charset.CJK }, bigrams: { encode: bigrams } }[encoding];
		const index = new Document({ document: { id: 'id', index: fields.map((field) => ({ field, tokenize: 'strict', ...options })) } });
		const find = (query: string, limit: number): number[] => {
			const text = encoding === 'bigrams' ? queryBigrams(query).join(' ') : query;
			const results: { result: number[] }[] = index.search(text, { limit });
			return [...new Set(results.flatMap(({ result }) => result))];
		};
		const bytes = async () => {
			let length = 0;
			await index.export((_: string, data: string | undefined) => {
				length += Buffer.byteLength(data ?? '');
			});
			return length;
		};
		return {
			add: (article) => void index.add(flat(article)),
			finish: () => ({ all: (query) => find(query, ALL), first: (query) => find(query, 10), bytes }),
		};
	};

/** @param tokenizer makes the component that texts and queries are read by; null for Orama's own. */
const orama =
	(tokenizer: (() => Promise<object>) | null): OpenEngine =>
	async () => {
		const { create, insert, search, save } = await load('@orama/orama');
		const index = create({
			schema: { title: 'string', summary: 'string', body: 'string', terms: 'string' },
			...(tokenizer ? { components: { tokenizer: await tokenizer() } } : {}),
		});
		// Room for all that may be found is made for each search.
		let count = 0;
		const find = async (query: string, limit: number): Promise<number[]> => {
			const { hits } = await search(index, { term: query, limit, threshold: 0, tolerance: 0, boost });
			return hits.map(({ id }: { id: string }) => Number(id));
		};
		return {
			add: async (article) => {
				await insert(index, { ...flat(article), id: String(article.id) });
				count++;
			},
			finish: () => ({
				all: (query) => find(query, count),
				first: (query) => find(query, 10),
				bytes: () => Buffer.byteLength(JSON.stringify(save(index).index)),
			}),
		};
	};

const fts5 =
	(tokenizer: string, prepare: (text: string) => string = (text) => text): OpenEngine =>
	({ folder }) => {
		const path = join(folder, 'fts5.db');
		const client = new Database(path);
		client.exec(`create virtual table text using fts5(title, summary, body, terms, content='', tokenize='${tokenizer}')`);
		const insert = client.prepare('insert into text (rowid, title, summary, body, terms) values (?, ?, ?, ?, ?)');
		client.exec('begin');
		return {
			add(article) {
				const { id, title, summary, body, terms } = flat(article);
				insert.run(id + 1, ...[title, summary, body, terms].map(prepare));
			},
			finish() {
				client.exec("insert into text (text) values ('optimize')");
				client.exec('commit');
				const select = client
					.prepare<[string, number], number>('select rowid from text where text match ? order by bm25(text, 8, 2, 1, 4) limit ?')
					.pluck();
				const find = (query: string, limit: number) => {
					const quoted = query
						.split(' ')
						.map((word) => `"${prepare(word)}"`)
						.join(' ');
					return select.all(quoted, limit).map((row) => row - 1);
				};
				return { all: (query) => find(query, ALL), first: (query) => find(query, 10), bytes: () => statSync(path).size };
			},
		};
	};

const oramaMandarin = async () => (await load('@orama/tokenizers/mandarin')).createTokenizer();

/**
 * By name: as they come, as their documentation configures them for Chinese, and taught by hand where that is usual: each character
 * and each two that touch (bigrams).
 */
export const peers: Record<string, OpenEngine> = {
	MiniSearch: miniSearch(),
	'MiniSearch, Intl.Segmenter': miniSearch({ tokenize: dictionaryWords }),
	'MiniSearch, bigrams': miniSearch({ tokenize: bigrams, processTerm: (term: string) => term }, { tokenize: queryBigrams }),
	FlexSearch: flexSearch('default'),
	'FlexSearch, Charset.CJK': flexSearch('CJK'),
	'FlexSearch, bigrams': flexSearch('bigrams'),
	Orama: orama(null),
	'Orama, Mandarin tokenizer': orama(oramaMandarin),
	'SQLite FTS5 trigram': fts5('trigram'),
	'SQLite FTS5 unicode61': fts5('unicode61'),
	'SQLite FTS5, characters apart': fts5('unicode61', charactersApart),
};
