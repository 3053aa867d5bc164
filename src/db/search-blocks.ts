import { compareUnits, SHORT_PAIR } from './search-terms.ts';
import { type Bytes, bytesOf, createBytes, type Cursor, readNumber, writeByte, writeBytes, writeNumber } from './search-bytes.ts';
import { LARGEST_WHOLE } from './search-pieces.ts';

/*
 * Terms are stored in blocks: rows that hold some neighbouring terms, or one whose postings are big. A row for each term
 * would cost more than the postings of most terms.
 *
 * The head of a block lists its terms in order: code units shared with the term before and further code units, both in one
 * byte where they are few; these; documents doubled plus one where there are levels; bytes of documents and of places. What
 * stands behind a term whose places lie apart is told in search-pieces.ts.
 */

/** Code units from which on their number does not fit half a byte beside the mark for that. */
const MANY = 15;

/*
 * Bytes of blocks. SQLite keeps rows of up to 4061 bytes in its pages of 4096; of bigger ones it gives the rest pages of their own.
 * So either so many fit a page together, or one fills it. Keys are in an index of their own: to compare a key, SQLite reads all
 * of the row that it is part of, and places of common words are megabytes.
 */
const SMALL_BLOCK = 3900;
const BIG_BLOCK = LARGEST_WHOLE;

/** A term as a block's head tells it; offsets are into the block's documents and places. */
export type Entry = {
	term: string;
	count: number;
	hasLevels: boolean;
	documentsAt: number;
	documentsEnd: number;
	placesAt: number;
	/** Equal to placesAt for terms without places. */
	placesEnd: number;
	/** The end of the head of a block whose places lie apart; null where they are in the block. */
	cuts: Uint8Array | null;
};

/** Writes the terms of one segment, which must come in order. */
export type BlockWriter = {
	/** Buffers to append the next term's postings to. */
	documents: Bytes;
	places: Bytes;
	/** Says that the postings of the term in `characters` from `from` to before `to` were appended. */
	add(characters: Uint16Array, from: number, to: number, count: number, hasLevels: boolean): void;
	finish(): void;
};

/** Takes a block: its first term and its three parts, which are only valid during the call. */
export type BlockSink = (term: string, head: Uint8Array, documents: Uint8Array, places: Uint8Array) => void;

/** @param store is told of every block, in order. */
export function createBlockWriter(store: BlockSink): BlockWriter {
	const head = createBytes(4096);
	const documents = createBytes(1 << 16);
	const places = createBytes(1 << 16);
	let first: string | null = null;
	/** The term before. */
	let last = new Uint16Array(256);
	let lastLength = 0;
	let documentsAt = 0;
	let placesAt = 0;

	const writeHead = (characters: Uint16Array, from: number, to: number, count: number, hasLevels: boolean) => {
		const length = to - from;
		let shared = 0;
		if (first === null) first = String.fromCharCode(...characters.subarray(from, to));
		else while (shared < lastLength && shared < length && last[shared] === characters[from + shared]) shared++;
		if (shared < MANY && length - shared < MANY) writeByte(head, (shared << 4) | (length - shared));
		else {
			writeByte(head, 0xff);
			writeNumber(head, shared);
			writeNumber(head, length - shared);
		}
		for (let i = from + shared; i < to; i++) writeNumber(head, characters[i]!);
		writeNumber(head, count * 2 + Number(hasLevels));
		writeNumber(head, documents.length - documentsAt);
		writeNumber(head, places.length - placesAt);
		if (last.length < length) last = new Uint16Array(length * 2);
		for (let i = shared; i < length; i++) last[i] = characters[from + i]!;
		lastLength = length;
		documentsAt = documents.length;
		placesAt = places.length;
	};

	const close = () => {
		if (first !== null) store(first, bytesOf(head), bytesOf(documents), bytesOf(places));
		first = null;
		head.length = documents.length = places.length = documentsAt = placesAt = 0;
	};

	/** Closes the block without the postings of the term that is about to be added. */
	const closeBefore = () => {
		const ownDocuments = documents.data.slice(documentsAt, documents.length);
		const ownPlaces = places.data.slice(placesAt, places.length);
		documents.length = documentsAt;
		places.length = placesAt;
		close();
		writeBytes(documents, ownDocuments, 0, ownDocuments.length);
		writeBytes(places, ownPlaces, 0, ownPlaces.length);
	};

	return {
		documents,
		places,
		add(characters, from, to, count, hasLevels) {
			const before = head.length + documentsAt + placesAt;
			const size = head.length + documents.length + places.length + (to - from) * 2;
			if (first !== null && size > (before > SMALL_BLOCK ? BIG_BLOCK : SMALL_BLOCK)) closeBefore();
			writeHead(characters, from, to, count, hasLevels);
			if (documentsAt + placesAt > BIG_BLOCK) close();
		},
		finish: close,
	};
}

/** Reads the terms of a block's head one by one; null after the last. The same object is given each time. */
export function readHead(head: Uint8Array): () => Entry | null {
	const cursor: Cursor = { data: head, at: 0 };
	const entry: Entry = { term: '', count: 0, hasLevels: false, documentsAt: 0, documentsEnd: 0, placesAt: 0, placesEnd: 0, cuts: null };
	return () => {
		if (cursor.at >= head.length) return null;
		const both = head[cursor.at++]!;
		const shared = both === 0xff ? readNumber(cursor) : both >> 4;
		const length = both === 0xff ? readNumber(cursor) : both & 15;
		let term = entry.term.slice(0, shared);
		for (let i = 0; i < length; i++) term += String.fromCharCode(readNumber(cursor));
		const count = readNumber(cursor);
		entry.term = term;
		entry.count = count >>> 1;
		entry.hasLevels = (count & 1) === 1;
		entry.documentsAt = entry.documentsEnd;
		entry.documentsEnd += readNumber(cursor);
		entry.placesAt = entry.placesEnd;
		entry.placesEnd += readNumber(cursor);
		entry.cuts = cutsBehind(cursor, entry.placesEnd - entry.placesAt);
		return entry;
	};
}

/** The entry of a term in a block's head, null where it has none. Terms are compared as they are read, without making them. */
export function findEntry(head: Uint8Array, term: string): Entry | null {
	const cursor: Cursor = { data: head, at: 0 };
	/** Code units that the term read last has in common with the one looked for, which sorts behind it. */
	let matched = 0;
	let documentsAt = 0;
	let placesAt = 0;
	while (cursor.at < head.length) {
		const both = head[cursor.at++]!;
		const shared = both === 0xff ? readNumber(cursor) : both >> 4;
		const length = both === 0xff ? readNumber(cursor) : both & 15;
		// What differs from the term before at an earlier place sorts behind the term looked for.
		if (shared < matched) return null;
		let isSame = false;
		if (shared > matched) for (let i = 0; i < length; i++) readNumber(cursor);
		else {
			let i = 0;
			while (i < length) {
				const unit = readNumber(cursor);
				i++;
				if (unit !== term.charCodeAt(matched)) break;
				matched++;
				if (i === length) isSame = matched === term.length;
			}
			for (; i < length; i++) readNumber(cursor);
		}
		const count = readNumber(cursor);
		const documentsEnd = documentsAt + readNumber(cursor);
		const placesEnd = placesAt + readNumber(cursor);
		const cuts = cutsBehind(cursor, placesEnd - placesAt);
		if (isSame) return { term, count: count >>> 1, hasLevels: (count & 1) === 1, documentsAt, documentsEnd, placesAt, placesEnd, cuts };
		documentsAt = documentsEnd;
		placesAt = placesEnd;
	}
	return null;
}

/** Moves past what stands behind a term with so many bytes of places, which is all that is left. */
function cutsBehind(cursor: Cursor, places: number): Uint8Array | null {
	if (places <= LARGEST_WHOLE || cursor.at === cursor.data.length) return null;
	const cuts = cursor.data.subarray(cursor.at);
	cursor.at = cursor.data.length;
	return cuts;
}

const pairMark = SHORT_PAIR.charCodeAt(0);

/** Where a run of terms lies in a block: told term by term. */
export type EntryVisitor = (count: number, hasLevels: boolean, documentsAt: number) => void;

/**
 * Visits the entries of a head whose terms are words that begin with a prefix, without making the terms: not pairs of words.
 *
 * @returns false where a term behind all of these was met, so that further blocks have none.
 */
export function visitPrefix(head: Uint8Array, prefix: string, visit: EntryVisitor): boolean {
	const cursor: Cursor = { data: head, at: 0 };
	const { length: wanted } = prefix;
	/** Code units that the term read last has in common with the prefix, and whether it sorts behind what begins with it. */
	let matched = 0;
	let isBehind = false;
	/** Where the term read last has the mark of a pair, beyond any place where it has none. */
	let mark = Number.POSITIVE_INFINITY;
	let documentsAt = 0;
	while (cursor.at < head.length) {
		const both = head[cursor.at++]!;
		const shared = both === 0xff ? readNumber(cursor) : both >> 4;
		const length = both === 0xff ? readNumber(cursor) : both & 15;
		if (shared < matched) {
			if (matched === wanted) isBehind = true;
			matched = shared;
		}
		if (shared <= mark) mark = Number.POSITIVE_INFINITY;
		for (let i = 0; i < length; i++) {
			const unit = readNumber(cursor);
			if (unit === pairMark && mark > shared + i) mark = shared + i;
			if (shared + i !== matched || matched === wanted) continue;
			if (unit === prefix.charCodeAt(matched)) matched++;
			else if (compareUnits(unit, prefix.charCodeAt(matched)) > 0) isBehind = true;
		}
		const count = readNumber(cursor);
		const documentsEnd = documentsAt + readNumber(cursor);
		cutsBehind(cursor, readNumber(cursor));
		if (isBehind) return false;
		if (matched === wanted && mark === Number.POSITIVE_INFINITY) visit(count >>> 1, (count & 1) === 1, documentsAt);
		documentsAt = documentsEnd;
	}
	return true;
}
