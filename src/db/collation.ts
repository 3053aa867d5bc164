/** Compares two titles, negative where the first sorts before the second. */
export type Compare = (a: string, b: string) => number;

const collators = new Map<string, Compare>();

/** The order of titles in a language (Hugo: langs.GetCollator1, by the language's key). */
export function compareTitles(languageKey: string): Compare {
	let compare = collators.get(languageKey);
	if (!compare) {
		compare = collatorOf(languageKey).compare;
		collators.set(languageKey, compare);
	}
	return compare;
}

/** Case-folded order by code point, raw code points as the last tie break (Hugo: compare.Strings). */
export function foldedCompare(a: string, b: string): number {
	return byCodePoint(a.toLowerCase(), b.toLowerCase()) || byCodePoint(a, b);
}

function collatorOf(languageKey: string): Intl.Collator {
	try {
		return new Intl.Collator(languageKey);
	} catch {
		return new Intl.Collator('en');
	}
}

function byCodePoint(a: string, b: string): number {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
