import type { FactKind } from '../db/search-facts.ts';

/** What ranking asks about the documents of a segment, by their number (see search-facts.ts); each kind is read when first asked for. */
export type Facts = {
	dates(): Float64Array;
	pageIds(): Uint32Array;
	hashes(): Uint32Array;
	/** Where title, terms and summary end, in places. */
	ends(): { titles: Uint32Array; terms: Uint32Array; summaries: Uint32Array };
};

/** @param read gives the bytes of a kind. */
export function createFacts(read: (kind: FactKind) => Uint8Array): Facts {
	const known = new Map<FactKind, ArrayBuffer>();
	/** In memory of its own, whose beginning is where a number may begin. */
	const bytes = (kind: FactKind): ArrayBuffer => {
		let found = known.get(kind);
		if (!found) {
			found = new Uint8Array(read(kind)).buffer;
			known.set(kind, found);
		}
		return found;
	};
	return {
		dates: () => new Float64Array(bytes('dates')),
		pageIds: () => new Uint32Array(bytes('pageIds')),
		hashes: () => new Uint32Array(bytes('hashes')),
		ends() {
			const buffer = bytes('ends');
			const count = buffer.byteLength / 12;
			const numbers = (index: number) => new Uint32Array(buffer, index * count * 4, count);
			return { titles: numbers(0), terms: numbers(1), summaries: numbers(2) };
		},
	};
}
