import { shortHash, widened } from './search-vocabulary.ts';

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
	/** Entries of four numbers, as in the vocabulary: the hash, which tells the code units; the term plus one, 0 for none; the document that had it last; and none. */
	let entries = new Int32Array(4 * 1024);
	let count = 0;

	return {
		note(first, second, document) {
			const hash = shortHash(first, second);
			let slot = slotOf(entries, hash);
			if (entries[slot + 1] === 0) {
				if (++count * 8 > entries.length) {
					entries = widened(entries);
					slot = slotOf(entries, hash);
				}
				entries[slot] = hash;
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

/** Where the entry of a hash stands, or is to stand. */
function slotOf(entries: Int32Array, hash: number): number {
	const mask = entries.length - 4;
	let slot = (hash << 2) & mask;
	while (entries[slot + 1] !== 0 && entries[slot] !== hash) slot = (slot + 4) & mask;
	return slot;
}
