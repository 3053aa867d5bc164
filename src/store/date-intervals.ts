import type { Context } from './context.ts';

/** Ranges of positions, bounds included, ascending. */
export type Interval = { low: number; high: number };

/** Distinct weights beyond which a date range is checked row by row. */
const MOST_WEIGHTS = 8;

/**
 * Where the articles of a date range stand in the default order: articles of one weight are in order of date, so the range is
 * one interval of positions for each weight. Thus the archive of a far year is read without walking through all years since.
 * Null where the site has too many weights.
 */
export function dateIntervals(context: Context, from: number | null, before: number | null): Interval[] | null {
	const weights = distinctWeights(context);
	if (!weights) return null;
	const low = before === null ? Number.MIN_SAFE_INTEGER : -before;
	const high = from === null ? Number.MAX_SAFE_INTEGER : -from;
	const edge = (weight: number, direction: 'asc' | 'desc') =>
		context.get<{ position: number }>(
			`select position from page indexed by page_order where kind = 'page' and weight_order = ? and date_order > ? and date_order <= ?
			order by date_order ${direction}, position ${direction} limit 1`,
			[weight, low, high],
		)?.position;
	return weights.flatMap((weight) => {
		const first = edge(weight, 'asc');
		return first === undefined ? [] : [{ low: first, high: edge(weight, 'desc')! }];
	});
}

function distinctWeights(context: Context): number[] | null {
	return context.index.facts.through('weights of articles', () => {
		const weights: number[] = [];
		for (let last = Number.MIN_SAFE_INTEGER; ; ) {
			const next = context.get<{ weight: number | null }>(
				"select min(weight_order) as weight from page indexed by page_order where kind = 'page' and weight_order > ?",
				[last],
			)!.weight;
			if (next === null) return weights;
			if (weights.length === MOST_WEIGHTS) return null;
			weights.push(next);
			last = next;
		}
	});
}
