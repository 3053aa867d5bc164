import { astralCharacter, characterTables, COMPLEX, IGNORED, SEPARATOR, SINGLE, SURROGATE, WORD } from './search-characters.ts';

/** The unit is a character of a script without spaces, not a word. */
export const IS_SINGLE = 1;
/** Something that is no part of any unit stands between the unit and the one before it, or it is the first. */
export const HAS_GAP = 2;

/** Code units of a word that count; what follows is not looked at. */
const LONGEST_WORD = 64;

/**
 * The units of a text in order: words, and single characters of scripts without spaces. Filled by {@link readUnits} and
 * used again for the next text, since making arrays for each would cost more than reading.
 */
export type Units = {
	count: number;
	/** Folded text of all units, one after the other without anything between them. */
	characters: Uint16Array;
	/** Where each unit begins in `characters`; one more entry than units. */
	starts: Int32Array;
	/** {@link IS_SINGLE} and {@link HAS_GAP}. */
	kinds: Uint8Array;
	/** Where the unit stands in the text as it was read, in UTF-16 code units. Empty when the text had to be normalised. */
	from: Int32Array;
	to: Int32Array;
	/** The text that `from` and `to` refer to: the given one, or its NFKC. */
	text: string;
};

export function createUnits(): Units {
	return {
		count: 0,
		characters: new Uint16Array(1024),
		starts: new Int32Array(513),
		kinds: new Uint8Array(512),
		from: new Int32Array(512),
		to: new Int32Array(512),
		text: '',
	};
}

/**
 * Reads a text into units: width and compatibility forms are unified (NFKC), case and the accents of Latin and Greek letters
 * are folded. Linear in the text's length.
 */
export function readUnits(text: string, units: Units): void {
	const { classes, normalizedClasses } = characterTables();
	if (!scan(text, units, classes)) scan(text.normalize('NFKC'), units, normalizedClasses);
}

/** False where a character was met that has to be normalised first. */
function scan(text: string, units: Units, classes: Uint8Array): boolean {
	const { folded } = characterTables();
	reserve(units, text.length);
	const { characters, starts, kinds, from, to } = units;
	const { length } = text;
	let count = 0;
	let written = 0;
	let gap = HAS_GAP;
	let inWord = false;
	units.text = text;
	for (let i = 0; i < length; i++) {
		const character = text.charCodeAt(i);
		const kind = classes[character]!;
		if (kind === WORD) {
			if (!inWord) {
				starts[count] = written;
				kinds[count] = gap;
				from[count++] = i;
				gap = 0;
				inWord = true;
			}
			if (written - starts[count - 1]! < LONGEST_WORD) characters[written++] = folded[character]!;
			to[count - 1] = i + 1;
		} else if (kind === SEPARATOR) {
			inWord = false;
			gap = HAS_GAP;
		} else if (kind === SINGLE) {
			inWord = false;
			starts[count] = written;
			kinds[count] = IS_SINGLE | gap;
			from[count] = i;
			to[count++] = i + 1;
			characters[written++] = folded[character]!;
			gap = 0;
		} else if (kind === COMPLEX) {
			return false;
		} else if (kind === SURROGATE) {
			const codePoint = text.codePointAt(i)!;
			const { kind: wide, text: lower } = codePoint > 0xffff ? astralCharacter(codePoint) : { kind: SEPARATOR, text: '' };
			if (codePoint > 0xffff) i++;
			if (wide === SEPARATOR) {
				inWord = false;
				gap = HAS_GAP;
				continue;
			}
			if (wide === IGNORED) continue;
			if (wide === SINGLE || !inWord) {
				starts[count] = written;
				kinds[count] = gap | (wide === SINGLE ? IS_SINGLE : 0);
				from[count++] = i - 1;
				gap = 0;
			}
			inWord = wide === WORD;
			const isRead = wide === SINGLE || written - starts[count - 1]! < LONGEST_WORD;
			for (let k = 0; isRead && k < lower.length; k++) characters[written++] = lower.charCodeAt(k);
			to[count - 1] = i + 1;
		}
	}
	starts[count] = written;
	units.count = count;
	return true;
}

function reserve(units: Units, length: number): void {
	if (units.kinds.length >= length) return;
	const size = Math.max(length, units.kinds.length * 2);
	units.characters = new Uint16Array(size + 1);
	units.starts = new Int32Array(size + 1);
	units.kinds = new Uint8Array(size);
	units.from = new Int32Array(size);
	units.to = new Int32Array(size);
}
