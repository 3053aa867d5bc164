import type { Cursor } from '../db/search-bytes.ts';
import { type Entry, findEntry, readHead } from '../db/search-blocks.ts';
import { pieceId, readCuts } from '../db/search-pieces.ts';
import { createMemory, type Memory } from '../store/memory.ts';
import type { Reader } from '../store/store.ts';
import type { Segment } from './segments.ts';

/** Thrown where what belongs to a segment is no longer there. */
export const gone = new Error('a segment of the search index went away while it was read');

/** A term of a segment with the bytes of its documents alone; null where the segment has no such term. */
type KnownTerm = { entry: Entry; documents: Uint8Array; block: number } | null;

/** By segment and term: of a segment nothing ever changes. */
export type KnownTerms = Memory<string, KnownTerm>;

/** Bytes of terms that are kept: the documents of a common word are one for each article. */
const MOST_KEPT = 16 * 1024 * 1024;
/** What keeping a term takes beside its documents, about. */
const BESIDE = 200;

/** No terms yet. */
export function createKnownTerms(): KnownTerms {
	return createMemory(MOST_KEPT, (term) => BESIDE + (term ? term.documents.length + (term.entry.cuts?.length ?? 0) : 0));
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
		// Of bytes of its own, so that the rest of the block is not kept with them.
		const documents = new Uint8Array(block.documents.subarray(entry.documentsAt, entry.documentsEnd));
		const cuts = entry.cuts && new Uint8Array(entry.cuts);
		return { entry: { ...entry, documentsAt: 0, documentsEnd: documents.length, cuts }, documents, block: block.id };
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
