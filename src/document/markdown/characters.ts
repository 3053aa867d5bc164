/**
 * Character classes as goldmark draws them (goldmark: util/util.go). Codes are UTF-16 units unless a function says code point.
 */

const space = new Uint8Array(128);
for (const code of [9, 10, 13, 32]) space[code] = 1;

const punctuation = new Uint8Array(128);
for (let code = 33; code < 127; code++) {
	const isDigit = code >= 48 && code <= 57;
	const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
	if (!isDigit && !isLetter) punctuation[code] = 1;
}

/** Space, tab, line feed or carriage return. */
export function isSpace(code: number): boolean {
	return code < 128 && space[code] === 1;
}

/** ASCII punctuation: the characters that a backslash can escape. */
export function isPunctuation(code: number): boolean {
	return code < 128 && punctuation[code] === 1;
}

/** `0` to `9`. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** ASCII letter. */
export function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** ASCII letter or digit. */
export function isAlphanumeric(code: number): boolean {
	return isLetter(code) || isDigit(code);
}

const unicodePunctuation = /[\p{P}\p{S}]/u;
const unicodePunctuationOnly = /\p{P}/u;
const unicodeSpace = /[\p{Zs}\p{Zl}\p{Zp}\u0085]/u;
const unicodeLetter = /\p{L}/u;
const unicodeDigit = /\p{Nd}/u;

/** Punctuation or symbol of any script, for flanking (goldmark: util.IsPunctRune). Takes a code point. */
export function isPunctuationOrSymbol(point: number): boolean {
	if (point < 128) return punctuation[point] === 1;
	return unicodePunctuation.test(String.fromCodePoint(point));
}

/** Punctuation of any script without symbols (Go: unicode.IsPunct). Takes a code point. */
export function isUnicodePunctuation(point: number): boolean {
	return unicodePunctuationOnly.test(String.fromCodePoint(point));
}

/** White space of any script (Go: unicode.IsSpace). Takes a code point. */
export function isUnicodeSpace(point: number): boolean {
	if (point < 128) return point === 32 || (point >= 9 && point <= 13);
	return unicodeSpace.test(String.fromCodePoint(point));
}

/** Letter of any script (Go: unicode.IsLetter). Takes a code point. */
export function isUnicodeLetter(point: number): boolean {
	if (point < 128) return isLetter(point);
	return unicodeLetter.test(String.fromCodePoint(point));
}

/** Decimal digit of any script (Go: unicode.IsDigit). Takes a code point. */
export function isUnicodeDigit(point: number): boolean {
	if (point < 128) return isDigit(point);
	return unicodeDigit.test(String.fromCodePoint(point));
}

/** Code point that ends just before `index`, or a line feed at the start of the text. */
export function codePointBefore(text: string, index: number): number {
	if (index <= 0) return 10;
	const unit = text.charCodeAt(index - 1);
	if (unit >= 0xdc00 && unit <= 0xdfff && index > 1) return text.codePointAt(index - 2)!;
	return unit;
}

/** Whether the text from `start` to `end` holds only white space. */
export function isBlank(text: string, start = 0, end = text.length): boolean {
	for (let index = start; index < end; index++) if (!isSpace(text.charCodeAt(index))) return false;
	return true;
}

/** The text without white space at its start; vertical tabs and form feeds stay (goldmark: text.Segment, TrimLeftSpace). */
export function trimStart(text: string): string {
	let index = 0;
	while (index < text.length && isSpace(text.charCodeAt(index))) index++;
	return index === 0 ? text : text.slice(index);
}

/** The text without white space at its end. */
export function trimEnd(text: string): string {
	let index = text.length;
	while (index > 0 && isSpace(text.charCodeAt(index - 1))) index--;
	return index === text.length ? text : text.slice(0, index);
}
