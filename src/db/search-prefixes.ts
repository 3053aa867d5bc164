/** The beginnings of words that are terms themselves (see search-terms.ts). A small table of their own: every word asks for two. */
export type Prefixes = {
	/**
	 * The term of a beginning that the document did not have before; -1 where it had.
	 *
	 * @param second 0 for a beginning of one code unit.
	 * @param document above 0.
	 */
	note(first: number, second: number, document: number): number;
	clear(): void;
};

/** @param intern gives the number of the term for a beginning that is asked for the first time. */
export function createPrefixes(intern: (first: number, second: number) => number): Prefixes {
	/** Entries of four numbers: the code units; the term plus one, 0 for none; the document that had it last; and none. */
	let entries = new Int32Array(4 * 1024);
	let count = 0;

	return {
		note(first, second, document) {
			const key = (first << 16) | second;
			let slot = slotOf(entries, key);
			if (entries[slot + 1] === 0) {
				if (++count * 8 > entries.length) {
					entries = widened(entries);
					slot = slotOf(entries, key);
				}
				entries[slot] = key;
				entries[slot + 1] = intern(first, second) + 1;
			} else if (entries[slot + 2] === document) return -1;
			entries[slot + 2] = document;
			return entries[slot + 1]! - 1;
		},
		clear() {
			entries.fill(0);
			count = 0;
		},
	};
}

/** Where the entry of a key stands, or is to stand. */
function slotOf(entries: Int32Array, key: number): number {
	const mask = entries.length - 4;
	const hash = Math.imul(key, 0x2c1b3c6d);
	let slot = ((hash ^ (hash >>> 15)) << 2) & mask;
	while (entries[slot + 1] !== 0 && entries[slot] !== key) slot = (slot + 4) & mask;
	return slot;
}

function widened(entries: Int32Array): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(entries.length * 2);
	for (let i = 0; i < entries.length; i += 4) if (entries[i + 1] !== 0) wider.set(entries.subarray(i, i + 4), slotOf(wider, entries[i]!));
	return wider;
}
