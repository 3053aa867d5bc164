import { goLowerCase } from './logical-name.ts';

/** Settings of a language that shape paths. */
export type PathStyle = { disablePathToLower: boolean; removePathAccents: boolean };

const plain = /^[\w./\\#+~@-]*$/;
const allowed = /[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u;
const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const hexPair = /^[\da-fA-F]{2}/;

/**
 * Keeps what a path may hold: letters, digits and marks of any script, `. / \ _ # + ~ - @`, and `%` before two hex digits. White space
 * between kept characters becomes one hyphen, unless a hyphen is there already; everything else goes. (Hugo: common/paths, Sanitize)
 */
export function sanitize(text: string): string {
	if (plain.test(text)) return text;
	let result = '';
	let afterHyphen = false;
	let afterSpace = false;
	for (let at = 0; at < text.length; ) {
		const code = text.codePointAt(at)!;
		const character = String.fromCodePoint(code);
		at += character.length;
		if (allowed.test(character) || (code === PERCENT && hexPair.test(text.slice(at, at + 2)))) {
			afterHyphen = code === HYPHEN;
			if (afterSpace && !afterHyphen) result += '-';
			afterSpace = false;
			result += character;
		} else if (result !== '' && !afterHyphen && space.test(character)) afterSpace = true;
	}
	return result;
}

const PERCENT = 0x25;
const HYPHEN = 0x2d;

/** A name, slug or title as a part of a path, not yet escaped (Hugo: helpers/path.go, MakePathSanitized). */
export function pathName(text: string, style: PathStyle): string {
	let result = sanitize(text);
	if (style.removePathAccents && !plain.test(result))
		result = result
			.normalize('NFD')
			.replace(/\p{Mn}/gu, '')
			.normalize('NFC');
	return style.disablePathToLower ? result : goLowerCase(result);
}

/** A value for a permalink pattern. Hugo takes it through a URL, where a `#` that nothing follows is lost. */
export function pathValue(text: string, style: PathStyle): string {
	const name = pathName(text, style);
	const mark = name.indexOf('#');
	return mark >= 0 && mark === name.length - 1 ? name.slice(0, -1) : name;
}
