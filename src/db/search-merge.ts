import type Database from 'better-sqlite3';
import { type BlockSink, createBlockWriter, type Entry, readHead } from './search-blocks.ts';
import { type Cursor, writeBytes } from './search-bytes.ts';
import { copyFacts, createFacts, IS_ALIVE, loadFacts, packFacts, type SegmentFacts, storeFacts } from './search-facts.ts';
import { createMatches, readDocuments, skipPlaces, writeDocuments } from './search-postings.ts';
import { compareTerms } from './search-terms.ts';

/** A segment that is merged: where each of its documents goes, -1 for those that are gone. */
type Source = { id: number; order: number; targets: Int32Array; next(): Reading | null; current: Reading | null };
type Reading = { entry: Entry; documents: Uint8Array; places: Uint8Array };
type SegmentRow = { id: number; flags: Uint8Array };

/** Value of search_segment.alive while the segment is being made: searches pass over it. */
export const IN_THE_MAKING = -1;

/** Terms that are merged in one step. */
const TERMS_AT_ONCE = 64;

/**
 * Writes the living documents of some segments as one new segment, in steps between which the transaction may be committed and
 * other segments written. The last step puts the new segment in place of the old ones, whose blocks are then nobody's. What
 * was begun and not brought to an end is a segment in the making that nobody knows.
 */
export function* mergeSegments(client: Database.Database, ids: number[]): Generator<void, void, void> {
	const id = Number(
		client.prepare("insert into search_segment (documents, alive, version, flags) values (0, ?, 0, x'')").run(IN_THE_MAKING)
			.lastInsertRowid,
	);
	const { sources, facts } = renumber(client, ids);
	yield* writeMerged(client, sources, facts.count, id);
	replace(client, sources, facts, id);
}

function renumber(client: Database.Database, ids: number[]): { sources: Source[]; facts: SegmentFacts } {
	const select = client.prepare<[number], SegmentRow>('select id, flags from search_segment where id = ?');
	const rows = ids.map((id) => select.get(id)!);
	const count = rows.reduce((sum, { flags }) => sum + flags.reduce((alive, flag) => alive + (flag & IS_ALIVE), 0), 0);
	const facts = createFacts(count);
	let target = 0;
	const sources = rows.map((row, order) => {
		const own = loadFacts(client, row.id);
		const targets = new Int32Array(own.count).fill(-1);
		for (let number = 0; number < own.count; number++) {
			if ((row.flags[number]! & IS_ALIVE) === 0) continue;
			copyFacts(own, number, facts, target);
			targets[number] = target++;
		}
		return openSource(client, row.id, targets, order);
	});
	return { sources, facts };
}

/** Flags are read anew, since documents may have gone while their postings were merged. */
function replace(client: Database.Database, sources: Source[], facts: SegmentFacts, id: number): void {
	const readFlags = client.prepare<[number], { flags: Uint8Array }>('select flags from search_segment where id = ?');
	const moveDocument = client.prepare('update search_document set segment = ?, number = ? where page_id = ?');
	const remove = client.prepare('delete from search_segment where id = ?');
	const removeFacts = client.prepare('delete from search_fact where segment = ?');
	const flags = Buffer.alloc(facts.count);
	let alive = 0;
	for (const { id: old, targets } of sources) {
		const present = readFlags.get(old)!.flags;
		for (let number = 0; number < targets.length; number++) {
			const target = targets[number]!;
			if (target < 0 || (present[number]! & IS_ALIVE) === 0) continue;
			flags[target] = present[number]!;
			moveDocument.run(id, target, facts.pageIds[target]);
			alive++;
		}
		remove.run(old);
		removeFacts.run(old);
	}
	storeFacts(client, id, packFacts(facts));
	client.prepare('update search_segment set documents = ?, alive = ?, flags = ? where id = ?').run(facts.count, alive, flags, id);
}

type BlockRow = { term: string; head: Buffer; documents: Buffer; places: Buffer };

function openSource(client: Database.Database, segment: number, targets: Int32Array, order: number): Source {
	const select = client.prepare<[number, string], BlockRow>(
		'select term, head, documents, places from search_block where segment = ? and term > ? order by term limit 16',
	);
	let rows: BlockRow[] = [];
	let row = 0;
	let last = '';
	let entries: (() => Entry | null) | null = null;
	const next = (): Reading | null => {
		for (;;) {
			const entry = entries?.();
			if (entry) return { entry, documents: rows[row]!.documents, places: rows[row]!.places };
			if (entries) row++;
			if (row >= rows.length) {
				rows = select.all(segment, last);
				row = 0;
				if (rows.length === 0) return null;
				last = rows.at(-1)!.term;
			}
			entries = readHead(rows[row]!.head);
		}
	};
	return { id: segment, order, targets, next, current: next() };
}

/** Stores the blocks of a segment. */
export function insertBlocks(client: Database.Database, segment: number): BlockSink {
	const insert = client.prepare('insert into search_block (segment, term, head, documents, places) values (?, ?, ?, ?, ?)');
	return (term, head, documents, places) => void insert.run(segment, term, head, documents, places);
}

function* writeMerged(client: Database.Database, sources: Source[], count: number, segment: number): Generator<void, void, void> {
	const writer = createBlockWriter(insertBlocks(client, segment));
	const characters = new Uint16Array(1024);
	const documents = new Uint16Array(count);
	const levels = new Uint8Array(count);
	const matches = createMatches(Math.max(...sources.map(({ targets }) => targets.length)));
	/** Sources by the term that they stand at. */
	const waiting: Source[] = [];
	for (const source of sources) if (source.current) enqueue(waiting, source);
	for (let terms = 1; waiting.length > 0; terms++) {
		const { term } = waiting[0]!.current!.entry;
		const same = waiting.splice(0, countOf(waiting, term));
		// Documents of an earlier source have lower numbers.
		if (same.length > 1) same.sort((a, b) => a.order - b.order);
		let found = 0;
		for (const source of same) {
			const { targets } = source;
			const current = source.current!;
			const { entry } = current;
			readDocuments(current.documents, entry.documentsAt, entry.count, entry.hasLevels, matches);
			const cursor: Cursor = { data: current.places, at: entry.placesAt };
			const hasPlaces = entry.placesEnd > entry.placesAt;
			for (let i = 0; i < matches.count; i++) {
				const from = cursor.at;
				if (hasPlaces) skipPlaces(cursor);
				const target = targets[matches.documents[i]!]!;
				if (target < 0) continue;
				documents[found] = target;
				levels[found++] = matches.levels[i]!;
				if (hasPlaces) writeBytes(writer.places, current.places, from, cursor.at);
			}
		}
		if (found > 0) {
			for (let i = 0; i < term.length; i++) characters[i] = term.charCodeAt(i);
			writer.add(characters, 0, term.length, found, writeDocuments(writer.documents, documents, levels, found));
		}
		for (const source of same) {
			source.current = source.next();
			if (source.current) enqueue(waiting, source);
		}
		if (terms % TERMS_AT_ONCE === 0) yield;
	}
	writer.finish();
}

/** Puts a source where it belongs by its term. */
function enqueue(waiting: Source[], source: Source): void {
	const { term } = source.current!.entry;
	let low = 0;
	let high = waiting.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compareTerms(waiting[middle]!.current!.entry.term, term) < 0) low = middle + 1;
		else high = middle;
	}
	waiting.splice(low, 0, source);
}

/** How many of the first stand at the term. */
function countOf(waiting: Source[], term: string): number {
	let count = 1;
	while (count < waiting.length && waiting[count]!.current!.entry.term === term) count++;
	return count;
}
