import { difference, type PageSet, union } from '../db/page-set.ts';
import { DAY, DAYS_TOGETHER } from '../db/set-keys.ts';
import type { Context } from './context.ts';
import { languageIds } from './languages.ts';
import { keptSet, readIds } from './selections.ts';

/** Columns whose days have sets. */
export type DatedColumn = 'date' | 'lastmod';

/** The articles of a time: whole days are kept sets, many of them together where they can be; of the days at both ends the articles are read. */
export function selectedDates(context: Context, column: DatedColumn, from: number | null, before: number | null): PageSet {
	const first = from === null ? Number.NEGATIVE_INFINITY : Math.ceil(from / DAY);
	const end = before === null ? Number.POSITIVE_INFINITY : Math.floor(before / DAY);
	if (first >= end) return readDates(context, column, from!, before!);
	const sets: PageSet[] = [];
	const whole: number[] = [];
	for (const block of blocksOf(context, column)) {
		const start = block * DAYS_TOGETHER;
		if (start >= first && start + DAYS_TOGETHER <= end) whole.push(block);
		else
			for (let day = Math.max(start, first); day < Math.min(start + DAYS_TOGETHER, end); day++)
				sets.push(keptSet(context, `${column} day`, day));
	}
	if (whole.length > 0) sets.push(wholeBlocks(context, column, whole));
	if (from !== null && from < first * DAY) sets.push(partOfDay(context, column, first - 1, from, first * DAY));
	if (before !== null && before > end * DAY) sets.push(partOfDay(context, column, end, end * DAY, before));
	return union(sets);
}

/** The articles of some blocks that follow one another: times that begin or end on other days have them in common. */
function wholeBlocks(context: Context, column: DatedColumn, blocks: number[]): PageSet {
	return context.index.sets.through(`${column} ${blocks[0]} to ${blocks.at(-1)}`, () =>
		union(blocks.map((block) => keptSet(context, `${column} days`, block))),
	);
}

/** The articles of a part of a day that begins or ends with it: read, or what is left of the day without the rest, whichever is less. */
function partOfDay(context: Context, column: DatedColumn, day: number, from: number, before: number): PageSet {
	if (before - from <= DAY / 2) return readDates(context, column, from, before);
	const start = day * DAY;
	const rest = from > start ? readDates(context, column, start, from) : readDates(context, column, before, start + DAY);
	return difference(keptSet(context, `${column} day`, day), rest);
}

/** Blocks of days since 1970 that have articles, ascending. */
export function blocksOf(context: Context, column: DatedColumn): number[] {
	return context.index.facts.through(`${column} blocks`, () =>
		context
			.all<{ key: string }>(`select key from page_set indexed by page_set_chunk where kind = '${column} days' group by key`)
			.map(({ key }) => Number(key))
			.sort((a, b) => a - b),
	);
}

function readDates(context: Context, column: DatedColumn, from: number, before: number): PageSet {
	const sql = `select id from page indexed by page_site_${column} where in_site = 1 and language_id = ? and ${column} >= ? and ${column} < ?`;
	return union(languageIds(context).map((language) => readIds(context, sql, [language, from, before])));
}
