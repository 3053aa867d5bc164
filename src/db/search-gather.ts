import { type BlockSink, createBlockWriter } from './search-blocks.ts';
import { LARGEST_SEGMENT, writeDocuments, writePlaces } from './search-postings.ts';
import { readableText } from './search-text.ts';
import { BEFORE, FIELD_GAP, isShortPair, LAST, level, PREFIX, SHORT_PAIR } from './search-terms.ts';
import { termsInOrder } from './search-term-order.ts';
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

const beforeUnit = BEFORE.charCodeAt(0);
const lastUnit = LAST.charCodeAt(0);
const prefixUnit = PREFIX.charCodeAt(0);
const shortUnit = SHORT_PAIR.charCodeAt(0);

export function createGatherer(mostOccurrences = MOST_OCCURRENCES): Gatherer {
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
	let own = new Int32Array(256);
	let ordered = new Int32Array(0);
	/** Of each term four numbers: the last document (plus one) that has it, its occurrences, and of words the terms of their shortest prefixes. */
	let facts = new Int32Array(1 << 16);

	const occur = (term: number, packed: number) => {
		if (occurrences === terms.length) {
			terms = widened(terms);
			places = widened(places);
		}
		terms[occurrences] = term;
		places[occurrences++] = packed;
		if (term * 4 >= facts.length) facts = widened(facts);
		facts[term * 4 + 1]!++;
	};

	const occurAt = (term: number, place: number, fieldLevel: number) => occur(term, (place << 3) | (fieldLevel << 1) | 1);

	/** An occurrence without place, the first in the document only: later fields are of less worth. */
	const occurOnce = (term: number, fieldLevel: number) => {
		if (term * 4 >= facts.length) facts = widened(facts);
		if (facts[term * 4] === count + 1) return;
		facts[term * 4] = count + 1;
		occur(term, fieldLevel << 1);
	};

	const word = (characters: Uint16Array, from: number, to: number, place: number, fieldLevel: number) => {
		const term = vocabulary.intern(characters, from, to);
		occurAt(term, place, fieldLevel);
		const at = term * 4;
		if (facts[at] === count + 1) return;
		if (facts[at] === 0) {
			scratch[0] = prefixUnit;
			scratch[1] = characters[from]!;
			scratch[2] = characters[from + 1]!;
			const isWide = isHighSurrogate(scratch[1]);
			facts[at + 2] = vocabulary.intern(scratch, 0, isWide ? 3 : 2);
			facts[at + 3] = !isWide && to - from > 1 && !isHighSurrogate(scratch[2]) ? vocabulary.intern(scratch, 0, 3) : -1;
		}
		facts[at] = count + 1;
		const longPrefix = facts[at + 3]!;
		occurOnce(facts[at + 2]!, fieldLevel);
		if (longPrefix >= 0) occurOnce(longPrefix, fieldLevel);
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
				if (touches) occurAt(vocabulary.intern(characters, from[i]!, from[i + 2]!), place, fieldLevel);
				else occurAt(internLast(characters, from[i]!, from[i + 1]!), place, fieldLevel);
			} else if (touches) occurAt(internBefore(characters, from[i]!, from[i + 1]!, from[i + 2]!), place, fieldLevel);
			else if (i + 1 < read.count && (kinds[i + 1]! & IS_SINGLE) === 0 && isShortPair(characters, from[i]!, from[i + 1]!, from[i + 2]!)) {
				occurAt(internShort(characters, from[i]!, from[i + 1]!, from[i + 2]!), place, fieldLevel);
			}
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
		for (let i = to; i > from; ) {
			// Halves of a character stay in their order.
			const size = i - from > 1 && isHighSurrogate(characters[i - 2]!) ? 2 : 1;
			i -= size;
			for (let k = i; k < i + size; k++) scratch[length++] = characters[k]!;
		}
		return vocabulary.intern(scratch, 0, length);
	};

	const internShort = (characters: Uint16Array, from: number, middle: number, to: number): number => {
		let length = 0;
		for (let i = from; i < to; i++) {
			if (i === middle) scratch[length++] = shortUnit;
			scratch[length++] = characters[i]!;
		}
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
			return occurrences >= mostOccurrences || count >= LARGEST_SEGMENT - 1;
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
		write(store) {
			writeTerms(store);
			startAnew();
		},
	};

	function startAnew(): void {
		vocabulary.clear();
		facts.fill(0);
		occurrences = 0;
		count = 0;
	}

	function writeTerms(store: BlockSink): void {
		orderOccurrences();
		const { characters, starts: from } = vocabulary;
		const writer = createBlockWriter(store);
		const documents = new Uint16Array(count);
		const levels = new Uint8Array(count);
		const order = termsInOrder(vocabulary);
		for (let n = 0; n < order.length; n++) {
			const term = order[n]!;
			const end = facts[term * 4]!;
			let found = 0;
			for (let i = end - facts[term * 4 + 1]!; i < end; ) {
				const document = ordered[i * 2]!;
				const packed = ordered[i * 2 + 1]!;
				documents[found] = document;
				levels[found++] = (packed >> 1) & 3;
				let last = i + 1;
				while (last < end && ordered[last * 2] === document) last++;
				if ((packed & 1) === 1) {
					if (own.length < last - i) own = new Int32Array((last - i) * 2);
					for (let k = i; k < last; k++) own[k - i] = ordered[k * 2 + 1]! >> 3;
					writePlaces(writer.places, own, 0, last - i);
				}
				i = last;
			}
			writer.add(characters, from[term]!, from[term + 1]!, found, writeDocuments(writer.documents, documents, levels, found));
		}
		writer.finish();
	}

	/** Fills `ordered`: document and packed place of each occurrence, by term; the first of a term's facts becomes where its occurrences end. */
	function orderOccurrences(): void {
		for (let term = 0, next = 0; term < vocabulary.size; term++) {
			facts[term * 4] = next;
			next += facts[term * 4 + 1]!;
		}
		if (ordered.length < occurrences * 2) ordered = new Int32Array(terms.length * 2);
		for (let document = 0; document < count; document++) {
			const end = starts[document + 1]!;
			for (let i = starts[document]!; i < end; i++) {
				const target = facts[terms[i]! * 4]!++ * 2;
				ordered[target] = document;
				ordered[target + 1] = places[i]!;
			}
		}
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

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit < 0xdc00;
}

function widened(array: Int32Array<ArrayBuffer>, size = array.length * 2): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(size);
	wider.set(array);
	return wider;
}
