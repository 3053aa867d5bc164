import type { ArticleArguments, ArticleScope } from './arguments.ts';
import { type ArticleList, articleList, conditionOf } from './article-list.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { articleCursorKey, encodeArticleCursor } from './cursors.ts';
import { facetsOf } from './facets.ts';
import { lazily } from './lazily.ts';
import { loadRows } from './pages.ts';
import { loadPartialRows, partialColumns, partialRows } from './partial-pages.ts';
import { type Reading, readingOf } from './reading.ts';
import type { ArticleConnection } from './results.ts';
import type { PageRow } from './rows.ts';
import { type Slice, sliceOf } from './slices.ts';
import type { Entry, Key, Range } from './streams.ts';
import { totalOf } from './totals.ts';
import type { Wanted } from './wanted.ts';

/** A slice of a list of articles. */
export function articles(
	context: Context,
	batches: Batches,
	args: ArticleArguments,
	scope: ArticleScope,
	wanted: Wanted | null,
): ArticleConnection {
	const slice = sliceOf(args);
	const list = articleList(context, args.where, args.orderBy, args.locales, scope);
	const reading = readingOf(context, list, slice.size);
	const range = rangeOf(context, list, slice);
	const total = lazily(() => totalOf(context, list));
	const found =
		slice.page === null
			? reading.take(range, list.isReverse !== slice.isBackward, slice.size + 1, wanted && partialColumns(wanted))
			: entriesOfPage(reading, list, slice, total);
	const entries = found.slice(0, slice.size);
	if (slice.isBackward) entries.reverse();
	const rows = rowsOf(context, entries, wanted);
	const nodes = batches.together(rows.map(({ row }) => row));
	const hasMore = found.length > slice.size;
	const isBeyond = (key: Key | null, before: boolean) => key !== null && existsBeyond(reading, list, key, before);
	const { after, before } = endsOf(list, range);
	return {
		nodes,
		cursor: (index) => encodeArticleCursor(context, list.order, nodes[index]!, rows[index]!.entry.value),
		hasNextPage: lazily(() => (hasMore && !slice.isBackward) || isBeyond(before, false)),
		hasPreviousPage: lazily(() => {
			if (slice.page !== null) return slice.page > 1 && total() > 0;
			return (hasMore && slice.isBackward) || isBeyond(after, true);
		}),
		totalCount: total,
		currentPage: () => currentPage(slice),
		pageCount: () => (currentPage(slice) === null ? null : Math.ceil(total() / slice.size)),
		facets: facetsOf(context, batches, conditionOf(context, list), list),
	};
}

/** Number of the page that a slice is, where no cursor was given. */
export function currentPage(slice: Slice): number | null {
	if (slice.page !== null) return slice.page;
	return slice.after === null && slice.before === null && !slice.isBackward ? 1 : null;
}

/** Cursors' places in the order of the columns; in a reversed list `after` is the upper end. */
function rangeOf(context: Context, list: ArticleList, slice: Slice): Range {
	const key = (cursor: string | null) => (cursor === null ? null : articleCursorKey(context, cursor, list.order));
	const after = key(slice.after);
	const before = key(slice.before);
	return list.isReverse ? { low: before, high: after } : { low: after, high: before };
}

function endsOf(list: ArticleList, { low, high }: Range): { after: Key | null; before: Key | null } {
	return list.isReverse ? { after: high, before: low } : { after: low, before: high };
}

/** A numbered page is read from whichever end is nearer; beyond the last page nothing is read. */
function entriesOfPage(reading: Reading, list: ArticleList, slice: Slice, total: () => number): Entry[] {
	const offset = (slice.page! - 1) * slice.size;
	if (offset === 0) return reading.take({ low: null, high: null }, list.isReverse, slice.size + 1);
	const rest = total() - offset;
	if (rest <= 0) return [];
	const fromEnd = Math.max(0, rest - slice.size - 1);
	const isFromEnd = fromEnd < offset;
	const isReverse = list.isReverse !== isFromEnd;
	const limit = isFromEnd ? Math.min(rest, slice.size + 1) : slice.size + 1;
	const start = isFromEnd ? fromEnd : offset;
	const found = reading.skip(isReverse, limit, start);
	return isFromEnd ? found.reverse() : found;
}

function existsBeyond(reading: Reading, list: ArticleList, key: Key, before: boolean): boolean {
	// The cursor's own row counts, so the bound is half a step further.
	const isBelow = before !== list.isReverse;
	const range = isBelow
		? { low: null, high: { ...key, position: key.position + 0.25 } }
		: { low: { ...key, position: key.position - 0.25 }, high: null };
	return reading.take(range, isBelow, 1).length > 0;
}

function rowsOf(context: Context, entries: Entry[], wanted: Wanted | null): { row: PageRow; entry: Entry }[] {
	const rows = wanted ? partialRowsOf(context, entries, wanted) : loadRows(context, idsOf(entries));
	// A connection that writes too may find that an article has gone meanwhile.
	if (rows.length === entries.length) return rows.map((row, place) => ({ row, entry: entries[place]! }));
	const known = new Map(rows.map((row) => [row.id, row]));
	return entries.flatMap((entry) => {
		const row = known.get(entry.id);
		return row ? [{ row, entry }] : [];
	});
}

function partialRowsOf(context: Context, entries: Entry[], wanted: Wanted): PageRow[] {
	const read = entries.map(({ values }) => values);
	return read.includes(undefined)
		? loadPartialRows(context, idsOf(entries), wanted)
		: partialRows(context, read as (readonly unknown[])[], wanted);
}

function idsOf(entries: Entry[]): number[] {
	return entries.map(({ id }) => id);
}
