import type Database from 'better-sqlite3';

/** Tables that a first run fills row by row; their indexes are quicker to make at once when the rows are there. */
const tables = ['page', 'page_term', 'posting', 'file', 'menu_entry', 'alias', 'page_link'];

/** Indexes that the writing itself looks things up in. */
const needed = ['page_term_spelling', 'posting_page'];

/** Runs work that fills empty tables without their secondary indexes, which are made afterwards. */
export async function withoutIndexes(client: Database.Database, work: () => Promise<void>): Promise<void> {
	const indexes = client
		.prepare<[], { name: string; table: string; sql: string }>(
			'select name, tbl_name as "table", sql from sqlite_master where type = \'index\' and sql is not null',
		)
		.all()
		.filter(({ name, table, sql }) => tables.includes(table) && !needed.includes(name) && !/^create unique/i.test(sql));
	for (const { name } of indexes) client.exec(`drop index "${name}"`);
	await work();
	for (const { sql } of indexes) client.exec(sql);
}
