import type Database from 'better-sqlite3';
import { type Entry, readHead } from './search-blocks.ts';
import { loadFacts, type SegmentFacts, unpackFacts } from './search-facts.ts';
import { createPieceReader, readCuts } from './search-pieces.ts';
import type { SearchSegment } from './search-segment.ts';

/** A segment that is merged: its documents, and its terms in order with their postings. */
export type Source = {
	/** Of a segment that is stored. */
	id: number | null;
	facts: SegmentFacts;
	/** Of its documents as they are at the moment. */
	flags(): Uint8Array;
	/** The next term; null behind the last. Valid until the next call. */
	next(): Reading | null;
};

/** A term and the bytes that its entry speaks of. */
export type Reading = { entry: Entry; documents: Uint8Array; places: Uint8Array };

type BlockRow = { id: number; term: string; head: Buffer; documents: Buffer; places: Buffer };

/** A segment of the index. */
export function storedSource(client: Database.Database, segment: number): Source {
	const selectFlags = client.prepare<[number], { flags: Uint8Array }>('select flags from search_segment where id = ?');
	const select = client.prepare<[number, string], BlockRow>(
		'select id, term, head, documents, places from search_block where segment = ? and term > ? order by term limit 16',
	);
	const readPieces = createPieceReader(client);
	let rows: BlockRow[] = [];
	let row = 0;
	let last = '';
	const flags = () => selectFlags.get(segment)!.flags;
	const next = readingsOf(() => {
		if (row === rows.length) {
			rows = select.all(segment, last);
			row = 0;
			if (rows.length === 0) return null;
			last = rows.at(-1)!.term;
		}
		return rows[row++]!;
	}, readPieces);
	return { id: segment, facts: loadFacts(client, segment, flags().length), flags, next };
}

/** A segment that is not stored yet. */
export function builtSource({ facts, flags, blocks: { terms, ends, bytes } }: SearchSegment): Source {
	let block = 0;
	let start = 0;
	const next = readingsOf(
		() => {
			if (block === terms.length) return null;
			const [headEnd, documentsEnd, placesEnd] = [ends[block * 3]!, ends[block * 3 + 1]!, ends[block * 3 + 2]!];
			const head = bytes.subarray(start, headEnd);
			block++;
			start = placesEnd;
			return { id: 0, head, documents: bytes.subarray(headEnd, documentsEnd), places: bytes.subarray(documentsEnd, placesEnd) };
		},
		() => new Uint8Array(0),
	);
	return { id: null, facts: unpackFacts(facts), flags: () => flags, next };
}

type Block = { id: number; head: Uint8Array; documents: Uint8Array; places: Uint8Array };

function readingsOf(nextBlock: () => Block | null, readPieces: (block: number, pieces: number) => Uint8Array): () => Reading | null {
	let block: Block | null = null;
	let entries: (() => Entry | null) | null = null;
	return () => {
		for (;;) {
			const entry = entries?.();
			if (entry && block) {
				const places = entry.cuts ? readPieces(block.id, readCuts(entry.cuts).length) : block.places;
				return { entry, documents: block.documents, places };
			}
			block = nextBlock();
			if (!block) return null;
			entries = readHead(block.head);
		}
	};
}
