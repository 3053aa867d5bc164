/** How titles of list pages are written (Hugo: `titleCaseStyle`). */
export type TitleCaseStyle = 'ap' | 'chicago' | 'go' | 'firstupper' | 'none';

const smallWords = new Set('a an and as at but by en for if in nor of on or per the to v v. via vs vs.'.split(' '));
const prepositions =
	'about above across after against along among around before between beyond concerning despite down during following from including into near over since through throughout towards under until upon with within without';
const chicagoWords = new Set([...smallWords, ...prepositions.split(' ')]);

/**
 * Writes a text as a title. AP and Chicago capitalise each word but the small ones inside, Go each one without exception, `firstupper` the first
 * letter alone. What follows the first letter of a word keeps its case. (jdkato/prose: transform/title.go; Go: strings.Title)
 */
export function titleCase(text: string, style: TitleCaseStyle): string {
	switch (style) {
		case 'none':
			return text;
		case 'firstupper':
			return text.replace(/^./su, (first) => upperCase(first));
		case 'go':
			return text.replace(afterSeparator, (_, before, letter) => before + titleLetter(letter));
		default:
			return capitaliseWords(text, style === 'chicago' ? chicagoWords : smallWords);
	}
}

/** A letter at the start, or behind an ASCII sign or white space; other signs separate nothing (Go: strings.Title). */
const afterSeparator = /(^|[\x00-\x2f:-@[-^`{-\x7f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])(\p{L})/gu;

/** A word: letters and digits, and what follows up to white space, a hyphen or a slash. */
const word = /[\p{N}\p{L}]+[^\t\n\f\r /-]*/gu;

function capitaliseWords(text: string, small: ReadonlySet<string>): string {
	// Dashes count as hyphens.
	const plain = /[\u2013\u2014]/.test(text) ? text.replace(/[\u2013\u2014]/g, '-') : text;
	return text.replace(word, (found, at: number) => {
		const end = at + found.length;
		if (at > 0 && end < text.length && small.has(found.toLowerCase()) && mayBeSmall(plain, at, end)) return found.toLowerCase();
		const first = String.fromCodePoint(found.codePointAt(0)!);
		return titleLetter(first) + found.slice(first.length);
	});
}

/** Whether a small word at this place stays small: not after a colon or a dash, and not as the first part of `on-site`. */
function mayBeSmall(text: string, at: number, end: number): boolean {
	const before = text[at - 1]!;
	if (before !== ' ' && before !== '-' && before !== '/') return false;
	const earlier = text[at - 2] ?? text[0];
	return earlier !== ':' && earlier !== '-' && (text[end] !== '-' || before === '-');
}

/** Letters that have a title case of their own, besides their upper case. */
const digraphs: Record<string, string> = { Ǆ: 'ǅ', ǆ: 'ǅ', ǅ: 'ǅ', Ǉ: 'ǈ', ǉ: 'ǈ', ǈ: 'ǈ', Ǌ: 'ǋ', ǌ: 'ǋ', ǋ: 'ǋ', Ǳ: 'ǲ', ǳ: 'ǲ', ǲ: 'ǲ' };

function titleLetter(letter: string): string {
	return digraphs[letter] ?? (isGeorgian(letter) ? letter : upperCase(letter));
}

/** Upper case of one character where that is one character too (Go: unicode.ToUpper). */
function upperCase(letter: string): string {
	const upper = letter.toUpperCase();
	return upper.length === letter.length || [...upper].length === 1 ? upper : letter;
}

/** Georgian has capitals, but no title case. */
function isGeorgian(letter: string): boolean {
	return letter >= '\u10d0' && letter <= '\u10ff';
}
