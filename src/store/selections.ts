import { difference, intersection, type PageSet, setOf, sizeOf, unpackChunk, union } from '../db/page-set.ts';
import type { Context } from './context.ts';
import { languageIds } from './languages.ts';

/*
 * Filters as sets of articles: what the indexer keeps a set of (see tables.ts, page_set) and what is made of such sets. A set is some bytes
 * for each 65,536 pages, so that a million articles are counted in the time that reading a few hundred rows takes. Live only: a preview
 * sees other articles.
 */

export type SetKind = 'language' | 'section' | 'type' | 'year' | 'day' | 'term' | 'keyword' | 'translated';

/** Articles in the site's lists. */
export type Selection =
	/** In one of some kept sets at least. */
	| { kind: 'kept'; set: SetKind; keys: (string | number)[] }
	/** In all of the parts; in one at least. */
	| { kind: 'all' | 'any'; parts: Selection[] }
	| { kind: 'not'; part: Selection }
	/** `date` in seconds since 1970: from, and before. */
	| { kind: 'dates'; from: number | null; before: number | null }
	/** By URL path: from, and before. */
	| { kind: 'paths'; from: string; before: string };

/** Of so many paths the articles are read. */
const MOST_PATHS = 4096;

/** Articles of these languages. */
export function ofLanguages(ids: number[]): Selection {
	return { kind: 'kept', set: 'language', keys: ids };
}

/** Articles with a path in a range; null where there are too many to be read. */
export function ofPaths(context: Context, from: string, before: string): Selection | null {
	const isFew = context.index.facts.through(
		`few paths ${from}`,
		() =>
			context.get<{ count: number }>(
				'select count(*) as count from (select 1 from page indexed by page_url where url >= ? and url < ? limit ?)',
				[from, before, MOST_PATHS + 1],
			)!.count <= MOST_PATHS,
	);
	return isFew ? { kind: 'paths', from, before } : null;
}

/** The articles that a selection stands for. */
export function selected(context: Context, selection: Selection): PageSet {
	switch (selection.kind) {
		case 'kept':
			return union(selection.keys.map((key) => keptSet(context, selection.set, key)));
		case 'any':
			return union(selection.parts.map((part) => selected(context, part)));
		case 'not':
			return difference(selected(context, ofLanguages(languageIds(context))), selected(context, selection.part));
		case 'dates':
			return selectedDates(context, selection.from, selection.before);
		case 'paths': {
			const sql = 'select id from page indexed by page_url where url >= ? and url < ?';
			return intersection(selected(context, ofLanguages(languageIds(context))), readIds(context, sql, [selection.from, selection.before]));
		}
		case 'all': {
			const sets = selection.parts.map((part) => selected(context, part));
			if (sets.length === 0) return selected(context, ofLanguages(languageIds(context)));
			return sets.toSorted((a, b) => a.size - b.size).reduce(intersection);
		}
	}
}

/** How many articles a selection stands for; found once in a generation. */
export function sizeOfSelection(context: Context, selection: Selection): number {
	return context.index.facts.through(`size of ${JSON.stringify(selection)}`, () => sizeOf(selected(context, selection)));
}

/** A set that the indexer keeps; empty where there is none. */
export function keptSet(context: Context, kind: SetKind, key: string | number): PageSet {
	return context.index.sets.through(`${kind} ${key}`, () => {
		const rows = context.all<{ chunk: number; pages: Uint8Array }>(
			'select chunk, pages from page_set where kind = ? and key = ? order by chunk',
			[kind, String(key)],
		);
		return new Map(rows.map(({ chunk, pages }) => [chunk, unpackChunk(pages)]));
	});
}

const DAY = 86_400;

/** Whole days are kept sets; of the days at both ends the articles are read. */
function selectedDates(context: Context, from: number | null, before: number | null): PageSet {
	const first = from === null ? Number.NEGATIVE_INFINITY : Math.ceil(from / DAY);
	const end = before === null ? Number.POSITIVE_INFINITY : Math.floor(before / DAY);
	if (first >= end) return readDates(context, from!, before!);
	const whole = daysOf(context).filter((day) => day >= first && day < end);
	const sets = whole.map((day) => keptSet(context, 'day', day));
	if (from !== null && from < first * DAY) sets.push(readDates(context, from, first * DAY));
	if (before !== null && before > end * DAY) sets.push(readDates(context, end * DAY, before));
	return union(sets);
}

/** Days since 1970 that have articles. */
function daysOf(context: Context): number[] {
	return context.index.facts.through('days', () =>
		context
			.all<{ key: string }>("select key from page_set indexed by page_set_chunk where kind = 'day' group by key")
			.map(({ key }) => Number(key)),
	);
}

function readDates(context: Context, from: number, before: number): PageSet {
	const sql = 'select id from page indexed by page_site_date where in_site = 1 and language_id = ? and date >= ? and date < ?';
	return union(languageIds(context).map((language) => readIds(context, sql, [language, from, before])));
}

/** The ids that a statement selects, as one value: rows of their own would take longer than the reading. */
function readIds(context: Context, sql: string, parameters: (string | number)[]): PageSet {
	const { ids } = context.get<{ ids: string }>(`select json_group_array(id) as ids from (${sql})`, parameters)!;
	return setOf((JSON.parse(ids) as number[]).sort((a, b) => a - b));
}
