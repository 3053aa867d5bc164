import type Database from 'better-sqlite3';
import { CHUNK, chunkOf, packChunk, setOf } from '../db/page-set.ts';
import { bucketKey } from '../db/set-keys.ts';
import { createParamSets } from './param-sets.ts';
import { type SetRow, setsOfRow } from './set-names.ts';

/** Makes all sets from the tables, chunk by chunk, so that a site of any size needs little memory. */
export function fillSets(client: Database.Database): void {
	client.exec('delete from page_set; delete from param');
	const last = client.prepare<[], number | null>('select max(id) from page').pluck().get() ?? 0;
	const write = client.prepare('insert into page_set (kind, key, chunk, pages) values (?, ?, ?, ?)');
	const sources = sourcesOf(client);
	let sets = new Map<string, number[]>();
	const paramSets = createParamSets(client, (id) => joinToBuckets(sets, id));
	for (let chunk = 0; chunk <= chunkOf(last); chunk++) {
		sets = new Map();
		const add = (kind: string, key: string | number, id: number) => {
			const name = `${kind}\n${key}`;
			const ids = sets.get(name);
			if (ids) ids.push(id);
			else sets.set(name, [id]);
		};
		const bounds: [number, number] = [chunk * CHUNK, (chunk + 1) * CHUNK - 1];
		for (const row of sources.rows.iterate(...bounds)) for (const [kind, key] of setsOfRow(row)) add(kind, key, row.id);
		for (const { id, key } of sources.uses.iterate(...bounds)) add('term', key, id);
		for (const { id, key } of sources.keywords.iterate(...bounds)) add('keyword', key, id);
		for (const { id, key } of sources.translations.iterate(...bounds)) add('translated', key, id);
		// A param of too many values writes what was written of it anew, which SQLite allows no statement to look on at.
		for (const id of sources.articles.all(...bounds))
			for (const key of paramSets.keysOf(sources.params.get(id) ?? '{}', 1)) add('param', key, id);
		for (const [name, ids] of sets) {
			const end = name.indexOf('\n');
			write.run(name.slice(0, end), name.slice(end + 1), chunk, packChunk(setOf(ids).get(chunk)!));
		}
	}
}

function sourcesOf(client: Database.Database) {
	const pairs = (sql: string) => client.prepare<[number, number], { id: number; key: number }>(sql);
	return {
		rows: client.prepare<[number, number], SetRow>(
			`select id, language_id as languageId, logical_path as logicalPath, url, section, type, parent_id as parentId, date,
				date_text as dateText, lastmod, weight, is_translated as isTranslated
			from page where id between ? and ? and in_site = 1 order by id`,
		),
		uses: pairs(
			'select page_id as id, term_id as key from page_term where page_id between ? and ? and in_site = 1 and is_counted = 1 order by page_id',
		),
		keywords: pairs(
			'select page_id as id, keyword_id as key from posting indexed by posting_page where page_id between ? and ? order by page_id',
		),
		translations: pairs(
			`select distinct page.id, other.language_id as key from page cross join page as other indexed by page_translation
			on other.translation_key = page.translation_key and other.language_id <> page.language_id and other.in_site = 1
			where page.id between ? and ? and page.in_site = 1 and page.is_translated = 1 order by page.id`,
		),
		articles: client.prepare<[number, number], number>('select id from page where id between ? and ? and in_site = 1 order by id').pluck(),
		params: client.prepare<[number], string>('select params from page_detail where page_id = ?').pluck(),
	};
}

/** Sets of a param's values that are not written yet become those of a part of their hash. */
function joinToBuckets(sets: Map<string, number[]>, id: number): void {
	const beginning = `param\n${id} `;
	const joined = new Map<string, number[]>();
	for (const [name, ids] of sets) {
		if (!name.startsWith(beginning)) continue;
		sets.delete(name);
		const bucket = `param\n${bucketKey(id, name.slice(beginning.length))}`;
		joined.set(bucket, [...(joined.get(bucket) ?? []), ...ids]);
	}
	for (const [name, ids] of joined)
		sets.set(
			name,
			ids.sort((a, b) => a - b),
		);
}
