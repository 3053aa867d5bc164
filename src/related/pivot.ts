import type { Posting, PostingCursor } from './posting.ts';
import { isRelated, type Scale } from './score.ts';

/** A keyword of the page whose related pages are sought. */
export type QueryKeyword = {
	/** Of the keyword's index, a whole number. */
	weight: number;
	/** How often the page names it. */
	times: number;
	cursor: PostingCursor;
};

/**
 * Finds the next page that can be in a ranking: given keywords in the order of where their cursors stand, the posting of the first that
 * suffices together with those before it; null where all together do not. `least` is the weight that a page of an order has to have.
 */
export type FindPivot = (open: readonly QueryKeyword[], least: (order: number) => number) => Posting | null;

/**
 * Keywords suffice when some choice of them makes a page related and heavy enough. For each number of matches the heaviest ones are tried:
 * more weight never makes a page less related. May say yes where no choice of whole keywords does it, never no where one does. Takes time
 * in proportion to the keywords tried and the matches of all.
 */
export function createFindPivot(keywords: readonly QueryKeyword[], scale: Scale): FindPivot {
	const heaviestFirst = [...keywords].sort((a, b) => b.weight - a.weight);
	const tried = new Set<QueryKeyword>();

	function suffices(least: number): boolean {
		let weight = 0;
		let matches = 0;
		for (const keyword of heaviestFirst) {
			if (!tried.has(keyword)) continue;
			for (let time = 0; time < keyword.times; time++) {
				weight += keyword.weight;
				matches++;
				if (weight >= least && isRelated(weight, matches, scale)) return true;
			}
		}
		return false;
	}

	return (open, least) => {
		tried.clear();
		let heaviest = 0;
		for (const keyword of open) {
			tried.add(keyword);
			heaviest += Math.max(keyword.weight, 0) * keyword.times;
			const place = keyword.cursor.current!;
			const needed = least(place.order);
			if ((heaviest >= needed || needed < 0) && suffices(needed)) return place;
		}
		return null;
	};
}
