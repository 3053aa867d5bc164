import type { GoldenLanguage, GoldenPage, Ref } from './golden.ts';

/**
 * Whether two lists differ only inside runs of equal rank: `rankOf` gives the same text to members of a run, and null to those
 * that tie with nothing. `isCertain` names members whose place among the other certain ones of a run counts all the same.
 */
export function sameUpToTies(
	expected: Ref[],
	actual: Ref[],
	rankOf: (ref: Ref) => string | null,
	isCertain: (ref: Ref) => boolean = () => false,
): boolean {
	if (expected.length !== actual.length) return false;
	for (let start = 0; start < expected.length; ) {
		const rank = rankOf(expected[start]!);
		let end = start + 1;
		while (rank !== null && end < expected.length && rankOf(expected[end]!) === rank) end++;
		const one = expected.slice(start, end);
		const other = actual.slice(start, end);
		if (one.toSorted().join('\n') !== other.toSorted().join('\n')) return false;
		if (one.filter(isCertain).join('\n') !== other.filter(isCertain).join('\n')) return false;
		start = end;
	}
	return true;
}

/** What Hugo leaves to chance or gets wrong itself in one language of a site, derived from its answers. */
export type Ties = {
	pages: Map<Ref, GoldenPage>;
	/** Lists of pages in the default order, or one that refines it. */
	sameOrder(expected: Ref[], actual: Ref[]): boolean;
	/** Two pages whose order the collation of their titles leaves open. */
	isOpen(one: Ref, other: Ref): boolean;
	/** A page whose title is collated otherwise. */
	isUncertain(ref: Ref): boolean;
	/** In a folder whose name only begins with a taxonomy's name Hugo loses the section (hugolib: content map, prefix match). */
	isSwallowed(page: { logicalPath: string }): boolean;
	/** Every way in which front matter spells a term. */
	spellings(taxonomy: string, term: string): ReadonlySet<string>;
	/** Whether front matter spells the term of a page in several ways. */
	hasSpellings(term: { logicalPath: string }): boolean;
	/** Above a section that Hugo did not build but still counts with its date. */
	hasUnbuiltSectionBelow(page: { logicalPath: string }): boolean;
};

/** Ties of one language. */
export function tiesOf(language: GoldenLanguage, key: string, termTitles: Record<string, string[]>): Ties {
	const pages = new Map<Ref, GoldenPage>();
	for (const page of [...language.regularPages, ...language.nodes]) pages.set(page.ref, page);
	const isCertain = (ref: Ref) => {
		const page = pages.get(ref);
		// Hugo picks one of a term's spellings at random.
		if (page && (termTitles[page.logicalPath]?.length ?? 0) > 1) return false;
		return !isUncertainTitle(page?.linkTitle ?? '', key);
	};
	const rankOf = (ref: Ref) => {
		const page = pages.get(ref);
		return page ? `${page.weight}|${page.dateUnix}` : null;
	};
	const plurals = Object.keys(language.taxonomies);
	const unbuilt = [...pages.values()].filter((page) => page.parent !== '' && !pages.has(page.parent)).map((page) => folderOf(page.parent));
	const spellings = spellingsOf(pages.values());
	const isSpelledTwice = new Set([...spellings].flatMap(([term, found]) => (found.size > 1 ? [`/${fold(term)}`] : [])));
	return {
		pages,
		hasSpellings: ({ logicalPath }) => isSpelledTwice.has(logicalPath),
		spellings: (taxonomy, term) => spellings.get(`${taxonomy}/${fold(term)}`) ?? new Set(),
		sameOrder: (expected, actual) => sameUpToTies(expected, actual, rankOf, isCertain),
		isOpen: (one, other) => rankOf(one) !== null && rankOf(one) === rankOf(other) && !(isCertain(one) && isCertain(other)),
		isUncertain: (ref) => !isCertain(ref),
		isSwallowed: ({ logicalPath }) => {
			const top = logicalPath.split('/')[1] ?? '';
			return plurals.some((plural) => top !== plural && top.startsWith(plural));
		},
		hasUnbuiltSectionBelow: ({ logicalPath }) =>
			unbuilt.some((folder) => logicalPath === '/' || folder.startsWith(`${logicalPath.slice(1)}/`)),
	};
}

/** Titles that Go collates otherwise than ICU: Japanese with the long vowel sign. */
export function isUncertainTitle(title: string, language: string): boolean {
	if (language.startsWith('ja')) return title.includes('ー');
	return false;
}

function folderOf(ref: Ref): string {
	return ref.slice(ref.indexOf(':') + 1).replace(/_index\..*$/, '');
}

function spellingsOf(pages: Iterable<GoldenPage>): Map<string, Set<string>> {
	const spellings = new Map<string, Set<string>>();
	for (const page of pages) {
		for (const [taxonomy, { param, terms }] of Object.entries(page.taxonomies)) {
			const values = [
				...(Array.isArray(param) ? param : [param]).filter((value) => typeof value === 'string'),
				...terms.map(({ key }) => key),
			];
			for (const value of values) {
				const identity = `${taxonomy}/${fold(value)}`;
				spellings.set(identity, (spellings.get(identity) ?? new Set()).add(value));
			}
		}
	}
	return spellings;
}

/** What makes spellings one term to Hugo: no difference of case, a space as a hyphen. */
export function fold(text: string): string {
	return text.toLowerCase().replaceAll(' ', '-');
}
