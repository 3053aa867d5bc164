import { difference, intersection, sizeOf } from '../db/page-set.ts';
import { type ArticleList, selectionOf } from './article-list.ts';
import type { Context } from './context.ts';
import { type DayBlock, type DayOrder, dayBlocks, wholeBlock } from './day-blocks.ts';
import type { Chosen } from './narrowing.ts';
import { keptSet, selected } from './selections.ts';
import { compareKeys, type Entry, type Key, NO_DATE, type Range } from './streams.ts';

/** A list that is read by its set and the days of its articles; null where too many are of one moment. */
export type DayList = {
	/** The first entries in range, the last ones, last first, where `isReverse`. */
	take(range: Range, isReverse: boolean, limit: number): Entry[] | null;
	/** Entries after skipping some. */
	skip(isReverse: boolean, limit: number, offset: number): Entry[] | null;
};

/** Articles with a weight of their own that are read and sorted: they stand before all others, whatever their date. */
const MOST_WEIGHTED = 1024;

/**
 * A list by default order, date or lastmod as its set and its days, where an index that gives the order would be walked past what its
 * conditions leave out. Null where an index gives the list by itself, or where there are no sets for the list.
 */
export function dayListOf(context: Context, list: ArticleList, chosen: Chosen | null): DayList | null {
	const { order } = list;
	if (!context.visible.isLive || (order !== 'default' && order !== 'date' && order !== 'lastmod')) return null;
	if (!isChecked(list, chosen)) return null;
	const selection = selectionOf(context, list);
	if (!selection) return null;
	const articles = selected(context, selection);
	const weighted = order === 'default' ? intersection(articles, keptSet(context, 'weighted', '')) : null;
	if (weighted && sizeOf(weighted) > MOST_WEIGHTED) return null;
	const others = weighted && weighted.size > 0 ? difference(articles, weighted) : articles;

	function* blocks(isReverse: boolean, from: Key | null): Generator<DayBlock> {
		const start = startOf(context, list, isReverse, from);
		if (start === 'beyond') return;
		const sign = isReverse ? -1 : 1;
		const days: DayOrder = {
			column: order === 'default' ? 'date' : (order as 'date' | 'lastmod'),
			value: order === 'default' ? null : (order as 'date' | 'lastmod'),
			isNewestFirst: (order === 'default') !== isReverse,
			sign,
			start: typeof start === 'number' ? start : null,
		};
		const heavy = weighted && weighted.size > 0 ? [wholeBlock(context, weighted, days)] : [];
		if (!isReverse) yield* heavy;
		if (!(isReverse && start === 'weighted')) yield* dayBlocks(context, others, list.languages, days);
		if (isReverse) yield* heavy;
	}

	return {
		take(range, isReverse, limit) {
			const found: Entry[] = [];
			const [from, to] = isReverse ? [range.high, range.low] : [range.low, range.high];
			const sign = isReverse ? -1 : 1;
			for (const block of blocks(isReverse, from)) {
				for (const entries of block.read()) {
					if (entries === null) return null;
					for (const entry of entries) {
						if (from && sign * compareKeys(entry, from) <= 0) continue;
						if (to && sign * compareKeys(entry, to) >= 0) return found;
						found.push(entry);
						if (found.length === limit) return found;
					}
				}
			}
			return found;
		},
		skip(isReverse, limit, offset) {
			const found: Entry[] = [];
			let left = offset;
			for (const block of blocks(isReverse, null)) {
				if (left >= block.size) {
					left -= block.size;
					continue;
				}
				for (const entries of block.read()) {
					if (entries === null) return null;
					found.push(...entries.slice(left, left + limit - found.length));
					left = Math.max(0, left - entries.length);
					if (found.length === limit) return found;
				}
			}
			return found;
		},
	};
}

/** Languages have index ranges of their own, dates have them in the default order, and so has what the list is narrowed by; in other orders nothing else has. */
function isChecked({ order, conjuncts, scope }: ArticleList, chosen: Chosen | null): boolean {
	if (order !== 'default') return scope !== null || conjuncts.some(({ fact }) => fact?.kind !== 'languages');
	return conjuncts.some((conjunct) => {
		const { fact } = conjunct;
		return conjunct !== chosen?.conjunct && fact?.kind !== 'languages' && fact?.kind !== 'date';
	});
}

/** The moment that the first article behind a place is of; `weighted` where that is one with a weight, `beyond` where there is none. */
function startOf(context: Context, { order }: ArticleList, isReverse: boolean, from: Key | null): number | 'weighted' | 'beyond' | null {
	if (!from) return null;
	if (order !== 'default') return from.value ?? NO_DATE;
	const next = context.get<{ date: number | null; weight: number }>(
		`select date, weight from page indexed by page_site where in_site = 1 and position ${isReverse ? '<' : '>'} ? order by position ${isReverse ? 'desc' : 'asc'} limit 1`,
		[from.position],
	);
	if (!next) return 'beyond';
	return next.weight === 0 ? (next.date ?? NO_DATE) : 'weighted';
}
