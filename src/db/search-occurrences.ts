/** Occurrences of terms in the documents of a segment, gathered in the order of the documents. */
export type Occurrences = {
	count: number;
	/** By occurrence: its term, and what else there is to know of it (see search-term-list.ts). */
	terms: Int32Array<ArrayBuffer>;
	packed: Int32Array<ArrayBuffer>;
	/** First occurrence of each document, and where those of the last one end. */
	documentStarts: Int32Array<ArrayBuffer>;
	/** Room for sorting. */
	sorted: Int32Array<ArrayBuffer>;
	/** Where the occurrences of each term end when they are sorted; those of the next term begin there. */
	ends: Int32Array<ArrayBuffer>;
};

/** @param expected occurrences that there is room for from the beginning. */
export function createOccurrences(expected: number): Occurrences {
	return {
		count: 0,
		terms: new Int32Array(expected),
		packed: new Int32Array(expected),
		documentStarts: new Int32Array(256),
		sorted: new Int32Array(0),
		ends: new Int32Array(0),
	};
}

/** Makes room for further occurrences. */
export function reserveOccurrences(occurrences: Occurrences, further: number): void {
	while (occurrences.count + further > occurrences.terms.length) {
		occurrences.terms = widened(occurrences.terms);
		occurrences.packed = widened(occurrences.packed);
	}
}

/** Notes that the occurrences of a document, by its number, are all there. */
export function endDocument(occurrences: Occurrences, document: number): void {
	if (document + 1 >= occurrences.documentStarts.length) occurrences.documentStarts = widened(occurrences.documentStarts);
	occurrences.documentStarts[document + 1] = occurrences.count;
}

/** Twice as long, with the same beginning. */
export function widened(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(array.length * 2);
	wider.set(array);
	return wider;
}

/** Terms whose occurrences are written side by side: the places that are written to have to fit the processor's caches. */
const TERMS_AT_ONCE = 1024;
const SHIFT = Math.log2(TERMS_AT_ONCE);

/**
 * Sorts the occurrences by term, those of a term in the order of the documents: afterwards `terms` has their documents. Twice by
 * counting, first into groups of terms: writing each to its place at once would wait for memory every time.
 *
 * @param size number of terms.
 */
export function sortByTerm(occurrences: Occurrences, documents: number, size: number): void {
	if (occurrences.sorted.length < occurrences.count * 2) occurrences.sorted = new Int32Array(occurrences.terms.length * 2);
	if (occurrences.ends.length < size) occurrences.ends = new Int32Array(size);
	else occurrences.ends.fill(0, 0, size);
	const groups = new Int32Array((size >> SHIFT) + 1);
	const { terms, count } = occurrences;
	for (let i = 0; i < count; i++) groups[terms[i]! >> SHIFT]!++;
	for (let first = 0, next = 0; first < groups.length; first++) {
		const length = groups[first]!;
		groups[first] = next;
		next += length;
	}
	for (let document = 0; document < documents; document++) group(occurrences, document, groups);
	for (let first = 0, start = 0; first < groups.length; first++) {
		sortGroup(occurrences, start, groups[first]!, first << SHIFT, Math.min(size, (first + 1) << SHIFT));
		start = groups[first]!;
	}
}

/** Puts the occurrences of a document into the groups of their terms. */
function group({ terms, packed, sorted, documentStarts }: Occurrences, document: number, groups: Int32Array): void {
	const end = documentStarts[document + 1]!;
	for (let i = documentStarts[document]!; i < end; i++) {
		const term = terms[i]!;
		const target = groups[term >> SHIFT]!++ * 2;
		sorted[target] = packed[i]!;
		sorted[target + 1] = (document << SHIFT) | (term & (TERMS_AT_ONCE - 1));
	}
}

/** Puts the occurrences of a group, which has the terms from `firstTerm` to before `endTerm`, where they belong. */
function sortGroup({ terms, packed, sorted, ends }: Occurrences, start: number, end: number, firstTerm: number, endTerm: number): void {
	for (let i = start; i < end; i++) ends[firstTerm | (sorted[i * 2 + 1]! & (TERMS_AT_ONCE - 1))]!++;
	for (let term = firstTerm, next = start; term < endTerm; term++) {
		const count = ends[term]!;
		ends[term] = next;
		next += count;
	}
	for (let i = start; i < end; i++) {
		const both = sorted[i * 2 + 1]!;
		const target = ends[firstTerm | (both & (TERMS_AT_ONCE - 1))]!++;
		terms[target] = both >> SHIFT;
		packed[target] = sorted[i * 2]!;
	}
}
