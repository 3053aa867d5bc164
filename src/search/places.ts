import { type Cursor, readNumber } from '../db/search-bytes.ts';
import { addPlace, type Matches, type Places, readPlaces, skipPlaces } from '../db/search-postings.ts';
import type { Link } from './chain.ts';
import type { Found, Pieces } from './segment-terms.ts';
import type { Segment } from './segments.ts';

/** Gives the places of a link's terms, ascending, in one document after the other: documents are asked for in order. */
type Source = { places: Places; read(document: number): void };

/** Terms of one link up to which each is read along with the documents; places of more are sorted by document first. */
const FEW_TERMS = 8;

/**
 * Keeps, of the documents in `matches`, those in which places of each link stand at the right distance behind a place of
 * the link before, and sets their levels by the best field in which they do.
 *
 * @param found the terms of each link in the segment.
 */
export function keepChains(segment: Segment, matches: Matches, links: Link[], found: Found[][]): void {
	const endIn = chainEnds(links, found, matches.documents.slice(0, matches.count));
	let kept = 0;
	for (let i = 0; i < matches.count; i++) {
		const document = matches.documents[i]!;
		const place = endIn(document);
		if (place < 0) continue;
		matches.documents[kept] = document;
		matches.levels[kept++] = segment.facts.levelAt(document, place);
	}
	matches.count = kept;
}

/**
 * Where the first chain of a document ends, -1 where there is none. Fields follow each other from the best to the least.
 *
 * @param among all documents that may be asked about, which has to be in order.
 */
export function chainEnds(links: Link[], found: Found[][], among: Uint16Array): (document: number) => number {
	const sources = found.map((terms) => (terms.length === 1 ? sourceOfOne(terms[0]!) : sourceOfMany(terms, among)));
	return (document) => {
		// Of most documents two links tell that there is no chain: then places of the others, which may be many, are not read.
		for (const [link, source] of sources.entries()) {
			source.read(document);
			if (source.places.length === 0) return -1;
			if (link === 0) continue;
			const before = sources[link - 1]!.places;
			const own = source.places;
			const { least, most } = links[link]!;
			let kept = 0;
			for (let i = 0, k = 0; i < own.length && k < before.length; i++) {
				const place = own.data[i]!;
				while (k < before.length && before.data[k]! < place - most) k++;
				if (k < before.length && before.data[k]! <= place - least) own.data[kept++] = place;
			}
			if (kept === 0) return -1;
			own.length = kept;
		}
		return sources.at(-1)!.places.data[0]!;
	};
}

function emptyPlaces(): Places {
	return { data: new Int32Array(64), length: 0 };
}

function sourceOfOne(term: Found): Source {
	const { entry } = term;
	const documents: Cursor = { data: term.documents, at: entry.documentsAt };
	const places = emptyPlaces();
	/** The document that was come to last, and how many were. */
	let present = -1;
	let passed = 0;
	let pieces: Pieces | null = null;
	let piece = -1;
	let bytes: Cursor;
	/** How many documents stand before the one whose places come next in the bytes. */
	let before = 0;
	return {
		places,
		read(document) {
			places.length = 0;
			while (present < document) {
				if (passed === entry.count) {
					present = Number.MAX_SAFE_INTEGER;
					return;
				}
				present += readNumber(documents) + 1;
				passed++;
			}
			if (present !== document) return;
			pieces ??= term.places();
			let wanted = Math.max(piece, 0);
			while (pieces.ends[wanted]! < passed) wanted++;
			if (wanted !== piece) {
				piece = wanted;
				bytes = pieces.read(piece);
				before = pieces.ends[piece - 1] ?? 0;
			}
			for (; before < passed - 1; before++) skipPlaces(bytes);
			readPlaces(bytes, places);
			before++;
		},
	};
}

function sourceOfMany(terms: Found[], among: Uint16Array): Source {
	const places = emptyPlaces();
	const sorted = terms.length <= FEW_TERMS ? null : placesByDocument(terms, among);
	const each = sorted ? [] : terms.map(sourceOfOne);
	return {
		places,
		read(document) {
			places.length = 0;
			if (sorted) for (const place of sorted.get(document) ?? []) addPlace(places, place);
			else {
				for (const source of each) {
					source.read(document);
					for (let i = 0; i < source.places.length; i++) addPlace(places, source.places.data[i]!);
				}
			}
			places.data.subarray(0, places.length).sort();
		},
	};
}

function placesByDocument(terms: Found[], wanted: Uint16Array): Map<number, number[]> {
	const byDocument = new Map<number, number[]>();
	for (const term of terms) {
		const source = sourceOfOne(term);
		for (const document of wanted) {
			source.read(document);
			if (source.places.length === 0) continue;
			const list = byDocument.get(document) ?? [];
			for (let i = 0; i < source.places.length; i++) list.push(source.places.data[i]!);
			byDocument.set(document, list);
		}
	}
	return byDocument;
}
