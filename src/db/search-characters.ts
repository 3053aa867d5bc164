/*
 * What a UTF-16 code unit is to the search. Two kinds of text are told apart: words, which are found whole, and scripts that
 * are written without spaces (Chinese, Japanese, Korean, Thai and others), in which every character stands for itself so that
 * any piece of text is found. Tables by code unit, because every character of every article goes through them.
 */

/** Between words. */
export const SEPARATOR = 0;
/** Part of a word. */
export const WORD = 1;
/** Stands for itself. */
export const SINGLE = 2;
/** Invisible, or an accent that is left over: as if it were not there. */
export const IGNORED = 3;
/** The text has to be normalised (NFKC) before it can be read. */
export const COMPLEX = 4;
/** Half of a character beyond the basic plane. */
export const SURROGATE = 5;

export type CharacterTables = {
	/** Class of a code unit in text as written. */
	classes: Uint8Array;
	/** Class of a code unit in text that is in NFKC: nothing is COMPLEX. */
	normalizedClasses: Uint8Array;
	/** The code unit without case, and for Latin and Greek letters without accents. */
	folded: Uint16Array;
};

const withoutSpaces = [
	'Han',
	'Hiragana',
	'Katakana',
	'Hangul',
	'Bopomofo',
	'Yi',
	'Thai',
	'Lao',
	'Khmer',
	'Myanmar',
	'Tibetan',
	'Javanese',
	'Balinese',
	'Cham',
	'Tai_Le',
	'New_Tai_Lue',
	'Tai_Tham',
	'Tai_Viet',
].map((script) => `\\p{Script_Extensions=${script}}`);
const wordCharacter = /[\p{L}\p{N}\p{M}]/gu;
const singleCharacter = new RegExp(`(?=[\\p{L}\\p{N}\\p{M}])[${withoutSpaces.join('')}]`, 'gu');
const accentedLetter = /^[\p{Script=Latin}\p{Script=Greek}]\p{M}+$/u;

/** Letters that have no decomposition but are looked for without their stroke. */
const strokes: Record<string, string> = { ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ' };

/** Soft hyphen, zero-width characters, variation selectors, byte order mark. */
const invisible = [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, ...Array.from({ length: 16 }, (_, i) => 0xfe00 + i)];

let tables: CharacterTables | null = null;

/** The tables, made when first asked for. */
export function characterTables(): CharacterTables {
	tables ??= buildTables();
	return tables;
}

function buildTables(): CharacterTables {
	const classes = new Uint8Array(65_536);
	const folded = new Uint16Array(65_536);
	const all = Array.from({ length: 65_536 }, (_, unit) => (isSurrogate(unit) ? ' ' : String.fromCharCode(unit)));
	const text = all.join('');
	for (const match of text.matchAll(wordCharacter)) classes[match.index] = WORD;
	for (const match of text.matchAll(singleCharacter)) classes[match.index] = SINGLE;
	for (const unit of [...invisible, ...range(0x300, 0x36f), 0x3099, 0x309a]) classes[unit] = IGNORED;
	for (const unit of range(0xd800, 0xdfff)) classes[unit] = SURROGATE;
	// Symbols that people search for and that words never hold: ☀ ★ ✅.
	for (const unit of range(0x2600, 0x27bf)) if (classes[unit] === SEPARATOR) classes[unit] = SINGLE;
	const normalizedClasses = classes.slice();
	for (let unit = 0x80; unit < 65_536; unit++) {
		if (isPlain(unit)) continue;
		const character = all[unit]!;
		const normalized = character.normalize('NFKC');
		if (normalized === character) continue;
		if (normalized.length === 1) {
			// One for one, as with full-width letters: no need to normalise the text for it.
			classes[unit] = normalizedClasses[normalized.charCodeAt(0)]!;
			all[unit] = normalized;
		} else classes[unit] = [...normalized].every((part) => normalizedClasses[part.charCodeAt(0)] === SEPARATOR) ? SEPARATOR : COMPLEX;
	}
	// These join the letter before them.
	for (const unit of [...range(0x300, 0x36f), 0x3099, 0x309a, 0xff9e, 0xff9f, ...range(0x1100, 0x11ff)]) classes[unit] = COMPLEX;
	for (let unit = 0; unit < 65_536; unit++) folded[unit] = isPlain(unit) ? unit : foldUnit(all[unit]!);
	return { classes, normalizedClasses, folded };
}

function foldUnit(character: string): number {
	const lower = character.toLowerCase();
	if (character < '\x80') return lower.charCodeAt(0);
	const parts = lower.normalize('NFD');
	const base = parts.length > 1 && accentedLetter.test(parts) ? parts[0]! : lower.length === 1 ? lower : character;
	return (strokes[base] ?? base).charCodeAt(0);
}

/** Surrogates, and characters that have neither case nor another form: Chinese ones, Korean syllables, those of private use. */
function isPlain(unit: number): boolean {
	return (unit >= 0x3400 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xf900);
}

function isSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdfff;
}

function range(first: number, last: number): number[] {
	return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const astral = new Map<number, { kind: number; text: string }>();
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const singleAstral = new RegExp(singleCharacter.source, 'u');
const wordAstral = new RegExp(wordCharacter.source, 'u');

/** Class and folded text of a character beyond the basic plane; emoji stand for themselves. Skin tones are left out. */
export function astralCharacter(codePoint: number): { kind: number; text: string } {
	let found = astral.get(codePoint);
	if (!found) {
		const character = String.fromCodePoint(codePoint);
		const isTone = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
		const kind = isTone
			? IGNORED
			: singleAstral.test(character) || pictograph.test(character)
				? SINGLE
				: wordAstral.test(character)
					? WORD
					: SEPARATOR;
		found = { kind, text: character.toLowerCase() };
		if (astral.size < 100_000) astral.set(codePoint, found);
	}
	return found;
}
