import type { Cursor } from '../db/search-bytes.ts';
import { type Entry, findEntry, readHead } from '../db/search-blocks.ts';
import { type FactKind, IN_SITE, IS_ALIVE } from '../db/search-facts.ts';
import { pieceId, readCuts } from '../db/search-pieces.ts';
import { createMemory, type Memory } from '../store/index-state.ts';
import type { Reader } from '../store/store.ts';
import { createFacts, type FactReader, type Facts } from './facts.ts';

/** A segment of the index as searches hold it in memory: facts and flags of its documents. */
export type Segment = {
	id: number;
	version: number;
	count: number;
	facts: Facts;
	/** Terms of all segments that were looked up. */
	terms: KnownTerms;
	flags: Uint8Array;
	/** Whether all of its documents are alive and in the site: then nobody needs to look at each. */
	isWhole: boolean;
	/** Whether its documents stand from the newest to the oldest. */
	isNewestFirst: boolean;
};

/** A term of a segment with the bytes of its documents alone; null where the segment has no such term. */
type KnownTerm = { entry: Entry; documents: Uint8Array; block: number } | null;

/** By segment and term: of a segment nothing ever changes. */
type KnownTerms = Memory<string, KnownTerm>;

/** Bytes of terms that are kept: the documents of a common word are one for each article. */
const MOST_KEPT = 16 * 1024 * 1024;
/** What keeping a term takes beside its documents, about. */
const BESIDE = 200;

function createKnownTerms(): KnownTerms {
	return createMemory(MOST_KEPT, (term) => BESIDE + (term ? term.documents.length + (term.entry.cuts?.length ?? 0) : 0));
}

/** Segments as they are now, kept between searches as long as they stay the same; those first that were made last, as they have newer articles. */
export type Segments = {
	/**
	 * Runs `work` over the present segments, and again where one of them was merged away meanwhile: the index is written over
	 * another connection, and the statements of one search see every commit.
	 */
	read<Result>(reader: Reader, work: (segments: Segment[]) => Result): Result;
};

/** Merges come seconds apart, so that a search is hardly ever run twice. */
const MOST_TRIES = 10;

/** Thrown where what belongs to a segment is no longer there. */
const gone = new Error('a segment of the search index went away while it was read');

export function createSegments(): Segments {
	let kept = new Map<number, Segment>();
	let terms = createKnownTerms();
	let epoch = '';
	/** Who reads at the moment. */
	let reading: Reader;
	const factsOf = (id: number): FactReader => ({
		part(kind, part) {
			const sql = 'select data from search_fact where segment = ? and kind = ? and part = ?';
			const row = reading.get<{ data: Uint8Array }>(sql, id, kind, part);
			if (!row) throw gone;
			return row.data;
		},
		all(kind: FactKind) {
			const sql = 'select data from search_fact where segment = ? and kind = ? order by part';
			const rows = reading.all<{ data: Uint8Array }>(sql, id, kind);
			if (rows.length === 0) throw gone;
			return rows.map(({ data }) => data);
		},
	});
	const present = (reader: Reader): Segment[] => {
		// An index that was made anew has other segments under the same numbers.
		const presentEpoch = reader.version.slice(0, reader.version.lastIndexOf('-'));
		if (presentEpoch !== epoch) {
			kept.clear();
			terms = createKnownTerms();
		}
		epoch = presentEpoch;
		const next = new Map<number, Segment>();
		for (const { id, version } of versions(reader)) {
			const before = kept.get(id);
			const segment = before?.version === version ? before : load(reader, id, before, factsOf, terms);
			if (segment) next.set(id, segment);
		}
		kept = next;
		return [...next.values()];
	};
	return {
		read(reader, work) {
			reading = reader;
			for (let tries = 1; ; tries++) {
				const segments = present(reader);
				try {
					const result = work(segments);
					if (tries === MOST_TRIES || areThere(reader, segments)) return result;
				} catch (error) {
					if (error !== gone || tries === MOST_TRIES) throw error;
				}
			}
		},
	};
}

function versions(reader: Reader): { id: number; version: number }[] {
	return reader.all('select id, version from search_segment where alive > 0 order by id desc');
}

function areThere(reader: Reader, segments: Segment[]): boolean {
	const ids = new Set(versions(reader).map(({ id }) => id));
	return segments.every(({ id }) => ids.has(id));
}

type SegmentRow = { version: number; isNewestFirst: number; flags: Uint8Array };

/** Null where the segment has just gone. */
function load(
	reader: Reader,
	id: number,
	before: Segment | undefined,
	factsOf: (id: number) => FactReader,
	terms: KnownTerms,
): Segment | null {
	const sql = 'select version, newest_first as isNewestFirst, flags from search_segment where id = ?';
	const row = reader.get<SegmentRow>(sql, id);
	if (!row) return null;
	const { version, flags, isNewestFirst } = row;
	const facts = before?.facts ?? createFacts(flags.length, factsOf(id));
	return { id, version, count: flags.length, facts, terms, flags, isWhole: isWhole(flags), isNewestFirst: isNewestFirst === 1 };
}

function isWhole(flags: Uint8Array): boolean {
	for (let i = 0; i < flags.length; i++) if (flags[i] !== (IS_ALIVE | IN_SITE)) return false;
	return true;
}

/** A term of a segment: what its block's head says, and the bytes. Places are read when asked for. */
export type Found = { entry: Entry; documents: Uint8Array; places(): Pieces };

/** The places of a term as they lie in the index: all together, or in pieces. */
export type Pieces = {
	/** Of each piece, how many documents it and the pieces before it have. */
	ends: number[];
	/** Reads a piece; gives where it begins. */
	read(piece: number): Cursor;
};

/** A block as it is looked into for documents. */
export type Block = { id: number; term: string; head: Uint8Array; documents: Uint8Array };

/** The term of a segment with exactly this text. */
export function findTerm(reader: Reader, segment: Segment, term: string): Found | null {
	const known = segment.terms.through(`${segment.id} ${term}`, () => {
		const block = blockOf(reader, segment, term);
		const entry = block && findEntry(block.head, term);
		if (!entry) return null;
		const documents = block.documents.slice(entry.documentsAt, entry.documentsEnd);
		// Of bytes of its own, so that the rest of the block is not kept with them.
		const cuts = entry.cuts && new Uint8Array(entry.cuts);
		return {
			entry: { ...entry, documentsAt: 0, documentsEnd: documents.length, cuts },
			documents: new Uint8Array(documents),
			block: block.id,
		};
	});
	return known && found(reader, segment, { id: known.block, documents: known.documents }, known.entry);
}

/** The terms of a segment that begin with `prefix` and meet a condition. */
export function findTerms(reader: Reader, segment: Segment, prefix: string, isWanted: (term: string) => boolean): Found[] {
	const terms: Found[] = [];
	const first = blockOf(reader, segment, prefix);
	let blocks = first ? [first] : [];
	let last = first?.term ?? '';
	for (;;) {
		for (const block of blocks) {
			const next = readHead(block.head);
			for (let entry = next(); entry; entry = next()) {
				if (entry.term.startsWith(prefix)) {
					if (isWanted(entry.term)) terms.push(found(reader, segment, block, { ...entry }));
				} else if (isBehind(entry.term, prefix)) return terms;
			}
		}
		blocks = blocksBehind(reader, segment, last, prefix);
		if (blocks.length === 0) return terms;
		last = blocks.at(-1)!.term;
	}
}

/** Whether a term that does not begin with the prefix sorts after all that do. Exact order of surrogates is of no matter: then a block more is read. */
function isBehind(term: string, prefix: string): boolean {
	return term > prefix && term.charCodeAt(0) < 0xd800;
}

/** Some blocks behind one, of those whose first term begins with the prefix: further ones have none that does. */
function blocksBehind(reader: Reader, segment: Segment, last: string, prefix: string): Block[] {
	return reader.all<Block>(
		'select id, term, head, documents from search_block where segment = ? and term > ? and term < ? order by term limit 32',
		segment.id,
		last,
		`${prefix}\u{10ffff}`,
	);
}

/** The block that has a term, where the segment has it. */
export function blockOf(reader: Reader, segment: Segment, term: string): Block | undefined {
	return reader.get<Block>(
		'select id, term, head, documents from search_block where segment = ? and term <= ? order by term desc limit 1',
		segment.id,
		term,
	);
}

function found(reader: Reader, segment: Segment, block: Pick<Block, 'id' | 'documents'>, entry: Entry): Found {
	const read = (sql: string, ...parameters: number[]): Uint8Array => {
		const row = reader.get<{ places: Uint8Array }>(sql, ...parameters);
		if (!row) throw gone;
		return row.places;
	};
	return {
		entry,
		documents: block.documents,
		places() {
			if (entry.cuts) {
				const sql = 'select places from search_piece where id = ?';
				return { ends: readCuts(entry.cuts), read: (piece) => ({ data: read(sql, pieceId(block.id, piece)), at: 0 }) };
			}
			const sql = 'select places from search_block where id = ? and segment = ?';
			return { ends: [entry.count], read: () => ({ data: read(sql, block.id, segment.id), at: entry.placesAt }) };
		},
	};
}
