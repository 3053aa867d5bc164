/*
 * The terms of the search index. A text is a row of units (see search-units.ts); what is written into the index for them:
 *
 * - for a word, the word, with its places;
 * - for a single character, the character, without places;
 * - for two units that touch and of which one is a single character, the pair, with the first one's place. Any piece of text
 *   in a script without spaces is a chain of pairs, and so is found exactly. A word before a character is written backwards
 *   behind the character, so that pieces that begin inside a word are found by the beginning of a term too;
 * - for a single character that touches nothing after it, the character with a mark, with its place;
 * - for two words one after the other of which one is short and none is long, both, with the first one's place: words like `of`
 *   and `the` are in most articles many times, and phrases with them would be dear to find by all their places. Long words are
 *   in few articles, and numbers few times in one, so that these need no pairs;
 * - for a word, its first letter and its first two, without places, so that the shortest prefixes need not join thousands of terms.
 *
 * Places go up by two from a unit to the next one. Where one of two neighbours is a single character and something stands between
 * them they go up by one more, so that this is told from touching, and from another unit between them; between words something
 * always stands, so there they do not.
 */

/** From the place of a unit to that of the next one. */
export const STEP = 2;
/** Further places where something stands between two units of which one is a single character. */
export const GAP = 1;

/** Between a character and the word before it, written backwards. */
export const BEFORE = '\x01';
/** After a character that touches nothing behind it. */
export const LAST = '\x02';
/** Before the beginning of a word. */
export const PREFIX = '\x03';

/** Between two words of which one is short. */
export const SHORT_PAIR = '\x04';
/** Code units up to which a word is short. */
const SHORT_WORD = 3;
/** Code units above which a word is long. */
const LONG_WORD = 10;

/** Whether two words one after the other, which meet at `middle`, are a term of their own. */
export function isShortPair(units: ArrayLike<number>, start: number, middle: number, end: number): boolean {
	if (middle - start > LONG_WORD || end - middle > LONG_WORD) return false;
	return isShort(units, start, middle) || isShort(units, middle, end);
}

function isShort(units: ArrayLike<number>, start: number, end: number): boolean {
	if (end - start > SHORT_WORD) return false;
	for (let i = start; i < end; i++) if (units[i]! <= 0x39 && units[i]! >= 0x30) return false;
	return true;
}

/** Places left out between two fields, so that no phrase crosses from one into the next. */
export const FIELD_GAP = 8;

/** Where in an article a term stands; greater is better. Two bits in the index. */
export const level = { body: 0, summary: 1, terms: 2, title: 3 } as const;

/** The text that compares as the term's key in SQLite does: by code point. Surrogates sort after U+FFFF there, and before U+E000 in JavaScript. */
export function compareTerms(a: string, b: string): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const left = a.charCodeAt(i);
		const right = b.charCodeAt(i);
		if (left !== right) return compareUnits(left, right);
	}
	return a.length - b.length;
}

/** The same for two code units. */
export function compareUnits(a: number, b: number): number {
	return codePointOrder(a) - codePointOrder(b);
}

/** Place of a code unit in the order by code point. */
export function codePointOrder(unit: number): number {
	return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
