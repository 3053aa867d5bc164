import { hasPage, intersection, type PageSet, sizeOf } from '../db/page-set.ts';
import { type Choice, choicesByWeight } from '../related/choices.ts';
import { createCursor, type Posting, type ReadPostings } from '../related/posting.ts';
import type { RankedPage, RankOptions } from '../related/rank.ts';
import { createRanking, type Ranking } from '../related/ranking.ts';
import type { Context } from './context.ts';
import { eachPublishOrder } from './publish-orders.ts';

/** A keyword of the page whose related pages are sought, with the number of articles that hold it and which they are. */
export type KeywordSet = { weight: number; times: number; count: number; pages(): PageSet; read: ReadPostings };

/** A posting is read in the time in which so many articles are looked up by their ids. */
const ARTICLES_OF_A_POSTING = 4;
/** So many pages that equal the last one of a full ranking in weight and date are compared by title; further ones are passed over. */
const MOST_TIES = 2000;

/**
 * The first related pages, the heaviest first: which pages share some keywords is found by intersecting their sets, so that keywords that
 * are frequent alone and rare together are not walked through, and only until there are enough. What is left to `walk`: pages of more
 * choices of keywords than can be tried.
 */
export function rankByLevels(
	context: Context,
	keywords: KeywordSet[],
	from: Posting,
	options: RankOptions,
	walk: (options: RankOptions) => RankedPage[],
): RankedPage[] {
	const { lightest = Number.NEGATIVE_INFINITY, heaviest = Number.POSITIVE_INFINITY } = options;
	const places = keywords.map((_, place) => place).sort((a, b) => keywords[a]!.count - keywords[b]!.count);
	const rarestFirst = places.map((place) => keywords[place]!);
	const found: RankedPage[] = [];
	const meet = (pages: PageSet | null, place: number) => {
		const own = rarestFirst[place]!.pages();
		if (!pages) return { pages: own, isLess: true };
		const met = intersection(pages, own);
		return { pages: met.size > 0 ? met : null, isLess: sizeOf(met) < sizeOf(pages) };
	};
	let last = heaviest;
	for (const level of choicesByWeight(rarestFirst, { scale: options.scale, lightest, heaviest }, meet)) {
		const first = options.first - found.length;
		if (level === null) return [...found, ...walk({ ...options, first, heaviest: last })];
		last = level.weight - 1;
		found.push(...rankLevel(context, level.choices, rarestFirst, from, { ...options, first }));
		if (found.length === options.first) break;
	}
	return found.map((page) => ({ ...page, keywords: page.keywords.map((place) => places[place]!).sort((a, b) => a - b) }));
}

/** The first pages that weigh what choices of one weight do. */
function rankLevel(
	context: Context,
	choices: Choice<PageSet>[],
	keywords: KeywordSet[],
	from: Posting,
	{ first, self, compareTies, isWanted = () => true }: RankOptions,
): RankedPage[] {
	const ranking = createRanking(first, compareTies);
	let ties = 0;
	for (const { weight, pages, places } of choices) {
		const consider = (order: number, id: number) => {
			const { last } = ranking;
			if (id === self || (last && order > last.order)) return;
			const held = keywords.flatMap((keyword, place) => (hasPage(keyword.pages(), id) ? [place] : []));
			// Those that have more keywords are at hand already.
			if (held.length > places.length || (last && order === last.order && ++ties > MOST_TIES)) return;
			const matches = held.reduce((sum, place) => sum + keywords[place]!.times, 0);
			const page: RankedPage = { order, page: id, weight, matches, keywords: held };
			if (isWanted(page)) ranking.add(page);
		};
		const size = sizeOf(pages);
		const rarest = keywords[places[0]!]!;
		const steps = Math.ceil((first * rarest.count) / size);
		const left = size <= steps * ARTICLES_OF_A_POSTING ? from : walkNewest(rarest.read, from, pages, ranking, 64 + 4 * steps, consider);
		if (left) lookUp(context, left, pages, consider);
	}
	return ranking.pages;
}

/** Considers pages of a set along the postings of a keyword that all of them have, until no other is among the newest; gives where it stops if that takes too many steps, else null. */
function walkNewest(
	read: ReadPostings,
	from: Posting,
	pages: PageSet,
	ranking: Ranking,
	mostSteps: number,
	consider: (order: number, id: number) => void,
): Posting | null {
	let steps = 0;
	for (const cursor = createCursor(read, from); cursor.current !== null; cursor.next()) {
		const { order, page } = cursor.current;
		if (ranking.last && order > ranking.last.order) return null;
		if (++steps > mostSteps) return cursor.current;
		if (hasPage(pages, page)) consider(order, page);
	}
	return null;
}

/** Considers all pages of a set from a place on. */
function lookUp(context: Context, from: Posting, pages: PageSet, consider: (order: number, id: number) => void): void {
	eachPublishOrder(context, pages, (order, page) => {
		if (order > from.order || (order === from.order && page >= from.page)) consider(order, page);
	});
}
