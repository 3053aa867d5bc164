import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { readBody } from './read-body.ts';

/*
 * A bare node:http with one hand-written SQL statement, prepared once, that returns the whole answer as JSON:
 * node bare-sql.ts <database>
 * The cursor is a place in the index. There is no GraphQL, no check, no error: what a feed endpoint is at least.
 */

const db = new Database(process.argv[2]!, { readonly: true });
db.pragma('mmap_size = 1073741824');
const language = db.prepare("select id from language where key = 'en'").pluck().get();
const statement = db
	.prepare(
		`with slice as materialized (
			select id, title, summary, date_text, url, thumbnail, thumbnail_alt, position from page indexed by page_site_language
			where in_site = 1 and language_id = @language and position > @after order by position limit 20)
		select json_object('data', json_object('articles', json_object(
			'nodes', json_group_array(json_object(
				'title', title, 'summary', summary, 'date', date_text, 'path', url,
				'thumbnail', iif(thumbnail is null, null, json_object('url', thumbnail, 'alt', coalesce(thumbnail_alt, title))),
				'tags', json((select json_group_array(json_object('name', tag.title, 'path', tag.url))
					from page_term cross join term on term.page_id = page_term.term_id cross join page as tag on tag.id = page_term.term_id
					where page_term.page_id = slice.id and page_term.is_own = 1 and page_term.is_counted = 1 and term.taxonomy = 'tags')))),
			'pageInfo', json_object(
				'endCursor', (select cast(max(position) as text) from slice),
				'hasNextPage', json(iif(exists (select 1 from page indexed by page_site_language
					where in_site = 1 and language_id = @language and position > (select max(position) from slice)), 'true', 'false'))))))
		from slice`,
	)
	.pluck();

const server = createServer((request, response) => {
	readBody(request, (text) => {
		const { after } = JSON.parse(text).variables;
		const body = statement.get({ language, after: Number(after ?? -1e15) }) as string;
		response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) });
		response.end(body);
	});
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`));
