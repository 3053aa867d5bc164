/*
 * Numbers for terms while a segment is gathered. Tables of its own instead of a Map, because a Map would need a string for
 * every word of every article, and laid out so that finding a term touches memory as seldom as can be: most of the time that
 * indexing takes is waiting for memory.
 */

/** Terms by number, 0 upwards in order of first use. */
export type Vocabulary = {
	readonly size: number;
	/** Number of the term that stands in `characters` from `from` to before `to`; new ones are added. */
	intern(characters: Uint16Array, from: number, to: number): number;
	/** Number of the term of two code units. */
	internPair(first: number, second: number): number;
	/** Number of the term of one code unit. */
	internOne(unit: number): number;
	/** Code units of all terms one after the other; term n from starts[n] to before starts[n + 1]. */
	readonly characters: Uint16Array;
	readonly starts: Int32Array;
	clear(): void;
};

export function createVocabulary(): Vocabulary {
	/** Terms of one code unit, by it. */
	const ones = new Int32Array(65_536).fill(-1);
	/** Terms of two code units and longer ones: entries of two numbers, the pair itself or a hash, and the term. */
	let pairs = emptyTable(1 << 12);
	let words = emptyTable(1 << 12);
	let pairCount = 0;
	let wordCount = 0;
	let starts = new Int32Array(1 << 13);
	let characters = new Uint16Array(1 << 15);
	let used = 0;
	let size = 0;

	const reserve = (length: number) => {
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
	};

	const finish = (): number => {
		starts[size + 1] = used;
		return size++;
	};

	const internPair = (first: number, second: number): number => {
		const key = (first << 16) | second;
		const mask = pairs.length - 1;
		let slot = (mixed(key) << 1) & mask;
		for (;;) {
			const term = pairs[slot + 1]!;
			if (term < 0) break;
			if (pairs[slot] === key) return term;
			slot = (slot + 2) & mask;
		}
		reserve(2);
		characters[used++] = first;
		characters[used++] = second;
		pairs[slot] = key;
		pairs[slot + 1] = size;
		if (++pairCount * 4 > pairs.length) pairs = widened(pairs, mixed);
		return finish();
	};

	const internOne = (unit: number): number => {
		const term = ones[unit]!;
		if (term >= 0) return term;
		reserve(1);
		characters[used++] = unit;
		ones[unit] = size;
		return finish();
	};

	const internWord = (from: Uint16Array, start: number, end: number): number => {
		let hash = 0x811c9dc5;
		for (let i = start; i < end; i++) hash = Math.imul(hash ^ from[i]!, 0x01000193);
		hash = mixed(hash);
		const length = end - start;
		const mask = words.length - 1;
		let slot = (hash << 1) & mask;
		for (;;) {
			const term = words[slot + 1]!;
			if (term < 0) break;
			if (words[slot] === hash) {
				const own = starts[term]!;
				if (starts[term + 1]! - own === length) {
					let i = 0;
					while (i < length && characters[own + i] === from[start + i]) i++;
					if (i === length) return term;
				}
			}
			slot = (slot + 2) & mask;
		}
		reserve(length);
		for (let i = start; i < end; i++) characters[used++] = from[i]!;
		words[slot] = hash;
		words[slot + 1] = size;
		if (++wordCount * 4 > words.length) words = widened(words, (hash) => hash);
		return finish();
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
		intern(from, start, end) {
			if (end - start === 2) return internPair(from[start]!, from[start + 1]!);
			return end - start === 1 ? internOne(from[start]!) : internWord(from, start, end);
		},
		internPair,
		internOne,
		clear() {
			ones.fill(-1);
			pairs.fill(-1);
			words.fill(-1);
			pairCount = wordCount = size = used = 0;
		},
	};
}

function emptyTable(slots: number): Int32Array<ArrayBuffer> {
	return new Int32Array(slots * 2).fill(-1);
}

function widened(table: Int32Array, hashOf: (key: number) => number): Int32Array<ArrayBuffer> {
	const wider = emptyTable(table.length);
	const mask = wider.length - 1;
	for (let i = 0; i < table.length; i += 2) {
		if (table[i + 1]! < 0) continue;
		let slot = (hashOf(table[i]!) << 1) & mask;
		while (wider[slot + 1]! >= 0) slot = (slot + 2) & mask;
		wider[slot] = table[i]!;
		wider[slot + 1] = table[i + 1]!;
	}
	return wider;
}

/** Spreads the bits of a number over all of it. */
function mixed(key: number): number {
	const hash = Math.imul(key ^ (key >>> 16), 0x2c1b3c6d);
	return hash ^ (hash >>> 13);
}
