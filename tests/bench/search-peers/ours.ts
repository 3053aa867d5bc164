import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading } from '../../../src/db/connection.ts';
import { openForWriting } from '../../../src/db/open.ts';
import { createSearchWriter } from '../../../src/db/search-index.ts';
import { createSearch } from '../../../src/search/create-search.ts';
import type { PageRow, PageTexts, Reader } from '../../../src/store/store.ts';
import type { PeerArticle } from './articles.ts';
import type { OpenEngine } from './engine.ts';

/** HugoQL's search alone: titles and texts of what is found are taken from the articles. Without snippets, which the peers do not make, or with them. */
export const hugoql =
	(hasSnippets: boolean): OpenEngine =>
	(articles, folder) => {
		const path = join(folder, 'hugoql.db');
		const db = openForWriting(path);
		const empty = statSync(path).size;
		db.$client.exec('begin');
		const writer = createSearchWriter(db.$client);
		for (const article of articles) {
			writer.write(article.id + 1, article, { languageId: 1, date: article.date, identity: String(article.id), inSite: true });
		}
		writer.flush();
		db.$client.exec('commit');
		while (writer.tidy(1000));
		db.$client.pragma('wal_checkpoint(truncate)');
		db.$client.close();
		const search = createSearch();
		const reader = readerOver(articles, openForReading(path).$client);
		return {
			all(query) {
				const found: number[] = [];
				for (let after: string | null = null; ; ) {
					const { edges, pageInfo } = search.search(reader, { query, first: 100, after });
					for (const { node } of edges) found.push(node.id - 1);
					if (!pageInfo.hasNextPage) return found;
					after = edges.at(-1)!.cursor;
				}
			},
			first(query) {
				const result = search.search(reader, { query, first: 10 });
				return [result.totalCount(), result.edges.map((edge) => (hasSnippets ? edge.titleHTML + edge.snippetHTML : edge.node.id))];
			},
			bytes: () => statSync(path).size - empty,
		};
	};

function readerOver(articles: PeerArticle[], client: ReturnType<typeof openForReading>['$client']): Reader {
	const prepared = new Map<string, ReturnType<typeof client.prepare>>();
	const statement = (sql: string) => prepared.get(sql) ?? prepared.set(sql, client.prepare(sql)).get(sql)!;
	return {
		version: 'bench-1',
		visibility: { mode: 'live' },
		condition: () => ({ sql: '1', parameters: [] }),
		languages: () => [],
		pages: (ids: number[]) => ids.map((id) => ({ id, title: articles[id - 1]!.title, summary: articles[id - 1]!.summary }) as PageRow),
		texts: ({ id }: PageRow) => ({ plain: articles[id - 1]!.body, html: '', headings: [] }) as unknown as PageTexts,
		all: (sql: string, ...parameters: unknown[]) => statement(sql).all(...parameters),
		get: (sql: string, ...parameters: unknown[]) => statement(sql).get(...parameters),
	} as unknown as Reader;
}
