import type { TermList } from './search-term-list.ts';

/*
 * Numbers for terms while a segment is gathered. Tables of its own instead of a Map, because a Map would need a string for every
 * word of every article. Most of the time that indexing takes is waiting for memory, so all terms of a field are looked up
 * together: what they need is first touched, one term after the other without waiting for the one before, and read then.
 */

/** Terms by number, 0 upwards in order of first use. */
export type Vocabulary = {
	readonly size: number;
	/**
	 * Fills `list.terms` with the number of each term, and `list.isFirst`; new ones are added.
	 *
	 * @param document above 0 and below 2^16; others come with greater numbers.
	 */
	intern(list: TermList, document: number): void;
	/** Code units of all terms one after the other; term n from starts[n] to before starts[n + 1]. */
	readonly characters: Uint16Array;
	readonly starts: Int32Array;
	clear(): void;
};

/** Code units up to which a term is told by a number of its own: {@link shortHash}. */
export const SHORT = 2;

/** A number for each term of one code unit (`second` is 0) or two: no two have the same. */
export function shortHash(first: number, second: number): number {
	return mixed((first << 16) | second);
}

/** A number for longer terms; different ones may have the same. */
export function longHash(characters: Uint16Array, from: number, to: number): number {
	let hash = 0x811c9dc5;
	for (let i = from; i < to; i++) hash = Math.imul(hash ^ characters[i]!, 0x01000193);
	return mixed(hash);
}

/** A number for two words that are one term, from those of the words. */
export function pairHash(first: number, second: number): number {
	return mixed(Math.imul(first ^ 0x5bd1e995, 0x01000193) ^ second);
}

/** Spreads the bits of a number over all of it; every number comes from one only. */
function mixed(key: number): number {
	const hash = Math.imul(key ^ (key >>> 16), 0x2c1b3c6d);
	return hash ^ (hash >>> 13);
}

/**
 * Entries of four numbers: a hash; the term plus one, 0 for none; where its text begins; its length, and in the lower half the
 * document that had it last. All that a term is asked for is in one place: each further one would be another wait for memory.
 */
type Table = { entries: Int32Array<ArrayBuffer>; count: number };

/** Code units that a term has, about. */
const USUAL_LENGTH = 8;

/** @param expected terms that there is room for from the beginning. */
export function createVocabulary(expected = 1 << 12): Vocabulary {
	const room = 2 ** Math.ceil(Math.log2(expected));
	const short: Table = { entries: new Int32Array(room * 4), count: 0 };
	const long: Table = { entries: new Int32Array(room * 4), count: 0 };
	let starts = new Int32Array(room * 2);
	let characters = new Uint16Array(room * USUAL_LENGTH);
	let size = 0;

	const add = (table: Table, slot: number, hash: number, texts: Uint16Array, from: number, length: number, document: number): number => {
		const used = starts[size]!;
		if (used + length > characters.length) {
			const wider = new Uint16Array(characters.length * 2 + length);
			wider.set(characters);
			characters = wider;
		}
		if (size + 2 > starts.length) {
			const wider = new Int32Array(starts.length * 2);
			wider.set(starts);
			starts = wider;
		}
		for (let i = 0; i < length; i++) characters[used + i] = texts[from + i]!;
		starts[size + 1] = used + length;
		const { entries } = table;
		entries[slot] = hash;
		entries[slot + 1] = size + 1;
		entries[slot + 2] = used;
		entries[slot + 3] = (length << 16) | document;
		if (++table.count * 8 > entries.length) table.entries = widened(entries);
		return size++;
	};

	/** Reads what {@link resolve} is going to read: many such reads are under way at the same time. */
	const touch = (list: TermList) => {
		const { count, hashes, froms, tos, terms } = list;
		const shorts = short.entries;
		const longs = long.entries;
		const shortMask = shorts.length - 4;
		const longMask = longs.length - 4;
		// Of short terms, and where there is none, the beginning of all text, which is at hand.
		for (let i = 0; i < count; i++) {
			const slot = hashes[i]! << 2;
			terms[i] = tos[i]! - froms[i]! <= SHORT ? shorts[slot & shortMask]! & 0 : longs[(slot & longMask) + 2]!;
		}
		let sum = 0;
		for (let i = 0; i < count; i++) sum ^= characters[terms[i]!]!;
		list.touched = sum;
	};

	const resolve = ({ count, texts, hashes, froms, tos, terms, isFirst }: TermList, document: number) => {
		for (let i = 0; i < count; i++) {
			const hash = hashes[i]!;
			const from = froms[i]!;
			const length = tos[i]! - from;
			// The hash of a short term is the term.
			const isShort = length <= SHORT;
			const table = isShort ? short : long;
			const { entries } = table;
			const mask = entries.length - 4;
			let slot = (hash << 2) & mask;
			while (
				entries[slot + 1] !== 0 &&
				!(
					entries[slot] === hash &&
					(isShort || (entries[slot + 3]! >>> 16 === length && isSame(characters, entries[slot + 2]!, texts, from, length)))
				)
			)
				slot = (slot + 4) & mask;
			const known = entries[slot + 1]!;
			if (known === 0) {
				terms[i] = add(table, slot, hash, texts, from, length, document);
				isFirst[i] = 1;
				continue;
			}
			terms[i] = known - 1;
			const last = entries[slot + 3]!;
			isFirst[i] = Number((last & 0xffff) !== document);
			entries[slot + 3] = (last & ~0xffff) | document;
		}
	};

	return {
		get size() {
			return size;
		},
		get characters() {
			return characters;
		},
		get starts() {
			return starts;
		},
		intern(list, document) {
			touch(list);
			resolve(list, document);
		},
		clear() {
			short.entries.fill(0);
			long.entries.fill(0);
			short.count = long.count = size = 0;
		},
	};
}

function isSame(characters: Uint16Array, start: number, texts: Uint16Array, from: number, length: number): boolean {
	for (let i = 0; i < length; i++) if (characters[start + i] !== texts[from + i]) return false;
	return true;
}

/** Entries of four numbers, of which the first is a hash and the second 0 for none, with twice the room. */
export function widened(entries: Int32Array): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(entries.length * 2);
	const mask = wider.length - 4;
	for (let i = 0; i < entries.length; i += 4) {
		if (entries[i + 1] === 0) continue;
		let slot = (entries[i]! << 2) & mask;
		while (wider[slot + 1] !== 0) slot = (slot + 4) & mask;
		for (let k = 0; k < 4; k++) wider[slot + k] = entries[i + k]!;
	}
	return wider;
}
