import { codePointOrder } from './search-terms.ts';
import type { Vocabulary } from './search-vocabulary.ts';

/** Terms up to which comparing is quicker than counting, whose tables have a place for every code unit. */
const FEW_TERMS = 2048;

/** Groups of terms up to this size are sorted in place. */
const SMALL_GROUP = 16;

/** Numbers of all terms in the order of their text by code point: by counting for the first two code units, by comparing for the rest. */
export function termsInOrder({ size, characters, starts }: Vocabulary): Int32Array {
	const unitAt = (term: number, at: number): number => {
		const place = starts[term]! + at;
		return place < starts[term + 1]! ? codePointOrder(characters[place]!) + 1 : 0;
	};
	const first = new Int32Array(size);
	const second = new Int32Array(size);
	const order = new Int32Array(size);
	for (let term = 0; term < size; term++) {
		first[term] = unitAt(term, 0);
		second[term] = unitAt(term, 1);
		order[term] = term;
	}
	const compareFrom = (a: number, b: number, start: number): number => {
		for (let at = start; ; at++) {
			const left = unitAt(a, at);
			const difference = left - unitAt(b, at);
			if (difference !== 0 || left === 0) return difference;
		}
	};
	if (size <= FEW_TERMS) return order.sort((a, b) => first[a]! - first[b]! || second[a]! - second[b]! || compareFrom(a, b, 2));
	const compare = (a: number, b: number): number => compareFrom(a, b, 2);
	const sorted = sortedBy(sortedBy(order, second), first);
	for (let start = 0; start < size; ) {
		const term = sorted[start]!;
		let end = start + 1;
		while (end < size && second[sorted[end]!] === second[term] && first[sorted[end]!] === first[term]) end++;
		if (end - start > SMALL_GROUP) sorted.subarray(start, end).sort(compare);
		else if (end - start > 1) sortInPlace(sorted, start, end, compare);
		start = end;
	}
	return sorted;
}

function sortInPlace(order: Int32Array, start: number, end: number, compare: (a: number, b: number) => number): void {
	for (let i = start + 1; i < end; i++) {
		const term = order[i]!;
		let k = i - 1;
		while (k >= start && compare(order[k]!, term) > 0) order[k + 1] = order[k--]!;
		order[k + 1] = term;
	}
}

/** Stable counting sort by a key of 17 bits. */
function sortedBy(order: Int32Array, keys: Int32Array): Int32Array {
	const next = new Int32Array(65_538);
	for (let i = 0; i < keys.length; i++) next[keys[i]! + 1]!++;
	for (let key = 0; key < 65_537; key++) next[key + 1]! += next[key]!;
	const sorted = new Int32Array(order.length);
	for (let i = 0; i < order.length; i++) {
		const term = order[i]!;
		sorted[next[keys[term]!]!++] = term;
	}
	return sorted;
}
