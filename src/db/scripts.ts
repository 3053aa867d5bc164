const han = /^\p{Script=Han}$/u;

/** Whether a character is Han. Its iteration mark and zero are not: they go with the marks and the digits. */
export function isHan(character: string): boolean {
	return character >= '\u3400' && han.test(character) && character !== '\u3005' && character !== '\u3007';
}

/** Han by code point, the first block of Unicode before its extensions (Unicode Technical Standard 10, implicit weights). */
export function byHanCodePoint(x: string, y: string): number {
	const first = x.codePointAt(0)!;
	const second = y.codePointAt(0)!;
	return Number(isExtension(first)) - Number(isExtension(second)) || first - second;
}

function isExtension(code: number): boolean {
	return (code < 0x4e00 || code > 0x9fff) && (code < 0xf900 || code > 0xfaff);
}

/** Scripts that one language or another puts first. */
const scripts = [
	'Greek',
	'Cyrillic',
	'Georgian',
	'Armenian',
	'Hebrew',
	'Arabic',
	'Thaana',
	'Ethiopic',
	'Devanagari',
	'Bengali',
	'Gurmukhi',
	'Gujarati',
	'Oriya',
	'Tamil',
	'Telugu',
	'Kannada',
	'Malayalam',
	'Sinhala',
	'Thai',
	'Lao',
	'Tibetan',
	'Myanmar',
	'Khmer',
	'Mongolian',
	'Cherokee',
	'Hangul',
	'Bopomofo',
	'Yi',
	'Han',
].map((script) => new RegExp(`^\\p{Script=${script}}$`, 'u'));
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70]$/u;

/** Whether two characters belong to one script. Latin letters, digits and signs count as one. */
export function sameScript(x: string, y: string): boolean {
	return kana.test(x) === kana.test(y) && scripts.every((script) => script.test(x) === script.test(y));
}
