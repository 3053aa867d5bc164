import type { ArticleList } from './article-list.ts';
import type { Context } from './context.ts';
import { dayListOf } from './day-list.ts';
import { streamsOf } from './drive.ts';
import { lazily } from './lazily.ts';
import { skipTo } from './milestones.ts';
import { chooseNarrowing } from './narrowing.ts';
import { type Entry, type Range, take } from './streams.ts';

/** How the entries of a list are read: by an index that gives its order, or by its set and the days of its articles. */
export type Reading = {
	/**
	 * The first entries in range; the last ones, last first, where `isReverse`.
	 *
	 * @param columns SQL for columns of their pages that are read with them where that is one and the same statement, the id first.
	 */
	take(range: Range, isReverse: boolean, limit: number, columns?: string | null): Entry[];
	/** Entries after skipping some from the beginning, or from the end where `isReverse`. */
	skip(isReverse: boolean, limit: number, offset: number): Entry[];
};

/** @param size of the slice that is asked for: what is cheapest depends on it. */
export function readingOf(context: Context, list: ArticleList, size: number): Reading {
	const chosen = chooseNarrowing(context, list);
	const days = dayListOf(context, list, chosen);
	const streams = lazily(() => streamsOf(context, list, chosen, size));
	return {
		take: (range, isReverse, limit, columns) =>
			days?.take(range, isReverse, limit) ?? take(context, streams(), range, isReverse, limit, columns),
		skip(isReverse, limit, offset) {
			const found = days?.skip(isReverse, limit, offset);
			if (found) return found;
			return streams().length === 0 ? [] : skipTo(context, streams(), isReverse, limit, offset);
		},
	};
}
