import type { TypographerConfig } from '../../../config/config.ts';
import {
	isDigit,
	isPunctuation,
	isPunctuationOrSymbol,
	isSpace,
	isUnicodeDigit,
	isUnicodeLetter,
	isUnicodePunctuation,
	isUnicodeSpace,
} from '../characters.ts';
import { characterBefore, type Scan, scanRun } from './emphasis.ts';
import { createInline } from './inline.ts';
import type { InlineState } from './state.ts';

/** Quotes, dashes, ellipses and angle quotes, by goldmark's rules of thumb (goldmark: extension/typographer.go). */
export function readTypography(state: InlineState, typographer: TypographerConfig): boolean {
	const { text, position } = state;
	const code = text.charCodeAt(position);
	const isNextSame = text.charCodeAt(position + 1) === code;
	switch (code) {
		case 45:
			if (isNextSame && text.charCodeAt(position + 2) === 45) return replace(state, 3, typographer.emDash);
			return isNextSame && replace(state, 2, typographer.enDash);
		case 46:
			return isNextSame && text.charCodeAt(position + 2) === 46 && replace(state, 3, typographer.ellipsis);
		case 60:
			return isNextSame && replace(state, 2, typographer.leftAngleQuote);
		case 62:
			return isNextSame && replace(state, 2, typographer.rightAngleQuote);
		case 39:
			return readSingleQuote(state, typographer);
		case 34:
			return readDoubleQuote(state, typographer);
		default:
			return false;
	}
}

function replace(state: InlineState, length: number, html: string): boolean {
	state.nodes.push(createInline('raw', html));
	state.position += length;
	return true;
}

function readSingleQuote(state: InlineState, typographer: TypographerConfig): boolean {
	const { text, position } = state;
	const scan = scanRun(state, position);
	const before = characterBefore(state, position);
	const rest = bytesLeft(state);
	const first = rest > 1 ? text.codePointAt(position + 1)! : -1;
	if (isApostrophe(state, scan, before, first)) return replace(state, 1, typographer.apostrophe);
	if (scan.canOpen && !scan.canClose) {
		if (isContraction(text, position, rest)) return replace(state, 1, typographer.rightSingleQuote);
		state.document.openSingleQuotes++;
		return replace(state, 1, typographer.leftSingleQuote);
	}
	// goldmark looks at the quote itself here, so that any quote that no digit follows closes.
	if (rest > 2 && !isUnicodeDigit(first)) return replace(state, 1, typographer.rightSingleQuote);
	if (state.document.openSingleQuotes > 0 && closes(state, scan, first)) {
		state.document.openSingleQuotes--;
		return replace(state, 1, typographer.rightSingleQuote);
	}
	return false;
}

function readDoubleQuote(state: InlineState, typographer: TypographerConfig): boolean {
	const { text, position } = state;
	const scan = scanRun(state, position);
	if (scan.canOpen && !scan.canClose) {
		state.document.openDoubleQuotes++;
		return replace(state, 1, typographer.leftDoubleQuote);
	}
	const first = bytesLeft(state) > 1 ? text.codePointAt(position + 1)! : -1;
	if (state.document.openDoubleQuotes === 0 || !closes(state, scan, first)) return false;
	if (first === 34 && isUnicodeDigit(characterBefore(state, position))) return false;
	state.document.openDoubleQuotes--;
	return replace(state, 1, typographer.rightDoubleQuote);
}

/** Bytes from the quote to the end of the line, exact where they are few: goldmark counts in bytes. */
function bytesLeft(state: InlineState): number {
	const ending = state.document.hadCarriageReturns && state.text.charCodeAt(state.lineEnd - 1) === 10 ? 1 : 0;
	const length = state.lineEnd - state.position + ending;
	return length > 3 ? length : Buffer.byteLength(state.text.slice(state.position, state.lineEnd)) + ending;
}

/** Decades (`'90s`), `'tis` and the like, and a quote between letters. */
function isApostrophe(state: InlineState, scan: Scan, before: number, first: number): boolean {
	const { text, position } = state;
	const rest = bytesLeft(state);
	if (scan.canOpen && !scan.canClose && rest > 3 && isDigit(first) && isDigit(text.charCodeAt(position + 2))) {
		const after = rest > 4 ? text.codePointAt(position + 4)! : 32;
		if (text.charCodeAt(position + 3) === 115 && (isUnicodeSpace(after) || isPunctuationOrSymbol(after))) return true;
	}
	if (rest <= 1) return false;
	if (isUnicodePunctuation(before) || isUnicodeSpace(before)) {
		if (first === 116 || first === 101 || first === 110 || first === 108) return true;
	}
	return (isUnicodeDigit(before) || isUnicodeLetter(before)) && isUnicodeLetter(first);
}

/** `'s`, `'m`, `'t`, `'d`, `'ve`, `'ll` and `'re` at the end of a word. */
function isContraction(text: string, position: number, rest: number): boolean {
	const first = text[position + 1] ?? '';
	if (rest > 1 && 'smtd'.includes(first) && endsWord(text, position + 2, rest - 2)) return true;
	if (rest <= 2) return false;
	const pair = text.slice(position + 1, position + 3);
	return (pair === 've' || pair === 'll' || pair === 're') && endsWord(text, position + 3, rest - 3);
}

function endsWord(text: string, index: number, rest: number): boolean {
	const code = text.charCodeAt(index);
	return rest < 1 || isPunctuation(code) || isSpace(code);
}

/** Whether a quote can close: it can only close, or punctuation and then space or punctuation follow. */
function closes(state: InlineState, scan: Scan, first: number): boolean {
	if (!scan.canClose) return false;
	if (!scan.canOpen) return true;
	const { text, position } = state;
	const rest = bytesLeft(state);
	if (rest <= 1 || first > 127 || !isUnicodePunctuation(first)) return false;
	const second = text.charCodeAt(position + 2);
	return rest === 2 || isPunctuation(second) || isSpace(second);
}
