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
};

/** @param expected occurrences that there is room for from the beginning. */
export function createOccurrences(expected: number): Occurrences {
	return {
		count: 0,
		terms: new Int32Array(expected),
		packed: new Int32Array(expected),
		documentStarts: new Int32Array(256),
		sorted: new Int32Array(0),
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
 * @param facts of each term `stride` numbers: the first is set to where its occurrences end, the second is how many there are.
 */
export function sortByTerm(occurrences: Occurrences, documents: number, facts: Int32Array, stride: number, size: number): void {
	if (occurrences.sorted.length < occurrences.count * 2) occurrences.sorted = new Int32Array(occurrences.terms.length * 2);
	const groups = new Int32Array((size >> SHIFT) + 1);
	for (let term = 0, next = 0; term < size; term++) {
		if (term % TERMS_AT_ONCE === 0) groups[term >> SHIFT] = next;
		facts[term * stride] = next;
		next += facts[term * stride + 1]!;
	}
	for (let document = 0; document < documents; document++) group(occurrences, document, groups);
	let start = 0;
	for (let first = 0; first < groups.length; first++) {
		sortGroup(occurrences, start, groups[first]!, facts, stride, first << SHIFT);
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

/** Puts the occurrences of a group where they belong. */
function sortGroup(
	{ terms, packed, sorted }: Occurrences,
	start: number,
	end: number,
	facts: Int32Array,
	stride: number,
	firstTerm: number,
): void {
	for (let i = start; i < end; i++) {
		const both = sorted[i * 2 + 1]!;
		const target = facts[(firstTerm | (both & (TERMS_AT_ONCE - 1))) * stride]!++;
		terms[target] = both >> SHIFT;
		packed[target] = sorted[i * 2]!;
	}
}
