import type { PageCondition, Reader } from '../store/store.ts';
import { type Hits, keepPages, pageIdsOf, type Scope } from './hits.ts';
import type { SearchArguments } from './search.ts';
import type { Segment } from './segments.ts';

/** Up to so many hits are asked for one by one whether they meet the condition; for more the condition's pages are read once. */
const FEW_HITS = 3000;

/** What of a search's `where` and `locales` the index answers by itself, and what the tables have to. */
export type Filter = { scope: Scope; condition: PageCondition | null };

/** Reads the arguments; unknown locales are BAD_USER_INPUT. */
export function filterOf(reader: Reader, { where, locales }: SearchArguments): Filter {
	const condition = reader.condition(where ?? null, locales ?? null);
	const isLive = reader.visibility.mode === 'live';
	const languages = locales?.length
		? new Set(locales.map((locale) => reader.findLanguage(locale)?.id).filter((id) => id !== undefined))
		: null;
	const scope: Scope = { isLive, languageIds: languages && languages.size < reader.languages().length ? languages : null };
	// One language needs no comparison with translations.
	const isAnswered = isLive && isEmpty(where) && (languages === null || languages.size < 2);
	return { scope, condition: isAnswered ? null : condition };
}

function isEmpty(where: SearchArguments['where']): boolean {
	return !where || Object.values(where).every((value) => value === null || value === undefined);
}

/** Pages that meet conditions, for the version of the index that they were read in. */
export type KnownPages = { version: string; pages: Map<string, Uint8Array> };

/** Conditions of which the pages are remembered: a byte for each page of the index each. */
const MOST_KNOWN = 8;

/** Keeps the hits that meet a condition. */
export function keepFiltered(reader: Reader, segments: Segment[], hits: Hits, condition: PageCondition, known: KnownPages): void {
	if (hits.count === 0) return;
	if (known.version !== reader.version) {
		known.version = reader.version;
		known.pages.clear();
	}
	const key = JSON.stringify(condition);
	const pages = known.pages.get(key);
	if (pages) {
		keepPages(hits, segments, (id) => pages[id] === 1);
	} else if (hits.count <= FEW_HITS) {
		const ids = reader.all<{ id: number }>(
			`select page.id as id from json_each(?) as hit cross join page on page.id = hit.value where ${condition.sql}`,
			JSON.stringify(pageIdsOf(hits, segments)),
			...condition.parameters,
		);
		const kept = new Set(ids.map(({ id }) => id));
		keepPages(hits, segments, (id) => kept.has(id));
	} else {
		const allowed = pagesOf(reader, condition);
		known.pages.set(key, allowed);
		if (known.pages.size > MOST_KNOWN) known.pages.delete(known.pages.keys().next().value!);
		keepPages(hits, segments, (id) => allowed[id] === 1);
	}
}

function pagesOf(reader: Reader, condition: PageCondition): Uint8Array {
	const last = reader.get<{ id: number }>('select coalesce(max(id), 0) as id from page')!.id;
	const allowed = new Uint8Array(last + 1);
	for (const { id } of reader.all<{ id: number }>(`select page.id as id from page where ${condition.sql}`, ...condition.parameters))
		allowed[id] = 1;
	return allowed;
}
