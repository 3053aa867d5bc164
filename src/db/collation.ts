import { type HanPlace, hanPlaces } from './han-order.ts';
import { byHanCodePoint, isHan, sameScript } from './scripts.ts';

export { foldedCompare, logicalFile } from './folded-compare.ts';

/** Compares two titles, negative where the first sorts before the second. */
export type Compare = (a: string, b: string) => number;

const comparators = new Map<string, Compare>();

/**
 * The order of titles in a language, by its key as Hugo spells it, an unknown one as English. Hugo's collation (golang.org/x/text/collate)
 * is that of CLDR 23: `Intl.Collator` is newer, so what differs is corrected: no script goes before the others for being the language's
 * own; Han characters go by code point outside Chinese, Japanese and Korean; quotation marks are characters of their own, not variants.
 * One comparator per language is kept. (Hugo: langs/language.go)
 */
export function compareTitles(languageKey: string): Compare {
	let compare = comparators.get(languageKey);
	if (!compare) {
		compare = createCompare(supportedTag(languageKey));
		comparators.set(languageKey, compare);
	}
	return compare;
}

/** Languages that Intl does not know must not get the machine's own order. */
function supportedTag(key: string): string {
	try {
		return Intl.Collator.supportedLocalesOf(key.replaceAll('_', '-'))[0] ?? 'en';
	} catch {
		return 'en';
	}
}

/** Against the settings of Danish, Maltese and Thai. */
const plain = { caseFirst: 'false', ignorePunctuation: false, numeric: false } as const;
/** A non-spacing mark counts only after all letters. */
const mark = /^\p{M}$/u;
/** Most of these count not at all, such as the zero width space. */
const control = /^\p{C}$/u;
const symbol = /^[\p{P}\p{S}]$/u;

function createCompare(tag: string): Compare {
	const root = new Intl.Collator('en').compare;
	const own = new Intl.Collator(tag, plain).compare;
	const letters = new Intl.Collator(tag, { ...plain, sensitivity: 'base' }).compare;
	const isKorean = tag.startsWith('ko');
	const last = isKorean ? '\u9ee0' : '\u7199';
	const ordersHan = isKorean || tag.startsWith('ja') ? (character: string) => own(character, last) <= 0 : () => /^(zh|yue)\b/.test(tag);
	const moved = tag.startsWith('zh') ? hanPlaces(new Intl.Locale(tag).maximize().script === 'Hant' ? 'stroke' : 'pinyin') : null;
	/** Korean has its Han characters among the Hangul, by their reading. */
	const standsFor = (character: string) => (isKorean && isHan(character) && ordersHan(character) ? '\uac00' : character);

	const isSkipped = (character: string) => mark.test(character) || (control.test(character) && letters(character, '') === 0);

	/** The order that the first two differing letters decide, null where Intl's order of the whole texts holds. */
	function decide(x: string, y: string): number | null {
		if (isHan(x) && isHan(y)) {
			if (!ordersHan(x) && !ordersHan(y)) return byHanCodePoint(x, y);
			if (moved) return compareMoved(moved, x, y);
			// Japanese has the characters that its standard does not list before the others.
			return ordersHan(x) === ordersHan(y) || isKorean ? null : ordersHan(x) ? 1 : -1;
		}
		const first = standsFor(x);
		const second = standsFor(y);
		const usual = root(first, second);
		return Math.sign(usual) === Math.sign(own(x, y)) || sameScript(first, second) ? null : usual;
	}

	/** Words with a reading of their own, which Intl knows and Hugo does not, are left out by comparing the characters alone. */
	function compareMoved(places: ReadonlyMap<string, HanPlace>, x: string, y: string): number | null {
		const first = places.get(x) ?? { anchor: x, order: 0 };
		const second = places.get(y) ?? { anchor: y, order: 0 };
		return (first.anchor === second.anchor ? first.order - second.order : own(first.anchor, second.anchor)) || null;
	}

	return (a, b) => {
		if (a === b) return 0;
		const start = firstDifference(a, b);
		if (isASCIIFrom(a, start) && isASCIIFrom(b, start)) return own(a, b);
		let i = start;
		let j = start;
		while (i < a.length && j < b.length) {
			const x = String.fromCodePoint(a.codePointAt(i)!);
			const y = String.fromCodePoint(b.codePointAt(j)!);
			if (x === y) {
				i += x.length;
				j += y.length;
			} else if (isSkipped(x)) i += x.length;
			else if (isSkipped(y)) j += y.length;
			else if (letters(x, y) !== 0) return decide(x, y) ?? own(a, b);
			else if (symbol.test(x) && symbol.test(y) && x.normalize('NFKC') !== y.normalize('NFKC')) return own(x, y);
			else {
				i += x.length;
				j += y.length;
			}
		}
		return own(a, b);
	};
}

/** The first place where two texts differ, not inside a surrogate pair. */
function firstDifference(a: string, b: string): number {
	const length = Math.min(a.length, b.length);
	let at = 0;
	while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
	return at > 0 && at < length && (a.charCodeAt(at) & 0xfc00) === 0xdc00 && (a.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}

function isASCIIFrom(text: string, start: number): boolean {
	for (let at = start; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
	return true;
}
