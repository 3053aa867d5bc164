import type Database from 'better-sqlite3';
import { CHUNK, changedChunk, chunkOf, packChunk, setOf, unpackChunk } from '../db/page-set.ts';
import type { Contribution } from './contribution.ts';

/** Which articles come into sets and leave them in a run; written at its end, a chunk once. */
export type SetChanges = {
	/** Notes that an article of the site's lists comes (1) or leaves (-1). */
	note(contribution: Contribution, sign: 1 | -1): void;
	/** Notes that an article of the site's lists is translated from now on, or no longer. */
	noteTranslated(pageId: number, isTranslated: boolean): void;
	/** Makes a term's set anew from its uses. */
	renew(termId: number): void;
	drop(termId: number): void;
	/** Writes everything and starts over. */
	flush(): void;
	/** Whether an index of an older form has articles and no sets. */
	readonly isMissing: boolean;
	/** Makes all sets from the tables. */
	fill(): void;
};

/** Changes that are kept in memory; a run that changes everything writes them now and then. */
const MOST_CHANGES = 200_000;

/** Keeps the sets of articles in line, over one connection. */
export function createSetChanges(client: Database.Database): SetChanges {
	const read = client.prepare<unknown[], { pages: Uint8Array }>('select pages from page_set where kind = ? and key = ? and chunk = ?');
	const write = client.prepare(
		'insert into page_set (kind, key, chunk, pages) values (?, ?, ?, ?) on conflict (kind, key, chunk) do update set pages = excluded.pages',
	);
	const remove = client.prepare('delete from page_set where kind = ? and key = ? and chunk = ?');
	const removeTerm = client.prepare("delete from page_set where kind = 'term' and key = ?");
	const usersOf = client
		.prepare<[number], number>('select page_id from page_term where term_id = ? and in_site = 1 and is_counted = 1 order by page_id')
		.pluck();
	const isMissing = client.prepare('select 1 from page_set limit 1').get() === undefined;
	/** By set and chunk; whoever came and left again is 0. */
	let changes = new Map<string, Map<number, number>>();
	let count = 0;

	function flush(): void {
		for (const [name, ids] of changes) {
			const [kind, key, chunk] = name.split('\n') as [string, string, string];
			const changed = [...ids].filter(([, delta]) => delta !== 0).map(([id, delta]): [number, boolean] => [id, delta > 0]);
			if (changed.length === 0) continue;
			const old = read.get(kind, key, Number(chunk));
			const pages = changedChunk(old && unpackChunk(old.pages), changed);
			if (pages) write.run(kind, key, Number(chunk), packChunk(pages));
			else remove.run(kind, key, Number(chunk));
		}
		changes = new Map();
		count = 0;
	}

	function add(kind: string, key: string | number, id: number, sign: 1 | -1): void {
		const name = `${kind}\n${key}\n${chunkOf(id)}`;
		const ids = changes.get(name) ?? new Map<number, number>();
		changes.set(name, ids.set(id, (ids.get(id) ?? 0) + sign));
		count++;
	}

	return {
		note({ row, termUses, keywordIds }, sign) {
			if (!row.inSite) return;
			for (const [kind, key] of setsOfRow(row)) add(kind, key, row.id, sign);
			for (const use of termUses) if (use.isCounted) add('term', use.termId, row.id, sign);
			for (const id of keywordIds) add('keyword', id, row.id, sign);
			if (count > MOST_CHANGES) flush();
		},
		noteTranslated: (pageId, isTranslated) => add('translated', '', pageId, isTranslated ? 1 : -1),
		renew(termId) {
			removeTerm.run(String(termId));
			for (const [chunk, pages] of setOf(usersOf.all(termId))) write.run('term', String(termId), chunk, packChunk(pages));
		},
		drop: (termId) => removeTerm.run(String(termId)),
		flush,
		isMissing,
		fill: () => fill(client, (kind, key, chunk, ids) => write.run(kind, key, chunk, packChunk(setOf(ids).get(chunk)!))),
	};
}

type SetRow = {
	id: number;
	languageId: number;
	section: string;
	type: string;
	date: number | null;
	dateText: string | null;
	isTranslated: number;
};

/** Kind and key of the sets that a row of an article says itself. */
function setsOfRow({ languageId, section, type, date, dateText, isTranslated }: Omit<SetRow, 'id'>): [string, string][] {
	const sets: [string, string][] = [
		['language', String(languageId)],
		['section', `${languageId} ${section}`],
		['type', `${languageId} ${type}`],
	];
	if (isTranslated) sets.push(['translated', '']);
	if (dateText !== null) sets.push(['year', dateText.slice(0, 4)]);
	if (date !== null) sets.push(['day', String(Math.floor(date / 86_400))]);
	return sets;
}

/** Chunk by chunk, so that a site of any size needs little memory. */
function fill(client: Database.Database, write: (kind: string, key: string, chunk: number, ids: number[]) => void): void {
	client.exec('delete from page_set');
	const last = client.prepare<[], number | null>('select max(id) from page').pluck().get() ?? 0;
	const rows = client.prepare<[number, number], SetRow>(
		`select id, language_id as languageId, section, type, date, date_text as dateText,
			is_translated as isTranslated from page where id between ? and ? and in_site = 1 order by id`,
	);
	const uses = client.prepare<[number, number], { id: number; key: number }>(
		'select page_id as id, term_id as key from page_term where page_id between ? and ? and in_site = 1 and is_counted = 1 order by page_id',
	);
	const keywords = client.prepare<[number, number], { id: number; key: number }>(
		'select page_id as id, keyword_id as key from posting indexed by posting_page where page_id between ? and ? order by page_id',
	);
	for (let chunk = 0; chunk <= chunkOf(last); chunk++) {
		const bounds: [number, number] = [chunk * CHUNK, (chunk + 1) * CHUNK - 1];
		const sets = new Map<string, number[]>();
		const add = (kind: string, key: string | number, id: number) => {
			const name = `${kind}\n${key}`;
			const ids = sets.get(name);
			if (ids) ids.push(id);
			else sets.set(name, [id]);
		};
		for (const row of rows.iterate(...bounds)) for (const [kind, key] of setsOfRow(row)) add(kind, key, row.id);
		for (const { id, key } of uses.iterate(...bounds)) add('term', key, id);
		for (const { id, key } of keywords.iterate(...bounds)) add('keyword', key, id);
		for (const [name, ids] of sets) {
			const [kind, key] = name.split('\n') as [string, string];
			write(kind, key, chunk, ids);
		}
	}
}
