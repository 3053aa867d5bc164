import { asBitmaps, hasPage, idsOf, intersection, type PageSet, sizeOf, union } from '../db/page-set.ts';
import { DAY, DAYS_TOGETHER } from '../db/set-keys.ts';
import type { Context } from './context.ts';
import { blocksOf, type DatedColumn } from './dated-sets.ts';
import type { Columns } from './index-state.ts';
import { keptSet } from './selections.ts';
import { compareKeys, type Entry, NO_DATE } from './streams.ts';

/*
 * The articles of a set in order of a date without a look at those between: day by day, the days that have none of them left out.
 */

/** Articles that follow one another in the order: how many, and they themselves bit by bit, sorted; null in place of a bit that is too big to be read. */
export type DayBlock = { size: number; read(): Generator<Entry[] | null> };

/** An order by date: which, from which end, from what moment on (seconds since 1970; null: from the beginning). */
export type DayOrder = {
	column: DatedColumn;
	value: 'date' | 'lastmod' | null;
	isNewestFirst: boolean;
	sign: 1 | -1;
	start: number | null;
};

/** So many articles are read by their ids. */
const READ_AT_ONCE = 64;
/** More articles of one moment are no part of a day any more. */
const MOST_AT_ONCE = 20_000;

const noDay = Math.floor(NO_DATE / DAY);
const noBlock = Math.floor(noDay / DAYS_TOGETHER);

/** All articles of a small set as one block. */
export function wholeBlock(context: Context, articles: PageSet, order: Pick<DayOrder, 'value' | 'sign'>): DayBlock {
	return {
		size: sizeOf(articles),
		*read() {
			const rows = context.all<Entry>(
				`select page.id, 0 as lead, ${order.value ? `page.${order.value}` : 'null'} as value, page.position
				from json_each(?) as few cross join page on page.id = few.value`,
				[JSON.stringify(idsOf(articles))],
			);
			yield sorted(rows, order);
		},
	};
}

/** The days of a set's articles in an order, many together where they have few. */
export function* dayBlocks(context: Context, articles: PageSet, languages: number[], order: DayOrder): Generator<DayBlock> {
	const { column, isNewestFirst } = order;
	if (sizeOf(articles) <= READ_AT_ONCE) {
		yield wholeBlock(context, articles, order);
		return;
	}
	const start = order.start === null ? null : Math.floor(order.start / DAY);
	const isPassed = (first: number, last: number) => start !== null && (isNewestFirst ? first > start : last < start);
	const blocks = blocksOf(context, column);
	if (keptSet(context, `${column} none`, '').size > 0 && !blocks.includes(noBlock)) blocks.push(noBlock);
	for (const block of blocks.toSorted((a, b) => (isNewestFirst ? b - a : a - b))) {
		const first = block * DAYS_TOGETHER;
		const last = first + DAYS_TOGETHER - 1;
		if (isPassed(first, last)) continue;
		const own = intersection(articles, dated(context, column, 'days', block));
		const size = sizeOf(own);
		if (size === 0) continue;
		if (size <= READ_AT_ONCE) {
			yield wholeBlock(context, own, order);
			continue;
		}
		const wide = asBitmaps(own);
		for (let step = 0; step < DAYS_TOGETHER; step++) {
			const day = isNewestFirst ? last - step : first + step;
			if (isPassed(day, day)) continue;
			const whole = dated(context, column, 'day', day);
			const found = whole.size === 0 ? whole : intersection(wide, whole);
			if (found.size > 0) yield dayBlock(context, found, languages, order, day, sizeOf(whole));
		}
	}
}

/** Articles without a date stand where the year 1 does. */
function dated(context: Context, column: DatedColumn, set: 'day' | 'days', key: number): PageSet {
	const own = keptSet(context, `${column} ${set}`, key);
	return key === (set === 'day' ? noDay : noBlock) ? union([own, keptSet(context, `${column} none`, '')]) : own;
}

function dayBlock(context: Context, articles: PageSet, languages: number[], order: DayOrder, day: number, total: number): DayBlock {
	const size = sizeOf(articles);
	if (size <= READ_AT_ONCE || size * 8 < total) return wholeBlock(context, articles, order);
	return {
		size,
		*read() {
			// Of a day that most of its articles are of, index entries are read in slices of time: longer ones as long as there are none of them.
			const slices = day === noDay ? 1 : Math.min(96, Math.ceil(total / READ_AT_ONCE));
			const momentOf = (slice: number) => day * DAY + Math.ceil((slice * DAY) / slices);
			for (let step = 0, width = 1; step < slices; ) {
				const end = Math.min(slices, step + width);
				const [first, last] = order.isNewestFirst ? [slices - end, slices - step] : [step, end];
				const [from, before] = [momentOf(first), momentOf(last)];
				if (order.start !== null && (order.isNewestFirst ? from > order.start : before <= order.start)) {
					step = end;
					continue;
				}
				const columns = languages.map((language) => columnsOf(context, order, language, from, before, day === noDay));
				if (columns.some(({ ids }) => ids.length > MOST_AT_ONCE)) {
					if (end === step + 1) {
						yield null;
						return;
					}
					width = 1;
					continue;
				}
				const found: Entry[] = [];
				for (const own of columns) addMembers(found, own, articles);
				if (found.length === 0) width *= 2;
				step = end;
				yield sorted(found, order);
			}
		},
	};
}

/** The entries of a language between two moments, remembered for a generation while there is room. */
function columnsOf(
	{ all, index }: Context,
	{ column, value }: DayOrder,
	language: number,
	from: number,
	before: number,
	isWithNone: boolean,
): Columns {
	return index.entries.through(`${column} ${value} ${language} ${from} ${before}`, () => {
		const read = (condition: string, ...parameters: number[]) =>
			all<{ id: number; value: number | null; position: number }>(
				`select id, ${column} as value, position from page indexed by page_site_${column}
				where in_site = 1 and language_id = ? and ${condition} limit ?`,
				[language, ...parameters, MOST_AT_ONCE + 1],
			);
		const rows = read(`${column} >= ? and ${column} < ?`, from, before);
		if (isWithNone) rows.push(...read(`${column} is null`));
		return {
			ids: Uint32Array.from(rows, ({ id }) => id),
			positions: Float64Array.from(rows, ({ position }) => position),
			values: value ? Float64Array.from(rows, (row) => row.value ?? Number.NaN) : null,
		};
	});
}

function addMembers(found: Entry[], { ids, positions, values }: Columns, articles: PageSet): void {
	for (const [place, id] of ids.entries())
		if (hasPage(articles, id)) found.push({ id, lead: 0, value: valueAt(values, place), position: positions[place]! });
}

function valueAt(values: Float64Array | null, place: number): number | null {
	return values === null || Number.isNaN(values[place]) ? null : values[place]!;
}

function sorted(entries: Entry[], { sign }: Pick<DayOrder, 'sign'>): Entry[] {
	return entries.sort((a, b) => sign * compareKeys(a, b));
}
