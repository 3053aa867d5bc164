import type Database from 'better-sqlite3';
import { CHUNK, chunkFrom, chunkOf, packChunk } from '../db/page-set.ts';
import { bucketKeyOfHash } from '../db/set-keys.ts';
import { createParamSets, type ParamSets } from './param-sets.ts';
import { createPublishBlocks, type PublishBlocks } from './publish-blocks.ts';
import { eachSetOfRow, type SetRow } from './set-names.ts';

/** Pages whose params are read at once. */
const READ_AT_ONCE = 256;

/** Of one chunk the lower bits of ids, ascending, by kind and key. */
type Gathered = Map<string, Map<string | number, number[]>>;

/** Makes all sets from the tables, chunk by chunk, so that a site of any size needs little memory. */
export function fillSets(client: Database.Database): void {
	client.exec('delete from page_set; delete from param; delete from publish_block');
	const last = client.prepare<[], number | null>('select max(id) from page').pluck().get() ?? 0;
	const write = client.prepare('insert into page_set (kind, key, chunk, pages) values (?, ?, ?, ?)');
	const sources = sourcesOf(client);
	const publishBlocks = createPublishBlocks(client);
	let gathered: Gathered = new Map();
	const paramSets = createParamSets(client, (id) => joinToBuckets(gathered.get('param'), id));
	for (let chunk = 0; chunk <= chunkOf(last); chunk++) {
		gathered = new Map();
		gather(sources, paramSets, publishBlocks, gathered, chunk, last);
		publishBlocks.flush();
		for (const [kind, sets] of gathered) for (const [key, low] of sets) write.run(kind, String(key), chunk, packChunk(chunkFrom(low)));
	}
}

function gather(
	sources: ReturnType<typeof sourcesOf>,
	paramSets: ParamSets,
	publishBlocks: PublishBlocks,
	gathered: Gathered,
	chunk: number,
	last: number,
): void {
	const start = chunk * CHUNK;
	const bounds: [number, number] = [start, start + CHUNK - 1];
	const setsOf = (kind: string) => {
		const sets = gathered.get(kind) ?? new Map<string | number, number[]>();
		gathered.set(kind, sets);
		return sets;
	};
	const add = (sets: Map<string | number, number[]>, key: string | number, id: number) => {
		const low = sets.get(key);
		if (low) low.push(id - start);
		else sets.set(key, [id - start]);
	};
	const listed = new Uint8Array(CHUNK);
	for (const row of sources.rows.iterate(...bounds)) {
		listed[row.id - start] = 1;
		eachSetOfRow(row, (kind, key) => add(setsOf(kind), key, row.id));
		publishBlocks.note(row, 1);
	}
	for (const { id, key } of sources.uses.iterate(...bounds)) add(setsOf('term'), key, id);
	for (const { id, key } of sources.keywords.iterate(...bounds)) add(setsOf('keyword'), key, id);
	for (const { id, key } of sources.translations.iterate(...bounds)) add(setsOf('translated'), key, id);
	const params = setsOf('param');
	// Some at a time: a param of too many values is written anew, at which SQLite allows no statement to be looking on.
	for (let first = start; first <= Math.min(bounds[1], last); first += READ_AT_ONCE) {
		for (const row of sources.params.all(first, first + READ_AT_ONCE - 1))
			if (listed[row.id - start] === 1) paramSets.eachKey(row.params, 1, (key) => add(params, key, row.id));
	}
}

function sourcesOf(client: Database.Database) {
	const pairs = (sql: string) => client.prepare<[number, number], { id: number; key: number }>(sql);
	return {
		rows: client.prepare<[number, number], SetRow>(
			`select id, language_id as languageId, logical_path as logicalPath, url, section, type, parent_id as parentId, date,
				date_text as dateText, lastmod, publish_date as publishDate, weight, is_translated as isTranslated
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
		params: client.prepare<[number, number], { id: number; params: string }>(
			'select page_id as id, params from page_detail where page_id between ? and ?',
		),
	};
}

/** Sets of a param's values that are not written yet become those of a part of their hash. */
function joinToBuckets(sets: Map<string | number, number[]> | undefined, id: number): void {
	const beginning = `${id} `;
	const joined = new Map<string, number[]>();
	for (const [key, low] of sets ?? []) {
		if (typeof key !== 'string' || !key.startsWith(beginning)) continue;
		sets!.delete(key);
		const bucket = bucketKeyOfHash(id, key.slice(beginning.length));
		joined.set(bucket, [...(joined.get(bucket) ?? []), ...low]);
	}
	for (const [key, low] of joined)
		sets!.set(
			key,
			low.sort((a, b) => a - b),
		);
}
