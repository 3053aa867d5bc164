/*
 * Numbers for terms while a segment is gathered. A table of its own instead of a Map, because a Map would need a string for
 * every word of every article.
 */

/** Terms by number, 0 upwards in order of first use. */
export type Vocabulary = {
	size: number;
	/** Number of the term that stands in `characters` from `from` to before `to`; new ones are added. */
	intern(characters: Uint16Array, from: number, to: number): number;
	/** Text of a term. */
	text(term: number): string;
	clear(): void;
};

export function createVocabulary(): Vocabulary {
	let capacity = 1 << 14;
	let slots = new Int32Array(capacity).fill(-1);
	let hashes = new Int32Array(capacity);
	let starts = new Int32Array(capacity + 1);
	let arena = new Uint16Array(1 << 17);
	let used = 0;
	let size = 0;

	const grow = () => {
		capacity *= 2;
		const wider = new Int32Array(capacity);
		wider.set(hashes.subarray(0, size));
		hashes = wider;
		const moreStarts = new Int32Array(capacity + 1);
		moreStarts.set(starts.subarray(0, size + 1));
		starts = moreStarts;
		slots = new Int32Array(capacity).fill(-1);
		for (let term = 0; term < size; term++) {
			let slot = hashes[term]! & (capacity - 1);
			while (slots[slot]! >= 0) slot = (slot + 1) & (capacity - 1);
			slots[slot] = term;
		}
	};

	const add = (characters: Uint16Array, from: number, to: number, hash: number, slot: number): number => {
		const length = to - from;
		while (used + length > arena.length) {
			const wider = new Uint16Array(arena.length * 2);
			wider.set(arena);
			arena = wider;
		}
		for (let i = 0; i < length; i++) arena[used + i] = characters[from + i]!;
		used += length;
		const term = size++;
		hashes[term] = hash;
		starts[term + 1] = used;
		slots[slot] = term;
		if (size * 2 > capacity) grow();
		return term;
	};

	return {
		get size() {
			return size;
		},
		intern(characters, from, to) {
			let hash = 0x811c9dc5;
			for (let i = from; i < to; i++) hash = Math.imul(hash ^ characters[i]!, 0x01000193);
			hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
			hash ^= hash >>> 13;
			const length = to - from;
			let slot = hash & (capacity - 1);
			for (;;) {
				const term = slots[slot]!;
				if (term < 0) return add(characters, from, to, hash, slot);
				if (hashes[term] === hash) {
					const start = starts[term]!;
					if (starts[term + 1]! - start === length) {
						let i = 0;
						while (i < length && arena[start + i] === characters[from + i]) i++;
						if (i === length) return term;
					}
				}
				slot = (slot + 1) & (capacity - 1);
			}
		},
		text(term) {
			return String.fromCharCode.apply(null, arena.subarray(starts[term]!, starts[term + 1]!) as unknown as number[]);
		},
		clear() {
			slots.fill(-1);
			size = 0;
			used = 0;
		},
	};
}
