import { decodeHTMLStrict } from 'entities/decode';
import { isPunctuation } from '../characters.ts';

const marks = /[&<>"]/;
const marksEach = /[&<>"]/g;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text with `& < > "` as entities. */
export function escapeHTML(text: string): string {
	return marks.test(text) ? text.replace(marksEach, (mark) => escapes[mark]!) : text;
}

const goMarks = /[&<>"'+]/;
const goMarksEach = /[&<>"'+]/g;
const goEscapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;', '+': '&#43;' };

/** An attribute's value as Go's html/template writes it. */
export function escapeTemplateAttribute(text: string): string {
	return goMarks.test(text) ? text.replace(goMarksEach, (mark) => goEscapes[mark]!) : text;
}

/** Code as Hugo writes it where no lexer is at work (Go: html.EscapeString). */
export function escapeCode(text: string): string {
	return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => goEscapes[mark]!) : text;
}

const special = /[&<>"\\]/;
const reference = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z0-9]+));/y;

/**
 * Source text as HTML: backslash escapes and character references are resolved, what is special in HTML is escaped
 * (goldmark: renderer/html Writer). `dropsSpace`: an escaped space leaves nothing.
 */
export function writeText(text: string, dropsSpace: boolean): string {
	if (!special.test(text)) return text;
	let html = '';
	let start = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === 92) {
			const next = text.charCodeAt(index + 1);
			const isDropped = dropsSpace && next === 32;
			if (!isDropped && !isPunctuation(next)) continue;
			html += escapeHTML(text.slice(start, index));
			start = isDropped ? index + 2 : index + 1;
			index++;
		} else if (code === 38) {
			const decoded = decodeReference(text, index);
			if (decoded === null) continue;
			html += escapeHTML(text.slice(start, index)) + escapeHTML(decoded);
			start = reference.lastIndex;
			index = start - 1;
		}
	}
	return html + escapeHTML(text.slice(start));
}

/** The character reference at an index resolved, null where there is none; leaves `reference.lastIndex` after it. */
function decodeReference(text: string, index: number): string | null {
	reference.lastIndex = index;
	const match = reference.exec(text);
	if (match === null) return null;
	if (match[1] !== undefined) return validCharacter(Number.parseInt(match[1], 16));
	if (match[2] !== undefined) return validCharacter(Number(match[2]));
	return namedEntity(match[3]!);
}

const entities = new Map<string, string | null>();

/** The characters that an HTML entity stands for, null for an unknown name. */
function namedEntity(name: string): string | null {
	const known = entities.get(name);
	if (known !== undefined) return known;
	const decoded = name.length > 40 ? name : decodeHTMLStrict(`&${name};`);
	const value = decoded === `&${name};` || name.length > 40 ? null : decoded;
	if (entities.size < 4096) entities.set(name, value);
	return value;
}

function validCharacter(point: number): string {
	const isValid = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
	return isValid ? String.fromCodePoint(point) : '\uFFFD';
}

/** A destination or title with escapes and character references resolved. */
export function resolveText(text: string): string {
	if (!text.includes('\\') && !text.includes('&')) return text;
	const unescaped = text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;
	return resolveReferences(unescaped);
}

/** Character references resolved, backslashes left alone. */
export function resolveReferences(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,7}|[a-zA-Z0-9]+);/g, (match) => {
		if (match.charCodeAt(1) !== 35) return namedEntity(match.slice(1, -1)) ?? match;
		const isHex = match.charCodeAt(2) === 120 || match.charCodeAt(2) === 88;
		return validCharacter(isHex ? Number.parseInt(match.slice(3), 16) : decimal(match.slice(2, -1)));
	});
}

/** A number that is octal behind a zero, and nothing where it is no octal number: so goldmark reads it in a URL. */
function decimal(digits: string): number {
	if (!digits.startsWith('0')) return Number(digits);
	return /[89]/.test(digits) ? 0 : Number.parseInt(digits, 8);
}

/** Named entities resolved, numeric ones left alone (goldmark: util.ResolveEntityNames). */
export function resolveNames(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&([a-zA-Z0-9]+);/g, (match, name: string) => namedEntity(name) ?? match);
}
