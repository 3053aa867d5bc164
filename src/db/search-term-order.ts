import { codePointOrder } from './search-terms.ts';
import type { Vocabulary } from './search-vocabulary.ts';

/** Code units that are compared at once, as one number below 2^53. */
const UNITS_AT_ONCE = 3;

/** Terms up to which the plainest way of sorting is the quickest. */
const FEW = 12;

/** Numbers of all terms in the order of their text by code point. */
export function termsInOrder({ size, characters, starts }: Vocabulary): Int32Array {
	const order = Int32Array.from({ length: size }, (_, term) => term);
	const keys = new Float64Array(size);

	/** What decides between terms that are the same before a place: the units from there on. */
	const keyAt = (term: number, at: number): number => {
		const end = starts[term + 1]!;
		let key = 0;
		for (let place = starts[term]! + at, i = 0; i < UNITS_AT_ONCE; i++, place++)
			key = key * 0x20000 + (place < end ? codePointOrder(characters[place]!) + 1 : 0);
		return key;
	};

	const readKeys = (start: number, end: number, at: number) => {
		for (let i = start; i < end; i++) keys[i] = keyAt(order[i]!, at);
	};

	/** Sorts those from `start` to before `end`, which have their first `at` units in common. */
	const sort = (start: number, end: number, at: number) => {
		readKeys(start, end, at);
		sortByKeys(keys, order, start, end);
		for (let first = start; first < end; ) {
			const key = keys[first]!;
			let last = first + 1;
			while (last < end && keys[last] === key) last++;
			if (last - first > 1) sort(first, last, at + UNITS_AT_ONCE);
			first = last;
		}
	};
	sort(0, size, 0);
	return order;
}

/** What is still to be sorted: pairs of start and end. */
const waiting: number[] = [];

/** Sorts a piece of both lists by the keys (quicksort; Sedgewick, 1978: Implementing quicksort programs). */
function sortByKeys(keys: Float64Array, order: Int32Array, start: number, end: number): void {
	let from = start;
	let to = end - 1;
	for (;;) {
		if (to - from < FEW) {
			insertionSort(keys, order, from, to);
			if (waiting.length === 0) return;
			to = waiting.pop()!;
			from = waiting.pop()!;
			continue;
		}
		const middle = partition(keys, order, from, to);
		// The greater part later, so that little is waiting.
		if (middle - from > to - middle) {
			waiting.push(from, middle - 1);
			from = middle;
		} else {
			waiting.push(middle, to);
			to = middle - 1;
		}
	}
}

/** Brings what is not greater than some key before what is not smaller; gives the place of the first of the latter. */
function partition(keys: Float64Array, order: Int32Array, from: number, to: number): number {
	const pivot = middleOf(keys[from]!, keys[(from + to) >> 1]!, keys[to]!);
	let low = from;
	let high = to;
	for (;;) {
		while (keys[low]! < pivot) low++;
		while (keys[high]! > pivot) high--;
		if (low >= high) return low === from ? from + 1 : low;
		const key = keys[low]!;
		keys[low] = keys[high]!;
		keys[high] = key;
		const term = order[low]!;
		order[low++] = order[high]!;
		order[high--] = term;
	}
}

function insertionSort(keys: Float64Array, order: Int32Array, from: number, to: number): void {
	for (let i = from + 1; i <= to; i++) {
		const key = keys[i]!;
		const term = order[i]!;
		let k = i - 1;
		for (; k >= from && keys[k]! > key; k--) {
			keys[k + 1] = keys[k]!;
			order[k + 1] = order[k]!;
		}
		keys[k + 1] = key;
		order[k + 1] = term;
	}
}

function middleOf(a: number, b: number, c: number): number {
	return a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c);
}
