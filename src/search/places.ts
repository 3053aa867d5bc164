import type { Cursor } from '../db/search-bytes.ts';
import { createMatches, type Matches, type Places, readDocuments, readPlaces, skipPlaces } from '../db/search-postings.ts';
import type { Found, Segment } from './segments.ts';

/** Places of one link's terms in some documents: those of document i of the list from offsets[i] to before offsets[i + 1]. */
export type PlaceLists = { data: Int32Array; offsets: Int32Array };

const places: Places = { data: new Int32Array(1 << 12), length: 0 };

/** Places of terms in the `count` documents of a list, ascending; documents that have none of the terms get none. */
export function placesIn(terms: Found[], documents: Uint16Array, count: number): PlaceLists {
	if (terms.length === 1) return placesOfOne(terms[0]!, documents, count);
	const lists = terms.map((term) => placesOfOne(term, documents, count));
	const offsets = new Int32Array(count + 1);
	const data = new Int32Array(lists.reduce((sum, list) => sum + list.data.length, 0));
	let length = 0;
	for (let i = 0; i < count; i++) {
		const start = length;
		for (const list of lists) for (let k = list.offsets[i]!; k < list.offsets[i + 1]!; k++) data[length++] = list.data[k]!;
		data.subarray(start, length).sort();
		offsets[i + 1] = length;
	}
	return { data, offsets };
}

let decoded: Matches = createMatches(1024);

function placesOfOne(term: Found, documents: Uint16Array, count: number): PlaceLists {
	const { entry } = term;
	if (decoded.documents.length < entry.count) decoded = createMatches(entry.count * 2);
	readDocuments(term.documents, entry.documentsAt, entry.count, false, decoded);
	const cursor: Cursor = { data: term.places(), at: entry.placesAt };
	const offsets = new Int32Array(count + 1);
	places.length = 0;
	let i = 0;
	for (let k = 0; k < entry.count && i < count; k++) {
		const document = decoded.documents[k]!;
		while (i < count && documents[i]! < document) offsets[++i] = places.length;
		if (i < count && documents[i] === document) {
			readPlaces(cursor, places);
			offsets[++i] = places.length;
		} else skipPlaces(cursor);
	}
	while (i < count) offsets[++i] = places.length;
	return { data: places.data.slice(0, places.length), offsets };
}

/**
 * Keeps, of the documents in `matches`, those in which the places of each link stand at the right distance behind a place
 * of the link before, and sets their levels by the best field in which they do.
 */
export function keepChains(segment: Segment, matches: Matches, lists: PlaceLists[], distances: { least: number; most: number }[]): void {
	const { titleEnds, termsEnds, summaryEnds } = segment.facts;
	let kept = 0;
	for (let i = 0; i < matches.count; i++) {
		const place = firstChainEnd(lists, distances, i);
		if (place < 0) continue;
		const document = matches.documents[i]!;
		matches.documents[kept] = document;
		matches.levels[kept++] = place < titleEnds[document]! ? 3 : place < termsEnds[document]! ? 2 : place < summaryEnds[document]! ? 1 : 0;
	}
	matches.count = kept;
}

let ends = new Int32Array(256);

/** Where the first chain ends in document i, -1 where there is none. Fields follow each other from the best to the least. */
function firstChainEnd(lists: PlaceLists[], distances: { least: number; most: number }[], i: number): number {
	const [first] = lists;
	let count = first!.offsets[i + 1]! - first!.offsets[i]!;
	if (ends.length < count) ends = new Int32Array(count * 2);
	for (let k = 0; k < count; k++) ends[k] = first!.data[first!.offsets[i]! + k]!;
	for (let link = 1; link < lists.length && count > 0; link++) {
		const { data, offsets } = lists[link]!;
		const { least, most } = distances[link]!;
		const end = offsets[i + 1]!;
		let kept = 0;
		let before = 0;
		// Never more survive than the link before had, times the width of the distance, which is at most two.
		if (ends.length < count * 2) ends = Int32Array.from({ length: count * 4 }, (_, k) => ends[k] ?? 0);
		const previous = ends.slice(0, count);
		for (let k = offsets[i]!; k < end; k++) {
			const place = data[k]!;
			while (before < count && previous[before]! < place - most) before++;
			if (before < count && previous[before]! <= place - least) ends[kept++] = place;
		}
		count = kept;
	}
	return count > 0 ? ends[0]! : -1;
}
