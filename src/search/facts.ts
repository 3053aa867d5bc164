import { type FactKind, FACTS_AT_ONCE } from '../db/search-facts.ts';
import { level } from '../db/search-terms.ts';

/**
 * What ranking asks about the documents of a segment, by their number (see search-facts.ts). Some hundred neighbours are read when
 * one of them is first asked about.
 */
export type Facts = {
	date(document: number): number;
	pageId(document: number): number;
	hash(document: number): number;
	/** The level of the field that has a place. */
	levelAt(document: number, place: number): number;
	/** Of all documents. */
	pageIds(): Uint32Array;
};

/** Reads the bytes of a part of a kind, or those of all parts in order. */
export type FactReader = { part(kind: FactKind, part: number): Uint8Array; all(kind: FactKind): Uint8Array[] };

type Numbers = Float64Array | Uint32Array;

export function createFacts(count: number, reader: FactReader): Facts {
	const partsOf = <Part extends Numbers>(kind: FactKind, numbersOf: (bytes: ArrayBuffer) => Part) => {
		const parts: Part[] = [];
		return (document: number): Part => {
			const part = Math.floor(document / FACTS_AT_ONCE);
			// In memory of its own, whose beginning is where a number may begin.
			parts[part] ??= numbersOf(new Uint8Array(reader.part(kind, part)).buffer);
			return parts[part];
		};
	};
	const dates = partsOf('dates', (bytes) => new Float64Array(bytes));
	const pageIds = partsOf('pageIds', (bytes) => new Uint32Array(bytes));
	const hashes = partsOf('hashes', (bytes) => new Uint32Array(bytes));
	const ends = partsOf('ends', (bytes) => new Uint32Array(bytes));
	let allPageIds: Uint32Array | null = null;
	return {
		date: (document) => dates(document)[document % FACTS_AT_ONCE]!,
		pageId: (document) => (allPageIds ? allPageIds[document]! : pageIds(document)[document % FACTS_AT_ONCE]!),
		hash: (document) => hashes(document)[document % FACTS_AT_ONCE]!,
		levelAt(document, place) {
			const own = ends(document);
			const inPart = own.length / 3;
			const at = document % FACTS_AT_ONCE;
			if (place < own[at]!) return level.title;
			if (place < own[inPart + at]!) return level.terms;
			return place < own[2 * inPart + at]! ? level.summary : level.body;
		},
		pageIds() {
			allPageIds ??= joined(reader.all('pageIds'), count);
			return allPageIds;
		},
	};
}

function joined(parts: Uint8Array[], count: number): Uint32Array {
	const bytes = new Uint8Array(count * 4);
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return new Uint32Array(bytes.buffer);
}
