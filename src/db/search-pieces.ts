import type Database from 'better-sqlite3';
import { type Bytes, bytesOf, createBytes, type Cursor, readNumber, writeBytes, writeNumber } from './search-bytes.ts';
import { skipPlaces } from './search-postings.ts';

/*
 * Places of common words lie apart from their blocks, in pieces that each fill a page of SQLite's: who asks for those of a few
 * articles reads a few pages, where all of them would be megabytes. The head of the block, which then has this term alone, ends
 * with the number of documents of each piece.
 */

/** Bytes of a term's places from above which they lie in pieces. Blocks with several terms are smaller. */
export const LARGEST_WHOLE = 7900;

/** Bytes of a piece: so many fit a page, unless a single document has more. */
const PIECE = 4050;

/** Pieces that the places of a term may have. */
const MOST_PIECES = 2 ** 20;

/** Where a term's places are cut: documents of each piece and where in the places it ends. */
export type Cut = { documents: number; end: number };

/** Stores the places of a block in pieces. */
export function createPieceWriter(client: Database.Database): (block: number, places: Uint8Array, cuts: Cut[]) => void {
	const insert = client.prepare('insert or replace into search_piece (id, places) values (?, ?)');
	return (block, places, cuts) => {
		let start = 0;
		for (const [piece, { end }] of cuts.entries()) {
			insert.run(pieceId(block, piece), places.subarray(start, end));
			start = end;
		}
	};
}

/** Where places are cut, between documents. */
export function cutsOf(places: Uint8Array): Cut[] {
	const cuts: Cut[] = [];
	const cursor: Cursor = { data: places, at: 0 };
	let start = 0;
	let documents = 0;
	while (cursor.at < places.length) {
		const before = cursor.at;
		skipPlaces(cursor);
		if (documents > 0 && cursor.at - start > PIECE) {
			cuts.push({ documents, end: before });
			start = before;
			documents = 0;
		}
		documents++;
	}
	cuts.push({ documents, end: places.length });
	return cuts;
}

/** A head that tells where its term's places are cut. */
export function headWithCuts(head: Uint8Array, cuts: Cut[]): Uint8Array {
	const bytes: Bytes = createBytes(head.length + cuts.length * 2);
	writeBytes(bytes, head, 0, head.length);
	for (const { documents } of cuts) writeNumber(bytes, documents);
	return bytesOf(bytes);
}

/** What stands at the end of a head: of each piece, how many documents it and the pieces before it have. */
export function readCuts(end: Uint8Array): number[] {
	const cursor: Cursor = { data: end, at: 0 };
	const ends: number[] = [];
	let documents = 0;
	while (cursor.at < end.length) {
		documents += readNumber(cursor);
		ends.push(documents);
	}
	return ends;
}

/** Number of a piece in table `search_piece`. */
export function pieceId(block: number, piece: number): number {
	return block * MOST_PIECES + piece;
}

/** Reads the places of a block that lie in so many pieces. */
export function createPieceReader(client: Database.Database): (block: number, pieces: number) => Uint8Array {
	const select = client.prepare<[number, number], { places: Buffer }>(
		'select places from search_piece where id >= ? and id < ? order by id',
	);
	return (block, pieces) => Buffer.concat(select.all(pieceId(block, 0), pieceId(block, pieces)).map(({ places }) => places));
}

/** Removes the pieces of a block, where it has any. */
export function createPieceRemover(client: Database.Database): (block: number) => void {
	const remove = client.prepare<[number, number]>('delete from search_piece where id >= ? and id < ?');
	return (block) => void remove.run(pieceId(block, 0), pieceId(block + 1, 0));
}
