import type { Entry } from '../db/search-blocks.ts';

/** A term of a segment with the bytes of its documents alone; null where the segment has no such term. */
export type KnownTerm = { entry: Entry; documents: Uint8Array; block: number } | null;

/** Terms that were looked up, by text and segment: of a segment nothing ever changes. The ones not asked for the longest go first. */
export type KnownTerms = {
	through(segment: number, term: string, find: () => KnownTerm): KnownTerm;
	clear(): void;
};

/** Bytes that are kept: the documents of a common word are one for each article. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What keeping a term of a segment takes beside its documents, about. */
const BESIDE = 200;

type Known = { bySegment: Map<number, KnownTerm>; bytes: number };

export function createKnownTerms(): KnownTerms {
	const known = new Map<string, Known>();
	let bytes = 0;
	let last = '';
	/** Puts a term behind all others, once for all of its segments. */
	const use = (term: string): Known => {
		const found = known.get(term) ?? { bySegment: new Map(), bytes: 0 };
		if (term !== last) {
			known.delete(term);
			known.set(term, found);
			last = term;
		}
		return found;
	};
	const forgetOldest = () => {
		const [term, oldest] = known.entries().next().value!;
		known.delete(term);
		bytes -= oldest.bytes;
		if (term === last) last = '';
	};
	return {
		through(segment, term, find) {
			const own = use(term);
			const found = own.bySegment.get(segment);
			if (found !== undefined) return found;
			const made = find();
			const size = BESIDE + (made?.documents.length ?? 0);
			own.bySegment.set(segment, made);
			own.bytes += size;
			bytes += size;
			while (bytes > MOST_BYTES) forgetOldest();
			return made;
		},
		clear() {
			known.clear();
			bytes = 0;
			last = '';
		},
	};
}
