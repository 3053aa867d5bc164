import { type Bytes, type Cursor, readNumber, writeByte, writeBytes, writeNumber } from './search-bytes.ts';

/*
 * The postings of one term in one segment, as bytes.
 *
 * Documents: the distance of each from the one before (from -1 the first), then, unless all levels are 0, the levels, four
 * a byte, lowest bits first. Places: for each document its first place, doubled, plus one where more follow; these are the
 * number of their bytes and their distances from the place before. So a document's places are skipped in one step.
 */

/** Documents of a term with the best level of each. Lists of one entry per document, in ascending order. */
export type Matches = { count: number; documents: Uint16Array; levels: Uint8Array };

/** Where the documents of a term end in the bytes of its block. */
export type TermBytes = { count: number; hasLevels: boolean; documentsEnd: number };

/** Documents that a segment may have: a document number is a Uint16. */
export const LARGEST_SEGMENT = 65_535;

export function createMatches(size: number): Matches {
	return { count: 0, documents: new Uint16Array(size), levels: new Uint8Array(size) };
}

/** Appends the documents `from`..`to` of lists; true where levels were written. */
export function writeDocuments(bytes: Bytes, documents: Uint16Array, levels: Uint8Array, count: number): boolean {
	let before = -1;
	let hasLevels = false;
	for (let i = 0; i < count; i++) {
		const document = documents[i]!;
		writeNumber(bytes, document - before - 1);
		before = document;
		if (levels[i] !== 0) hasLevels = true;
	}
	if (!hasLevels) return false;
	for (let i = 0; i < count; i += 4) {
		let packed = 0;
		for (let k = 0; k < 4 && i + k < count; k++) packed |= levels[i + k]! << (k * 2);
		writeByte(bytes, packed);
	}
	return true;
}

/** Reads the documents of a term into `matches`, in place of what it held. */
export function readDocuments(data: Uint8Array, at: number, count: number, hasLevels: boolean, matches: Matches): void {
	const { documents, levels } = matches;
	let document = -1;
	let position = at;
	for (let i = 0; i < count; i++) {
		let byte = data[position++]!;
		let gap = byte;
		if (byte > 127) {
			gap = byte & 127;
			let shift = 7;
			do {
				byte = data[position++]!;
				gap |= (byte & 127) << shift;
				shift += 7;
			} while (byte > 127);
		}
		document += gap + 1;
		documents[i] = document;
	}
	if (hasLevels) readLevels(data, position, count, levels);
	else levels.fill(0, 0, count);
	matches.count = count;
}

/** Four at a time: most are 0. What is written behind the last is of no matter. */
function readLevels(data: Uint8Array, at: number, count: number, levels: Uint8Array): void {
	for (let i = 0, position = at; i < count; i += 4) {
		const packed = data[position++]!;
		levels[i] = packed & 3;
		levels[i + 1] = (packed >> 2) & 3;
		levels[i + 2] = (packed >> 4) & 3;
		levels[i + 3] = packed >> 6;
	}
}

/** Bits of a byte of levels that are set where one of the four is 1, 2 or 3 at least. */
const levelBits = [0xff, 0xff, 0xaa];

/** Whether a document of a term has a level of `least` or better: the levels stand last in its bytes. */
export function hasLevel(data: Uint8Array, { count, hasLevels, documentsEnd }: TermBytes, least: number): boolean {
	if (least === 0 || !hasLevels) return least === 0;
	for (let at = documentsEnd - Math.ceil(count / 4); at < documentsEnd; at++) {
		const packed = data[at]!;
		if (least === 3 ? (packed & (packed >> 1) & 0x55) !== 0 : (packed & levelBits[least]!) !== 0) return true;
	}
	return false;
}

/** Raises the level of a term's documents in `best`, which holds the best level plus one by document. */
export function raiseLevels(data: Uint8Array, at: number, count: number, hasLevels: boolean, best: Uint8Array): void {
	const cursor: Cursor = { data, at };
	if (!hasLevels) {
		let document = -1;
		for (let i = 0; i < count; i++) {
			document += readNumber(cursor) + 1;
			if (best[document] === 0) best[document] = 1;
		}
		return;
	}
	let levelsAt = at;
	for (let left = count; left > 0; levelsAt++) if (data[levelsAt]! < 128) left--;
	let document = -1;
	for (let i = 0; i < count; i++) {
		document += readNumber(cursor) + 1;
		const level = ((data[levelsAt + (i >> 2)]! >> ((i & 3) * 2)) & 3) + 1;
		if (level > best[document]!) best[document] = level;
	}
}

const rest: Bytes = { data: new Uint8Array(256), length: 0 };

/** Appends a document's places, which ascend. */
export function writePlaces(bytes: Bytes, places: Int32Array, from: number, to: number): void {
	const first = places[from]!;
	if (to - from === 1) {
		writeNumber(bytes, first * 2);
		return;
	}
	writeNumber(bytes, first * 2 + 1);
	rest.length = 0;
	for (let i = from + 1; i < to; i++) writeNumber(rest, places[i]! - places[i - 1]!);
	writeNumber(bytes, rest.length);
	writeBytes(bytes, rest.data, 0, rest.length);
}

/** Moves past a document's places. */
export function skipPlaces(cursor: Cursor): void {
	if ((readNumber(cursor) & 1) === 0) return;
	const length = readNumber(cursor);
	cursor.at += length;
}

/** Reads a document's places to the end of `places`, which is made wider where need be. */
export function readPlaces(cursor: Cursor, places: Places): void {
	const first = readNumber(cursor);
	let place = first >>> 1;
	addPlace(places, place);
	if ((first & 1) === 0) return;
	const length = readNumber(cursor);
	const end = cursor.at + length;
	while (cursor.at < end) {
		place += readNumber(cursor);
		addPlace(places, place);
	}
}

/** A list of places that grows. */
export type Places = { data: Int32Array; length: number };

/** Appends a place. */
export function addPlace(places: Places, place: number): void {
	if (places.length === places.data.length) {
		const wider = new Int32Array(places.data.length * 2);
		wider.set(places.data);
		places.data = wider;
	}
	places.data[places.length++] = place;
}
