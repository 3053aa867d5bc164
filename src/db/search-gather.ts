import type Database from 'better-sqlite3';
import { createBlockWriter } from './search-blocks.ts';
import { LARGEST_SEGMENT, writeDocuments, writePlaces } from './search-postings.ts';
import { readableText } from './search-text.ts';
import { BEFORE, compareTerms, FIELD_GAP, LAST, level, PREFIX } from './search-terms.ts';
import { createUnits, HAS_GAP, IS_SINGLE, readUnits, type Units } from './search-units.ts';
import { createVocabulary } from './search-vocabulary.ts';

/** What of an article is searched, as plain text. Summary and body may hold character references, as Hugo's plain text does. */
export type SearchText = {
	title: string;
	/** Where it is the beginning of the body it is found there, and counts as summary. */
	summary: string;
	body: string;
	/** Terms of every taxonomy, as the article spells them. */
	terms: string[];
};

/** Where the fields of an article end, in places: what is before `titleEnd` is title, then terms, then summary, then body. */
export type FieldEnds = { titleEnd: number; termsEnd: number; summaryEnd: number };

/** Gathers the terms of articles until they are written as a segment. */
export type Gatherer = {
	/** Documents so far. */
	readonly count: number;
	/** Whether another document should wait for the next segment. */
	readonly isFull: boolean;
	/** Adds a document; its number is the count before. */
	add(text: SearchText): FieldEnds;
	/** Writes all terms as blocks of a segment and starts anew. */
	write(client: Database.Database, segment: number): void;
};

/** Occurrences of terms in one segment: bounds the memory that gathering takes to about 100 MB. */
const MOST_OCCURRENCES = 4_000_000;

const beforeUnit = BEFORE.charCodeAt(0);
const lastUnit = LAST.charCodeAt(0);
const prefixUnit = PREFIX.charCodeAt(0);

export function createGatherer(): Gatherer {
	const vocabulary = createVocabulary();
	const summary = createUnits();
	const units = createUnits();
	const scratch = new Uint16Array(256);
	/** By occurrence: its term; its place, level and whether it has a place, packed. Documents are the ranges between their starts. */
	let terms = new Int32Array(1 << 14);
	let places = new Int32Array(1 << 14);
	let occurrences = 0;
	let starts = new Int32Array(256);
	let count = 0;
	/** By term: the last document (plus one) that has it, and of words the terms of their shortest prefixes. */
	let seenIn = new Int32Array(1 << 14);
	let shortPrefix = new Int32Array(1 << 14);
	let longPrefix = new Int32Array(1 << 14);

	const occur = (term: number, place: number, fieldLevel: number) => {
		if (occurrences === terms.length) {
			terms = widened(terms);
			places = widened(places);
		}
		terms[occurrences] = term;
		places[occurrences++] = (place << 3) | (fieldLevel << 1) | 1;
	};

	/** An occurrence without place, the first in the document only: later fields are of less worth. */
	const occurOnce = (term: number, fieldLevel: number) => {
		if (term >= seenIn.length) widenTerms();
		if (seenIn[term] === count + 1) return;
		seenIn[term] = count + 1;
		if (occurrences === terms.length) {
			terms = widened(terms);
			places = widened(places);
		}
		terms[occurrences] = term;
		places[occurrences++] = fieldLevel << 1;
	};

	const widenTerms = () => {
		const size = Math.max(vocabulary.size + 1024, seenIn.length * 2);
		seenIn = widened(seenIn, size);
		shortPrefix = widened(shortPrefix, size);
		longPrefix = widened(longPrefix, size);
	};

	const word = (characters: Uint16Array, from: number, to: number, place: number, fieldLevel: number) => {
		const term = vocabulary.intern(characters, from, to);
		occur(term, place, fieldLevel);
		if (term >= seenIn.length) widenTerms();
		if (seenIn[term] === count + 1) return;
		if (seenIn[term] === 0) {
			scratch[0] = prefixUnit;
			scratch[1] = characters[from]!;
			shortPrefix[term] = vocabulary.intern(scratch, 0, 2);
			scratch[2] = characters[from + 1]!;
			longPrefix[term] = to - from > 1 ? vocabulary.intern(scratch, 0, 3) : -1;
		}
		seenIn[term] = count + 1;
		occurOnce(shortPrefix[term]!, fieldLevel);
		if (longPrefix[term]! >= 0) occurOnce(longPrefix[term]!, fieldLevel);
	};

	/** Adds the units from `first` to before `end`, of which the first stands at `start`; gives the place of the last. */
	const addUnits = (read: Units, first: number, end: number, start: number, fieldLevel: number): number => {
		const { characters, starts: from, kinds } = read;
		let place = start;
		for (let i = first; i < end; i++) {
			const isSingle = (kinds[i]! & IS_SINGLE) !== 0;
			if (i > first) place += (kinds[i]! & HAS_GAP) !== 0 && (isSingle || (kinds[i - 1]! & IS_SINGLE) !== 0) ? 2 : 1;
			if (isSingle) occurOnce(vocabulary.intern(characters, from[i]!, from[i + 1]!), fieldLevel);
			else word(characters, from[i]!, from[i + 1]!, place, fieldLevel);
			const touches = i + 1 < read.count && (kinds[i + 1]! & HAS_GAP) === 0;
			if (isSingle) {
				if (touches) occur(vocabulary.intern(characters, from[i]!, from[i + 2]!), place, fieldLevel);
				else occur(internLast(characters, from[i]!, from[i + 1]!), place, fieldLevel);
			} else if (touches) occur(internBefore(characters, from[i]!, from[i + 1]!, from[i + 2]!), place, fieldLevel);
		}
		return place;
	};

	const internLast = (characters: Uint16Array, from: number, to: number): number => {
		let length = 0;
		for (let i = from; i < to; i++) scratch[length++] = characters[i]!;
		scratch[length++] = lastUnit;
		return vocabulary.intern(scratch, 0, length);
	};

	/** The word from `from` to before `to`, then a single character to before `end`. */
	const internBefore = (characters: Uint16Array, from: number, to: number, end: number): number => {
		let length = 0;
		for (let i = to; i < end; i++) scratch[length++] = characters[i]!;
		scratch[length++] = beforeUnit;
		for (let i = to - 1; i >= from; i--) scratch[length++] = characters[i]!;
		return vocabulary.intern(scratch, 0, length);
	};

	const addField = (text: string, start: number, fieldLevel: number): number => {
		readUnits(text, units);
		return units.count === 0 ? start : addUnits(units, 0, units.count, start, fieldLevel) + FIELD_GAP;
	};

	return {
		get count() {
			return count;
		},
		get isFull() {
			return occurrences >= MOST_OCCURRENCES || count >= LARGEST_SEGMENT - 1;
		},
		add(text) {
			if (count + 1 >= starts.length) starts = widened(starts);
			starts[count] = occurrences;
			const titleEnd = addField(text.title, 0, level.title);
			let termsEnd = titleEnd;
			for (const term of text.terms) termsEnd = addField(term, termsEnd, level.terms);
			readUnits(readableText(text.summary), summary);
			readUnits(readableText(text.body), units);
			let summaryEnd = termsEnd;
			const ahead = beginsWith(units, summary) ? summary.count : 0;
			if (ahead === 0 && summary.count > 0) summaryEnd = addUnits(summary, 0, summary.count, summaryEnd, level.summary) + FIELD_GAP;
			let place = summaryEnd;
			if (ahead > 0) {
				place = addUnits(units, 0, ahead, place, level.summary);
				summaryEnd = place + 1;
				// The next unit keeps its distance from the one before it, so that text across the border is found.
				if (ahead < units.count)
					place += (units.kinds[ahead]! & HAS_GAP) !== 0 && ((units.kinds[ahead]! | units.kinds[ahead - 1]!) & IS_SINGLE) !== 0 ? 2 : 1;
			}
			if (ahead < units.count) addUnits(units, ahead, units.count, place, level.body);
			count++;
			starts[count] = occurrences;
			return { titleEnd, termsEnd, summaryEnd };
		},
		write(client, segment) {
			writeTerms(client, segment);
			vocabulary.clear();
			seenIn.fill(0);
			occurrences = 0;
			count = 0;
		},
	};

	function writeTerms(client: Database.Database, segment: number): void {
		const termCount = vocabulary.size;
		const ends = new Int32Array(termCount + 1);
		for (let i = 0; i < occurrences; i++) ends[terms[i]! + 1]!++;
		for (let term = 0; term < termCount; term++) ends[term + 1]! += ends[term]!;
		// Documents and places ordered by term; each term's begin where the one before ends.
		const orderedDocuments = new Uint16Array(occurrences);
		const orderedPlaces = new Int32Array(occurrences);
		const next = ends.slice();
		for (let document = 0; document < count; document++) {
			const end = starts[document + 1]!;
			for (let i = starts[document]!; i < end; i++) {
				const target = next[terms[i]!]!++;
				orderedDocuments[target] = document;
				orderedPlaces[target] = places[i]!;
			}
		}
		const order = sortedTerms(termCount, (term) => vocabulary.text(term));
		const writer = createBlockWriter(client, segment);
		const documents = new Uint16Array(count);
		const levels = new Uint8Array(count);
		for (const { term, text } of order) {
			const end = ends[term + 1]!;
			let found = 0;
			for (let i = ends[term]!; i < end; ) {
				const document = orderedDocuments[i]!;
				const packed = orderedPlaces[i]!;
				documents[found] = document;
				levels[found++] = (packed >> 1) & 3;
				let last = i + 1;
				while (last < end && orderedDocuments[last] === document) last++;
				if ((packed & 1) === 1) {
					for (let k = i; k < last; k++) orderedPlaces[k]! >>= 3;
					writePlaces(writer.places, orderedPlaces, i, last);
				}
				i = last;
			}
			writer.add(text, found, writeDocuments(writer.documents, documents, levels, found));
		}
		writer.finish();
	}
}

/** Whether a text begins with all units of another one; a summary that ends inside a word of the text, cut off by an ellipsis, does not. */
function beginsWith(text: Units, beginning: Units): boolean {
	const { count } = beginning;
	if (count === 0 || count > text.count) return false;
	if (beginning.starts[count] !== text.starts[count]) return false;
	for (let i = 1; i < count; i++) {
		if (beginning.starts[i] !== text.starts[i] || beginning.kinds[i] !== text.kinds[i]) return false;
	}
	const length = beginning.starts[count]!;
	for (let i = 0; i < length; i++) if (beginning.characters[i] !== text.characters[i]) return false;
	return true;
}

function sortedTerms(count: number, textOf: (term: number) => string): { term: number; text: string }[] {
	const order = Array.from({ length: count }, (_, term) => ({ term, text: textOf(term) }));
	return order.sort((a, b) => compareTerms(a.text, b.text));
}

function widened(array: Int32Array<ArrayBuffer>, size = array.length * 2): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(size);
	wider.set(array);
	return wider;
}
