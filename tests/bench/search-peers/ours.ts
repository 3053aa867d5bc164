import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading } from '../../../src/db/connection.ts';
import { openForWriting } from '../../../src/db/open.ts';
import { createSearchWriter } from '../../../src/db/search-index.ts';
import { createSearch } from '../../../src/search/create-search.ts';
import type { PageRow, PageTexts, Reader } from '../../../src/store/store.ts';
import { type Line, openArticles } from './articles.ts';
import type { Builder, Engine, OpenEngine } from './engine.ts';

/** HugoQL's search alone. Without snippets, which the peers do not make, or with them; titles and texts are then read from the file of the articles. */
export const hugoql =
	(hasSnippets: boolean): OpenEngine =>
	(setting) => {
		const lines: Line[] = [];
		const { database } = setting;
		if (database === null) return indexed(join(setting.folder, 'hugoql.db'), setting.file, lines, hasSnippets);
		const numbers = new Map<number, number>();
		return {
			add({ id, page }, line) {
				numbers.set(page, id);
				lines.push(line);
			},
			finish: () => engineOver(database, setting.file, lines, hasSnippets, (page) => numbers.get(page)!, bytesOfTables),
		};
	};

/** Writes an index of its own. */
function indexed(path: string, file: string, lines: Line[], hasSnippets: boolean): Builder {
	const db = openForWriting(path);
	const empty = statSync(path).size;
	db.$client.exec('begin');
	const writer = createSearchWriter(db.$client);
	return {
		add(article, line) {
			writer.write(article.id + 1, article, { languageId: 1, date: article.date, identity: String(article.id), inSite: true });
			lines.push(line);
		},
		finish() {
			writer.flush();
			db.$client.exec('commit');
			while (writer.tidy(1000));
			db.$client.pragma('wal_checkpoint(truncate)');
			db.$client.close();
			return engineOver(
				path,
				file,
				lines,
				hasSnippets,
				(page) => page - 1,
				() => statSync(path).size - empty,
			);
		},
	};
}

type Client = ReturnType<typeof openForReading>['$client'];

function engineOver(
	path: string,
	file: string,
	lines: Line[],
	hasSnippets: boolean,
	numberOf: (page: number) => number,
	bytes: (client: Client) => number,
): Engine {
	const search = createSearch();
	const client = openForReading(path).$client;
	const reader = readerOver(client, file, lines, hasSnippets, numberOf);
	return {
		all(query) {
			const found: number[] = [];
			for (let after: string | null = null; ; ) {
				const { edges, pageInfo } = search.search(reader, { query, first: 100, after });
				for (const { node } of edges) found.push(numberOf(node.id));
				if (!pageInfo.hasNextPage) return found;
				after = edges.at(-1)!.cursor;
			}
		},
		first(query) {
			const result = search.search(reader, { query, first: 10 });
			return [result.totalCount(), result.edges.map((edge) => (hasSnippets ? edge.titleHTML + edge.snippetHTML : edge.node.id))];
		},
		bytes: () => bytes(client),
	};
}

function readerOver(client: Client, file: string, lines: Line[], hasSnippets: boolean, numberOf: (page: number) => number): Reader {
	const prepared = new Map<string, ReturnType<Client['prepare']>>();
	const statement = (sql: string) => prepared.get(sql) ?? prepared.set(sql, client.prepare(sql)).get(sql)!;
	const read = openArticles(file);
	const articleOf = (id: number) => read(lines[numberOf(id)]!);
	return {
		version: 'bench-1',
		visibility: { mode: 'live' },
		condition: () => ({ sql: '1', parameters: [] }),
		languages: () => [],
		pages: (ids: number[]) => ids.map((id) => ({ ...(hasSnippets ? articleOf(id) : null), id }) as unknown as PageRow),
		texts: ({ id }: PageRow) => ({ plain: articleOf(id).body, html: '', headings: [] }) as unknown as PageTexts,
		all: (sql: string, ...parameters: unknown[]) => statement(sql).all(...parameters),
		get: (sql: string, ...parameters: unknown[]) => statement(sql).get(...parameters),
	} as unknown as Reader;
}

/** Bytes of the search in an index that holds everything else too. */
function bytesOfTables(client: Client): number {
	return client.prepare<[], number>("select sum(pgsize) from dbstat('main', 1) where name like '%search_%'").pluck().get()!;
}
