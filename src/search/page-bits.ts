import { CHUNK, changedChunk, chunkOf, type PageSet } from '../db/page-set.ts';

/** Pages as one bit each, by id: what hits are held against, and gathered into, one by one. */
export type PageBits = Uint32Array<ArrayBuffer>;

const WORDS = CHUNK / 32;

/** The bits of a set. */
export function bitsOfSet(set: PageSet): PageBits {
	const last = Math.max(-1, ...set.keys());
	const bits = new Uint32Array((last + 1) * WORDS);
	for (const [upper, chunk] of set) {
		const start = upper * WORDS;
		if (chunk instanceof Uint32Array) bits.set(chunk, start);
		else for (const value of chunk) bits[start + (value >>> 5)]! |= 1 << (value & 31);
	}
	return bits;
}

/** The set that bits stand for. */
export function setOfBits(bits: PageBits): PageSet {
	const set: PageSet = new Map();
	for (let upper = 0; upper * WORDS < bits.length; upper++) {
		const chunk = changedChunk(bits.slice(upper * WORDS, (upper + 1) * WORDS), []);
		if (chunk) set.set(upper, chunk);
	}
	return set;
}

/** The bits with that of a page set; others of greater length where they end before it. */
export function withPage(bits: PageBits, id: number): PageBits {
	let wide = bits;
	if (id >>> 5 >= bits.length) {
		wide = new Uint32Array(Math.max((chunkOf(id) + 1) * WORDS, bits.length * 2));
		wide.set(bits);
	}
	wide[id >>> 5]! |= 1 << (id & 31);
	return wide;
}

/** Whether a page's bit is set. */
export function hasBit(bits: PageBits, id: number): boolean {
	return ((bits[id >>> 5]! >>> (id & 31)) & 1) === 1;
}
