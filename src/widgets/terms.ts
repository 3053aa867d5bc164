import type { Reader, TagCloudRow } from '../store/store.ts';

/** No sidebar shows more terms than this. */
const MOST = 100_000;

/** Every term of a taxonomy by its key, compared by code points as templates range over maps (Go: text/template, range). */
export function termsByKey(reader: Reader, languageId: number, taxonomy: string): TagCloudRow[] {
	const entries = reader.tagCloud(languageId, taxonomy, MOST, 0, 'NAME');
	return entries.toSorted((one, other) => compareCodePoints(one.term.termName, other.term.termName));
}

/** Order by code point, which differs from that of strings where characters beyond U+FFFF meet those from U+E000 on. */
function compareCodePoints(one: string, other: string): number {
	const length = Math.min(one.length, other.length);
	let index = 0;
	while (index < length && one.charCodeAt(index) === other.charCodeAt(index)) index++;
	if (index === length) return one.length - other.length;
	return raised(one.charCodeAt(index)) - raised(other.charCodeAt(index));
}

/** Surrogates stand for characters above all others. */
function raised(unit: number): number {
	return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
