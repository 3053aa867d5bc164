import type { Matches } from '../db/search-postings.ts';

/** So many times longer a list is searched for each document of the other one; else both are gone through. */
const MUCH_LONGER = 16;

/** Where a document stands in the longer list, plus one; 0 where it does not. Empty between calls. */
const marks = new Uint16Array(65_536);

let places = new Int32Array(1024);

/** For each document of a list where it stands in another one, -1 where it does not. Good until the next call. */
export function placesIn(list: Matches, other: Matches): Int32Array {
	if (places.length < list.count) places = new Int32Array(list.count * 2);
	if (list.count * MUCH_LONGER < other.count) searchEach(list, other);
	else lookUpEach(list, other);
	return places;
}

/** By marks for each document: cheaper than going through both at once, where every step is a guess which of them to go on in. */
function lookUpEach(list: Matches, other: Matches): void {
	const { documents } = other;
	for (let i = 0; i < other.count; i++) marks[documents[i]!] = i + 1;
	for (let i = 0; i < list.count; i++) places[i] = marks[list.documents[i]!]! - 1;
	for (let i = 0; i < other.count; i++) marks[documents[i]!] = 0;
}

function searchEach(list: Matches, other: Matches): void {
	const { documents, count } = other;
	let from = 0;
	for (let i = 0; i < list.count; i++) {
		const document = list.documents[i]!;
		let low = from;
		let high = count;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (documents[middle]! < document) low = middle + 1;
			else high = middle;
		}
		places[i] = low < count && documents[low] === document ? low : -1;
		from = low;
	}
}

/** Keeps of a list the documents that have a place in the other one, with their levels. */
export function intersect(matches: Matches, other: Matches): void {
	const { documents, levels, count } = matches;
	const found = placesIn(matches, other);
	let kept = 0;
	for (let i = 0; i < count; i++) {
		documents[kept] = documents[i]!;
		levels[kept] = levels[i]!;
		kept += Number(found[i]! >= 0);
	}
	matches.count = kept;
}
