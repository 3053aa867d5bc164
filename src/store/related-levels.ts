import { difference, hasPage, idsOf, intersection, type PageSet, sizeOf, union } from '../db/page-set.ts';
import { comparePostings, createCursor, type Posting, type ReadPostings } from '../related/posting.ts';
import type { RankedPage, RankOptions } from '../related/rank.ts';
import { createRanking, type Ranking } from '../related/ranking.ts';
import { isRelated, type Scale } from '../related/score.ts';
import type { Context } from './context.ts';

/** A keyword of the page whose related pages are sought, with the articles that hold it. */
export type KeywordSet = { weight: number; times: number; pages: PageSet; read: ReadPostings };

/** Pages that share as much with the page as each other, and have the same keyword as their rarest. */
type Level = { weight: number; matches: number; rarest: KeywordSet; pages: PageSet };

/** Of a weight of so few pages each level is read by itself; among more the newest are found soon by walking. */
const READ_AT_MOST = 2000;
/** How many postings are read in the time that one page takes by its id. */
const POSTINGS_OF_A_PAGE = 8;

/** So many keywords, the most frequent ones, add no pages of their own. */
const FREQUENT = 2;

/**
 * The first related pages, level by level: which pages share how much is found by intersecting the sets of keywords, so that keywords that
 * are frequent alone and rare together are not walked through. Pages that hold only the most frequent keywords are left aside as long as
 * there are heavier ones; these and levels of many pages are left to `walk`, which finds the newest of many soon.
 */
export function rankByLevels(
	context: Context,
	keywords: KeywordSet[],
	from: Posting,
	options: RankOptions,
	walk: (options: RankOptions) => RankedPage[],
): RankedPage[] {
	const { lightest = Number.NEGATIVE_INFINITY, heaviest = Number.POSITIVE_INFINITY } = options;
	const rarestFirst = keywords.toSorted((a, b) => sizeOf(a.pages) - sizeOf(b.pages));
	const frequent = rarestFirst.slice(-FREQUENT);
	const most = frequent.reduce((sum, keyword) => sum + Math.max(0, keyword.weight * keyword.times), 0);
	const levels = levelsOf(rarestFirst, options.scale).filter(({ weight }) => weight > most && weight >= lightest && weight <= heaviest);
	const byWeight = [...Map.groupBy(levels, ({ weight }) => weight)].sort(([a], [b]) => b - a);
	const found: RankedPage[] = [];
	for (const [weight, same] of byWeight) {
		const first = options.first - found.length;
		if (first <= 0) return found;
		const size = same.reduce((sum, level) => sum + sizeOf(level.pages), 0);
		if (size > READ_AT_MOST) found.push(...walk({ ...options, first, lightest: weight, heaviest: weight }));
		else found.push(...rankLevels(context, same, keywords, from, { ...options, first }));
	}
	const first = options.first - found.length;
	return first <= 0 ? found : [...found, ...walk({ ...options, first, heaviest: Math.min(heaviest, most) })];
}

/**
 * Splits the pages that hold one of the rarer keywords by how much they weigh and how many matches that is; those that are not related are
 * left out.
 */
function levelsOf(keywords: KeywordSet[], scale: Scale): Level[] {
	let levels: Level[] = [];
	let met: PageSet = new Map();
	for (const [place, keyword] of keywords.entries()) {
		const { weight, times, pages } = keyword;
		const split = levels.flatMap((level) => [
			{ ...level, pages: difference(level.pages, pages) },
			{ ...level, weight: level.weight + weight * times, matches: level.matches + times, pages: intersection(level.pages, pages) },
		]);
		if (place < keywords.length - FREQUENT) {
			split.push({ weight: weight * times, matches: times, rarest: keyword, pages: difference(pages, met) });
			met = union([met, pages]);
		}
		const groups = Map.groupBy(
			split.filter((level) => level.pages.size > 0),
			(level) => `${level.weight} ${level.matches} ${keywords.indexOf(level.rarest)}`,
		);
		levels = [...groups.values()].map((same) => ({ ...same[0]!, pages: union(same.map((level) => level.pages)) }));
	}
	return levels.filter(({ weight, matches }) => isRelated(weight, matches, scale));
}

/** The first pages of levels of one weight. */
function rankLevels(
	context: Context,
	levels: Level[],
	keywords: KeywordSet[],
	from: Posting,
	{ first, self, compareTies, isWanted = () => true }: RankOptions,
): RankedPage[] {
	const ranking = createRanking(first, compareTies);
	for (const { weight, pages, rarest } of levels) {
		for (const posting of postingsOf(context, pages, rarest, from, ranking, first)) {
			if (posting.page === self || comparePostings(posting, from) < 0) continue;
			const held = keywords.flatMap((keyword, place) => (hasPage(keyword.pages, posting.page) ? [place] : []));
			const matches = held.reduce((sum, place) => sum + keywords[place]!.times, 0);
			const page: RankedPage = { ...posting, weight, matches, keywords: held };
			if (isWanted(page)) ranking.add(page);
		}
	}
	return ranking.pages;
}

/** Postings of a level's pages: of all where they are few, else those of their rarest keyword from new to old until the ranking has newer ones. */
function* postingsOf(
	context: Context,
	pages: PageSet,
	rarest: KeywordSet,
	from: Posting,
	ranking: Ranking,
	first: number,
): Generator<Posting> {
	const size = sizeOf(pages);
	if (size * size * POSTINGS_OF_A_PAGE <= first * sizeOf(rarest.pages)) {
		yield* context.all<Posting>(
			`select coalesce(-publish_date, ${Number.MAX_SAFE_INTEGER}) as "order", page.id as page
			from json_each(?) as found cross join page on page.id = found.value`,
			[JSON.stringify([...idsOf(pages)])],
		);
		return;
	}
	for (const cursor = createCursor(rarest.read, from); cursor.current !== null; cursor.next()) {
		if (ranking.last && cursor.current.order > ranking.last.order) return;
		if (hasPage(pages, cursor.current.page)) yield cursor.current;
	}
}
