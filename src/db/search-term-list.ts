import { BEFORE, GAP, isShortPair, LAST, SHORT_PAIR, STEP } from './search-terms.ts';
import { HAS_GAP, IS_SINGLE, type Units } from './search-units.ts';
import { longHash, pairHash, SHORT, shortHash } from './search-vocabulary.ts';

/** The occurrences of terms in one field of an article, in order. Used again for the next field. */
export type TermList = {
	count: number;
	/** Text that the terms are pieces of: term i from froms[i] to before tos[i]. */
	texts: Uint16Array;
	froms: Int32Array;
	tos: Int32Array;
	/** See {@link shortHash}, {@link longHash}. */
	hashes: Int32Array;
	/** Place, level and whether it has a place, see {@link kind} and {@link PLACE_SHIFT}. */
	occurrences: Int32Array;
	/** The terms' numbers, which the vocabulary fills in; negative before. */
	terms: Int32Array;
	/** 1 where the article did not have the term before; filled in by the vocabulary too. */
	isFirst: Uint8Array;
	/** Written by those who read ahead, so that the engine does not leave out reads whose values nobody uses. */
	touched: number;
	/** Of each unit of the field where its text begins in `texts`, and the hash of a word. */
	unitStarts: Int32Array;
	unitHashes: Int32Array;
};

/** What kind of term an occurrence is of: two bits. */
export const kind = {
	/** Counts once in an article, without place. */
	placeless: 0,
	placed: 1,
	/** Has a place, and prefixes that are terms too. */
	word: 3,
} as const;

/** Bits of an occurrence below its place: kind and level. */
export const PLACE_SHIFT = 4;

export function createTermList(): TermList {
	const numbers = new Int32Array(0);
	const list: TermList = {
		count: 0,
		texts: new Uint16Array(0),
		froms: numbers,
		tos: numbers,
		hashes: numbers,
		occurrences: numbers,
		terms: numbers,
		isFirst: new Uint8Array(0),
		touched: 0,
		unitStarts: numbers,
		unitHashes: numbers,
	};
	reserve(list, 512, 2048);
	return list;
}

/** Makes room for the terms of so many units with so many code units in all. */
function reserve(list: TermList, units: number, length: number): void {
	// A word may stand there backwards too, with a mark and a character of two code units.
	const texts = 2 * length + 5 * units;
	if (list.texts.length < texts) list.texts = new Uint16Array(2 * texts);
	if (list.terms.length >= 2 * units) return;
	for (const name of ['froms', 'tos', 'hashes', 'occurrences', 'terms', 'unitStarts', 'unitHashes'] as const)
		list[name] = new Int32Array(4 * units);
	list.isFirst = new Uint8Array(4 * units);
}

const beforeUnit = BEFORE.charCodeAt(0);
const lastUnit = LAST.charCodeAt(0);
const shortUnit = SHORT_PAIR.charCodeAt(0);

/**
 * Fills the list with the terms of the units from `first` to before `end`, of which the first stands at place `start` (see search-terms.ts).
 *
 * @returns the place of the last unit.
 */
export function listTerms(list: TermList, units: Units, first: number, end: number, start: number, level: number): number {
	const last = Math.min(end + 1, units.count);
	reserve(list, last - first, units.starts[last]! - units.starts[first]!);
	copyTexts(list, units, first, last);
	const { kinds, starts } = units;
	const { texts, froms, tos, hashes, occurrences, unitStarts, unitHashes } = list;
	let count = 0;
	let place = start;
	for (let i = first; i < end; i++) {
		const isSingle = (kinds[i]! & IS_SINGLE) !== 0;
		if (i > first) place += (kinds[i]! & HAS_GAP) !== 0 && (isSingle || (kinds[i - 1]! & IS_SINGLE) !== 0) ? STEP + GAP : STEP;
		const common = (place << PLACE_SHIFT) | (level << 2);
		const from = unitStarts[i - first]!;
		const to = from + starts[i + 1]! - starts[i]!;
		froms[count] = from;
		tos[count] = to;
		hashes[count] = unitHashes[i - first]!;
		occurrences[count++] = isSingle ? (level << 2) | kind.placeless : common | kind.word;
		const hasNext = i + 1 < units.count;
		const touches = hasNext && (kinds[i + 1]! & HAS_GAP) === 0;
		let pairEnd = to + 1;
		if (isSingle) {
			if (touches) pairEnd = to + starts[i + 2]! - starts[i + 1]!;
			froms[count] = from;
			hashes[count] = hashOf(texts, from, pairEnd);
		} else if (touches) {
			// Written behind the word, see copyTexts.
			froms[count] = to;
			pairEnd = unitStarts[i + 1 - first]!;
			hashes[count] = hashOf(texts, to, pairEnd);
		} else if (hasNext && (kinds[i + 1]! & IS_SINGLE) === 0 && isShortPair(units.characters, starts[i]!, starts[i + 1]!, starts[i + 2]!)) {
			froms[count] = from;
			pairEnd = to + 1 + starts[i + 2]! - starts[i + 1]!;
			hashes[count] = pairHash(unitHashes[i - first]!, unitHashes[i + 1 - first]!);
		} else continue;
		tos[count] = pairEnd;
		occurrences[count++] = common | kind.placed;
	}
	list.count = count;
	return place;
}

/** Lays the units' texts out so that each term is one piece: units that touch stand next to each other, with the mark that goes between or behind them. */
function copyTexts(list: TermList, units: Units, first: number, last: number): void {
	const { characters, kinds, starts } = units;
	const { texts, unitStarts, unitHashes } = list;
	let used = 0;
	for (let i = first; i < last; i++) {
		const own = used;
		unitStarts[i - first] = own;
		for (let k = starts[i]!; k < starts[i + 1]!; k++) texts[used++] = characters[k]!;
		unitHashes[i - first] = hashOf(texts, own, used);
		const touches = i + 1 < units.count && (kinds[i + 1]! & HAS_GAP) === 0;
		if ((kinds[i]! & IS_SINGLE) !== 0) {
			if (!touches) texts[used++] = lastUnit;
		} else if (!touches) texts[used++] = shortUnit;
		else used = copyBefore(texts, used, units, i);
	}
}

/** Appends the single character behind word i, and the word backwards. */
function copyBefore(texts: Uint16Array, at: number, { characters, starts }: Units, i: number): number {
	const from = starts[i]!;
	const to = starts[i + 1]!;
	let used = at;
	for (let k = to; k < starts[i + 2]!; k++) texts[used++] = characters[k]!;
	texts[used++] = beforeUnit;
	for (let k = to; k > from; ) {
		// Halves of a character stay in their order.
		const size = k - from > 1 && isHighSurrogate(characters[k - 2]!) ? 2 : 1;
		k -= size;
		for (let half = k; half < k + size; half++) texts[used++] = characters[half]!;
	}
	return used;
}

/** Makes the list one of a single term of its own text. */
export function listTerm(list: TermList, from: number, to: number): void {
	list.count = 1;
	list.froms[0] = from;
	list.tos[0] = to;
	list.hashes[0] = hashOf(list.texts, from, to);
}

function hashOf(texts: Uint16Array, from: number, to: number): number {
	if (to - from > SHORT) return longHash(texts, from, to);
	return shortHash(texts[from]!, to - from === SHORT ? texts[from + 1]! : 0);
}

/** Whether a code unit is the first half of a character. */
export function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit < 0xdc00;
}
