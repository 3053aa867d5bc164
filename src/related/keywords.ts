/** One index of the related settings, as far as its keywords go. `toLower` includes the setting for all indices. */
export type KeywordIndex = { name: string; weight: number; type: 'basic' | 'fragments'; pattern: string; toLower: boolean };

/** What a page's keywords come from. `D` is whatever the caller has for a date. */
export type KeywordPage<D> = {
	kind: string;
	section: string;
	/** Language key. */
	language: string;
	bundleType: string;
	title: string;
	linkTitle: string;
	description: string;
	slug: string;
	type: string;
	layout: string;
	keywords: string[];
	date: D | null;
	publishDate: D | null;
	lastmod: D | null;
	expiryDate: D | null;
	/** Lower-case keys. */
	params: Record<string, unknown>;
	headings: Heading[];
};
export type Heading = { id: string; headings: Heading[] };

/** Formats a date by a Go layout, one that is not set as the year 1. */
export type FormatDate<D> = (date: D | null, layout: string) => string;

/**
 * The keywords of a page for an index, in the page's order, repetitions kept: a field or param of the index's name, a date as formatted by
 * its pattern, and for fragments all ids of headings too. What is no text, and a list that holds a list or map, gives none; nor does an
 * index without weight. (Hugo: related/inverted_index.go, ToKeywords; resources/page/page.go, NamedPageMetaValue)
 */
export function relatedKeywords<D>(index: KeywordIndex, page: KeywordPage<D>, formatDate: FormatDate<D>): string[] {
	if (index.weight === 0) return [];
	const named = namedKeywords(index, page, formatDate);
	const keywords = index.toLower ? named.map((keyword) => keyword.toLowerCase()) : named;
	return index.type === 'fragments' ? [...keywords, ...headingIds(page.headings)] : keywords;
}

function namedKeywords<D>(index: KeywordIndex, page: KeywordPage<D>, formatDate: FormatDate<D>): string[] {
	switch (index.name) {
		case 'keywords':
			return page.keywords;
		case 'date':
			return [formatDate(page.date, index.pattern || '2006')];
		case 'publishdate':
			return [formatDate(page.publishDate, index.pattern || '2006')];
		case 'lastmod':
			return [formatDate(page.lastmod, index.pattern || '2006')];
		case 'expirydate':
			return [formatDate(page.expiryDate, index.pattern || '2006')];
		case 'kind':
		case 'section':
		case 'title':
		case 'description':
		case 'slug':
		case 'type':
		case 'layout':
			return [page[index.name]];
		case 'name':
			return [page.title];
		case 'linktitle':
			return [page.linkTitle];
		case 'lang':
			return [page.language];
		case 'bundletype':
			return [page.bundleType];
		case 'draft':
		case 'weight':
		case 'mediatype':
			return [];
		default:
			return textsOf(paramOf(page.params, index.name));
	}
}

/** A param by its name, or by a path of names with dots between. */
function paramOf(params: Record<string, unknown>, name: string): unknown {
	if (Object.hasOwn(params, name)) return params[name];
	let value: unknown = params;
	for (const key of name.split('.')) {
		if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
		value = (value as Record<string, unknown>)[key];
	}
	return value;
}

function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (!Array.isArray(value) || value.some((entry) => entry !== null && typeof entry === 'object')) return [];
	return value.map((entry) => (entry === null ? '' : String(entry)));
}

function headingIds(headings: Heading[]): string[] {
	return headings.flatMap(({ id, headings: inner }) => (id === '' ? headingIds(inner) : [id, ...headingIds(inner)]));
}

/**
 * Whether a keyword is rare enough for an index with a `cardinalityThreshold` (per cent, 0 keeps all): `holders` of the `pages` that have
 * any keyword in the index have this one, a page that repeats it counting again. (Hugo: related/inverted_index.go, Finalize)
 */
export function isRareEnough(holders: number, pages: number, cardinalityThreshold: number): boolean {
	return cardinalityThreshold === 0 || pages === 0 || Math.ceil((holders / pages) * 100) <= cardinalityThreshold;
}
