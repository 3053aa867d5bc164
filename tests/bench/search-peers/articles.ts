import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { decodeHTML } from 'entities';
import { loadConfig } from '../../../src/config/load.ts';
import { unpackTexts } from '../../../src/db/contents.ts';
import { discard, openForWriting } from '../../../src/db/open.ts';
import { createIndexer } from '../../../src/indexer/indexer.ts';
import { silentLog } from '../../../src/log.ts';

/** An article as every engine gets it: plain text. Numbers are 0 upwards; `page` is its number in the index it was read from. */
export type PeerArticle = { id: number; page: number; title: string; summary: string; body: string; terms: string[]; date: number };

/** Where an article stands in the file, in bytes. */
export type Line = { start: number; length: number };

type Row = { id: number; title: string; summary: string; date: number | null; texts: Buffer };

/** Bytes that are read or written at once. */
const CHUNK = 1 << 20;

/** Indexes a site and writes its articles into a file, see {@link exportArticles}. */
export async function exportSite(site: string, file: string, most: number): Promise<number> {
	const database = `${file}.db`;
	const db = openForWriting(database);
	try {
		const indexer = createIndexer({ config: loadConfig(site), db, log: silentLog, now: Date.now });
		await indexer.run();
		await indexer.close();
		return exportArticles(db.$client, file, most);
	} finally {
		db.$client.close();
		discard(database);
	}
}

/** The same from a finished index. */
export function exportDatabase(database: string, file: string, most: number): number {
	const client = new Database(database, { readonly: true, fileMustExist: true });
	try {
		return exportArticles(client, file, most);
	} finally {
		client.close();
	}
}

/** Writes the articles that the lists of a site have into a file, a line of JSON each, at most so many; gives their number. */
function exportArticles(client: Database.Database, file: string, most: number): number {
	const pages = client.prepare<[number], Row>(
		"select page.id, title, summary, date, texts from page join page_body on page_id = id where kind = 'page' and in_site = 1 order by id limit ?",
	);
	const terms = client.prepare<[number], { spelling: string }>('select spelling from page_term where page_id = ? order by ordinal');
	const descriptor = openSync(file, 'w');
	let count = 0;
	let waiting = '';
	for (const { id: page, title, summary, date, texts } of pages.iterate(most)) {
		const article: PeerArticle = {
			id: count++,
			page,
			title,
			summary: decodeHTML(summary),
			body: decodeHTML(unpackTexts(texts).plain),
			terms: terms.all(page).map(({ spelling }) => spelling),
			date: date ?? 0,
		};
		waiting += `${JSON.stringify(article)}\n`;
		if (waiting.length < CHUNK) continue;
		writeSync(descriptor, waiting);
		waiting = '';
	}
	writeSync(descriptor, waiting);
	closeSync(descriptor);
	return count;
}

/** The articles of a file one after the other, none of which is kept. */
export function* readArticles(file: string): Generator<{ article: PeerArticle; line: Line }> {
	const descriptor = openSync(file, 'r');
	try {
		let rest = Buffer.alloc(0);
		for (let start = 0; ; ) {
			const chunk = Buffer.alloc(CHUNK);
			const read = readSync(descriptor, chunk);
			if (read === 0) return;
			const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
			let from = 0;
			for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
				const line = { start: start + from, length: end - from };
				yield { article: JSON.parse(bytes.toString('utf8', from, end)) as PeerArticle, line };
				from = end + 1;
			}
			rest = bytes.subarray(from);
			start += from;
		}
	} finally {
		closeSync(descriptor);
	}
}

/** Reads single articles of a file. */
export function openArticles(file: string): (line: Line) => PeerArticle {
	const descriptor = openSync(file, 'r');
	return ({ start, length }) => {
		const bytes = Buffer.alloc(length);
		readSync(descriptor, bytes, 0, length, start);
		return JSON.parse(bytes.toString()) as PeerArticle;
	};
}
