import { type BlockSink, type BlockWriter, createBlockWriter } from './search-blocks.ts';
import type { Bytes } from './search-bytes.ts';
import { createOccurrences, endDocument, reserveOccurrences, sortByTerm } from './search-occurrences.ts';
import { LARGEST_SEGMENT, writeDocuments, writePlaces } from './search-postings.ts';
import { createPrefixes } from './search-prefixes.ts';
import { createTermList, isHighSurrogate, kind, listTerm, listTerms, PLACE_SHIFT } from './search-term-list.ts';
import { termsInOrder } from './search-term-order.ts';
import { FIELD_GAP, GAP, level, PREFIX, STEP } from './search-terms.ts';
import { readableText } from './search-text.ts';
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
	/** Gives all terms as the blocks of a segment and starts anew. */
	write(store: BlockSink): void;
};

/** Occurrences of terms in one segment: bounds the memory that gathering takes to about 100 MB. */
export const MOST_OCCURRENCES = 6_000_000;

const prefixUnit = PREFIX.charCodeAt(0);

/** Occurrences for each term, about; fewer mean that room for terms is made later. */
const OCCURRENCES_OF_TERM = 8;

/**
 * @param mostOccurrences of terms in a segment.
 * @param expected occurrences that there is room for from the beginning.
 */
export function createGatherer(mostOccurrences = MOST_OCCURRENCES, expected = 1 << 14): Gatherer {
	const vocabulary = createVocabulary(expected / OCCURRENCES_OF_TERM);
	const summary = createUnits();
	const units = createUnits();
	const list = createTermList();
	const prefix = createTermList();
	const prefixes = createPrefixes((first, second) => internPrefix(first, second));
	const occurrences = createOccurrences(expected);
	let count = 0;
	let places = new Int32Array(256);
	let documents = new Uint16Array(0);
	let levels = new Uint8Array(0);

	/** Adds the units from `first` to before `end`, of which the first stands at `start`; gives the place of the last. */
	const addUnits = (read: Units, first: number, end: number, start: number, fieldLevel: number): number => {
		const place = listTerms(list, read, first, end, start, fieldLevel);
		vocabulary.intern(list, count + 1);
		addOccurrences();
		return place;
	};

	const addOccurrences = () => {
		const { terms, isFirst, occurrences: packed, texts, froms, tos, count: length } = list;
		const document = count + 1;
		// At most three for each entry.
		reserveOccurrences(occurrences, 3 * length);
		const { terms: allTerms, packed: allPacked } = occurrences;
		let used = occurrences.count;
		for (let i = 0; i < length; i++) {
			const own = packed[i]!;
			if ((own & 3) === kind.placeless && isFirst[i] === 0) continue;
			allTerms[used] = terms[i]!;
			allPacked[used++] = own;
			if (isFirst[i] === 0 || (own & 3) !== kind.word) continue;
			// The terms of the word's first letter and of its first two.
			const once = own & (3 << 2);
			const from = froms[i]!;
			const first = texts[from]!;
			const second = tos[i]! - from > 1 ? texts[from + 1]! : 0;
			const isWide = isHighSurrogate(first);
			const shorter = prefixes.note(first, isWide ? second : 0, document);
			if (shorter >= 0) {
				allTerms[used] = shorter;
				allPacked[used++] = once;
			}
			if (isWide || second === 0 || isHighSurrogate(second)) continue;
			const longer = prefixes.note(first, second, document);
			if (longer < 0) continue;
			allTerms[used] = longer;
			allPacked[used++] = once;
		}
		occurrences.count = used;
	};

	const internPrefix = (first: number, second: number): number => {
		const { texts, terms } = prefix;
		texts[0] = prefixUnit;
		texts[1] = first;
		texts[2] = second;
		listTerm(prefix, 0, second === 0 ? 2 : 3);
		vocabulary.intern(prefix, count + 1);
		return terms[0]!;
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
			return occurrences.count >= mostOccurrences || count >= LARGEST_SEGMENT - 1;
		},
		add(text) {
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
					place +=
						(units.kinds[ahead]! & HAS_GAP) !== 0 && ((units.kinds[ahead]! | units.kinds[ahead - 1]!) & IS_SINGLE) !== 0
							? STEP + GAP
							: STEP;
			}
			if (ahead < units.count) addUnits(units, ahead, units.count, place, level.body);
			endDocument(occurrences, count++);
			return { titleEnd, termsEnd, summaryEnd };
		},
		write(store) {
			writeTerms(store);
			startAnew();
		},
	};

	function startAnew(): void {
		vocabulary.clear();
		prefixes.clear();
		occurrences.count = 0;
		count = 0;
	}

	function writeTerms(store: BlockSink): void {
		sortByTerm(occurrences, count, vocabulary.size);
		const writer = createBlockWriter(store);
		if (documents.length < count) {
			documents = new Uint16Array(count);
			levels = new Uint8Array(count);
		}
		const order = termsInOrder(vocabulary);
		for (let n = 0; n < order.length; n++) {
			if (n % READ_AHEAD === 0) readAhead(order, n);
			writeTerm(order[n]!, writer);
		}
		writer.finish();
	}

	function writeTerm(term: number, writer: BlockWriter): void {
		const { characters, starts } = vocabulary;
		const found = writeOccurrences(startOf(term), occurrences.ends[term]!, writer.places);
		writer.add(characters, starts[term]!, starts[term + 1]!, found, writeDocuments(writer.documents, documents, levels, found));
	}

	/** Where the sorted occurrences of a term begin. */
	function startOf(term: number): number {
		return term === 0 ? 0 : occurrences.ends[term - 1]!;
	}

	/** Lists the documents of a term whose sorted occurrences lie there, with their levels, and writes its places; gives the number of documents. */
	function writeOccurrences(start: number, end: number, bytes: Bytes): number {
		const { terms: documentOf, packed } = occurrences;
		let found = 0;
		for (let i = start; i < end; ) {
			const document = documentOf[i]!;
			const first = packed[i]!;
			documents[found] = document;
			levels[found++] = (first >> 2) & 3;
			let last = i + 1;
			while (last < end && documentOf[last] === document) last++;
			if ((first & 3) !== kind.placeless) {
				if (places.length < last - i) places = new Int32Array((last - i) * 2);
				for (let k = i; k < last; k++) places[k - i] = packed[k]! >> PLACE_SHIFT;
				writePlaces(bytes, places, 0, last - i);
			}
			i = last;
		}
		return found;
	}

	/** Reads what is about to be written of some terms, without waiting for one after the other. */
	function readAhead(order: Int32Array, from: number): void {
		const { characters, starts } = vocabulary;
		const { terms: documentOf, packed } = occurrences;
		let touched = 0;
		for (let n = from; n < Math.min(from + READ_AHEAD, order.length); n++) {
			const term = order[n]!;
			const first = startOf(term);
			touched ^= documentOf[first]! ^ packed[first]! ^ characters[starts[term]!]!;
		}
		list.touched = touched;
	}
}

/** Terms that are read ahead of being written. */
const READ_AHEAD = 128;

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
