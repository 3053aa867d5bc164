import type Database from 'better-sqlite3';
import { CACHE_SIZE } from '../db/connection.ts';

/** Tables that a first run fills row by row; their indexes are quicker to make at once when the rows are there. */
const tables = ['page', 'page_term', 'posting', 'file', 'menu_entry', 'alias', 'page_link'];

/** Indexes that the writing itself looks things up in. */
const needed = ['page_term_spelling', 'posting_page'];

/** Key in `meta` of an index that a first run has begun and not ended; its value is the indexes that are missing. */
const UNFINISHED = 'unfinished';

/** KiB of pages in memory while a first run writes. */
const FIRST_CACHE_SIZE = 65_536;

/** Pages after which a first run commits. */
const COMMITTED_PAGES = 1024;

/** How a first run writes. */
export type Bulk = {
	/** Told after every page: an index that nobody reads yet is committed now and then, so that the log of the database stays small. */
	written(): void;
	/** Ends it: what is written is on the disk, and counts from the next commit on. */
	end(): void;
};

/**
 * Begins to fill an index that is empty.
 *
 * @param isUnread whether no reader takes anything from the index before the run ends. It may then be committed bit by bit:
 * where the run is cut short, {@link emptyUnfinished} makes it empty again. The caller's transaction stays open.
 */
export function beginBulk(client: Database.Database, isUnread: boolean): Bulk {
	if (!isUnread) return { written() {}, end() {} };
	const commit = () => client.exec('commit; begin immediate');
	client.prepare('insert or replace into meta (key, value) values (?, ?)').run(UNFINISHED, JSON.stringify(secondaryIndexes(client)));
	client.exec('commit');
	client.pragma(`cache_size = -${FIRST_CACHE_SIZE}`);
	client.pragma('synchronous = off');
	client.pragma('wal_autocheckpoint = 1000');
	client.exec('begin immediate');
	let pages = 0;
	return {
		written() {
			if (++pages % COMMITTED_PAGES === 0) commit();
		},
		end() {
			client.exec('commit');
			client.pragma('synchronous = normal');
			client.pragma('wal_checkpoint(truncate)');
			client.pragma('wal_autocheckpoint = 0');
			client.pragma(`cache_size = -${CACHE_SIZE}`);
			client.exec('begin immediate');
			client.prepare('delete from meta where key = ?').run(UNFINISHED);
		},
	};
}

/** Makes an index empty that a first run has left half written. */
export function emptyUnfinished(client: Database.Database): void {
	const missing = client.prepare<[string], string>('select value from meta where key = ?').pluck().get(UNFINISHED);
	if (missing === undefined) return;
	const filled = client
		.prepare<[], string>(
			"select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not like '\\_\\_%' escape '\\'",
		)
		.pluck()
		.all();
	for (const name of filled) client.exec(`delete from "${name}"`);
	for (const { name, sql } of JSON.parse(missing) as IndexRow[]) client.exec(`drop index if exists "${name}"; ${sql}`);
}

/** Runs work that fills empty tables without their secondary indexes, which are made afterwards. */
export async function withoutIndexes(client: Database.Database, work: () => Promise<void>): Promise<void> {
	const indexes = secondaryIndexes(client);
	for (const { name } of indexes) client.exec(`drop index "${name}"`);
	await work();
	for (const { sql } of indexes) client.exec(sql);
}

type IndexRow = { name: string; table: string; sql: string };

function secondaryIndexes(client: Database.Database): IndexRow[] {
	return client
		.prepare<[], IndexRow>('select name, tbl_name as "table", sql from sqlite_master where type = \'index\' and sql is not null')
		.all()
		.filter(({ name, table, sql }) => tables.includes(table) && !needed.includes(name) && !/^create unique/i.test(sql));
}
