import { difference, idsOf, intersection, type PageSet, setOf, sizeOf, unpackChunk, union } from '../db/page-set.ts';
import type { Context } from './context.ts';
import { type DatedColumn, selectedDates } from './dated-sets.ts';
import { languageIds } from './languages.ts';
import type { Value } from './statements.ts';

/*
 * Filters as sets of articles: what the indexer keeps a set of (see tables.ts, page_set) and what is made of such sets. A set is some bytes
 * for each 65,536 pages, so that a million articles are counted in the time that reading a few hundred rows takes. Live only: a preview
 * sees other articles.
 */

export type SetKind =
	| 'language'
	| 'section'
	| 'type'
	| 'year'
	| 'term'
	| 'keyword'
	| 'folder'
	| 'nested'
	| 'parent'
	| 'param'
	| 'weighted'
	| 'translated'
	| `${DatedColumn} ${'day' | 'days' | 'none'}`;

/** Articles in the site's lists. */
export type Selection =
	/** In one of some kept sets at least. */
	| { kind: 'kept'; set: SetKind; keys: (string | number)[] }
	/** In all of the parts; in one at least. */
	| { kind: 'all' | 'any'; parts: Selection[] }
	| { kind: 'not'; part: Selection }
	/** In seconds since 1970: from, and before. */
	| { kind: 'dates'; column: DatedColumn; from: number | null; before: number | null }
	/** By URL path: from, and before. */
	| { kind: 'paths'; from: string; before: string }
	/** Those of the part whose row of page_detail a condition holds for. */
	| { kind: 'checked'; part: Selection; sql: string; parameters: Value[] };

/** Articles of these languages. */
export function ofLanguages(ids: number[]): Selection {
	return { kind: 'kept', set: 'language', keys: ids };
}

/** The articles that a selection stands for; remembered for a generation while there is room. */
export function selected(context: Context, selection: Selection): PageSet {
	if (selection.kind === 'kept' && selection.keys.length === 1) return keptSet(context, selection.set, selection.keys[0]!);
	return context.index.sets.through(JSON.stringify(selection), () => select(context, selection));
}

function select(context: Context, selection: Selection): PageSet {
	switch (selection.kind) {
		case 'kept':
			return union(selection.keys.map((key) => keptSet(context, selection.set, key)));
		case 'any':
			return union(selection.parts.map((part) => selected(context, part)));
		case 'not':
			return difference(everything(context), selected(context, selection.part));
		case 'dates':
			return selectedDates(context, selection.column, selection.from, selection.before);
		case 'paths': {
			const sql = 'select id from page indexed by page_url where url >= ? and url < ?';
			return intersection(everything(context), readIds(context, sql, [selection.from, selection.before]));
		}
		case 'checked': {
			const ids = JSON.stringify(idsOf(selected(context, selection.part)));
			const sql = `select page_id as id from json_each(?) as candidate cross join page_detail on page_detail.page_id = candidate.value where ${selection.sql}`;
			return readIds(context, sql, [ids, ...selection.parameters]);
		}
		case 'all':
			return selectedByAll(context, selection.parts);
	}
}

/** What is left out by one of the parts is taken away from the others, which is less than everything but it. */
function selectedByAll(context: Context, parts: Selection[]): PageSet {
	const sets = parts.filter(({ kind }) => kind !== 'not').map((part) => selected(context, part));
	const met = sets.length === 0 ? everything(context) : sets.toSorted((a, b) => a.size - b.size).reduce(intersection);
	return parts.reduce((left, part) => (part.kind === 'not' ? difference(left, selected(context, part.part)) : left), met);
}

function everything(context: Context): PageSet {
	return selected(context, ofLanguages(languageIds(context)));
}

/** How many articles a selection stands for; found once in a generation. */
export function sizeOfSelection(context: Context, selection: Selection): number {
	return context.index.facts.through(`size of ${JSON.stringify(selection)}`, () => sizeOf(selected(context, selection)));
}

/** A set that the indexer keeps; empty where there is none. */
export function keptSet(context: Context, kind: SetKind, key: string | number): PageSet {
	return context.index.sets.through(`${kind} ${key}`, () => {
		const rows = context.all<{ chunk: number; pages: Uint8Array }>(
			'select chunk, pages from page_set indexed by page_set_chunk where kind = ? and key = ? order by chunk',
			[kind, String(key)],
		);
		return new Map(rows.map(({ chunk, pages }) => [chunk, unpackChunk(pages)]));
	});
}

/** The ids that a statement selects, as one value: rows of their own would take longer than the reading. */
export function readIds(context: Context, sql: string, parameters: Value[]): PageSet {
	const { ids } = context.get<{ ids: string }>(`select json_group_array(id) as ids from (${sql})`, parameters)!;
	return setOf(Float64Array.from(JSON.parse(ids) as number[]).sort());
}
