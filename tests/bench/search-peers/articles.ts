import { readFileSync, writeFileSync } from 'node:fs';
import { decodeHTML } from 'entities';
import { loadConfig } from '../../../src/config/load.ts';
import { unpackTexts } from '../../../src/db/contents.ts';
import { discard, openForWriting } from '../../../src/db/open.ts';
import { createIndexer } from '../../../src/indexer/indexer.ts';
import { silentLog } from '../../../src/log.ts';

/** An article as every engine gets it: plain text. Numbers are 0 upwards. */
export type PeerArticle = { id: number; title: string; summary: string; body: string; terms: string[]; date: number };

type Row = { id: number; title: string; summary: string; date: number | null; texts: Buffer };

/** Writes the articles of a site that its lists have into a file, a line of JSON each. */
export async function exportArticles(site: string, file: string): Promise<void> {
	const database = `${file}.db`;
	const db = openForWriting(database);
	const indexer = createIndexer({ config: loadConfig(site), db, log: silentLog, now: Date.now });
	await indexer.run();
	await indexer.close();
	const rows = db.$client.prepare<[], Row>(
		"select page.*, texts from page join page_body on page_id = id where kind = 'page' and in_site = 1",
	);
	const terms = db.$client.prepare<[number], { spelling: string }>('select spelling from page_term where page_id = ? order by ordinal');
	const lines = rows.all().map(({ id, title, summary, date, texts }, number) => {
		const article: PeerArticle = {
			id: number,
			title,
			summary: decodeHTML(summary),
			body: decodeHTML(unpackTexts(texts).plain),
			terms: terms.all(id).map(({ spelling }) => spelling),
			date: date ?? 0,
		};
		return JSON.stringify(article);
	});
	db.$client.close();
	discard(database);
	writeFileSync(file, lines.join('\n'));
}

/** The reverse of {@link exportArticles}. */
export function readArticles(file: string): PeerArticle[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.map((line) => JSON.parse(line) as PeerArticle);
}
