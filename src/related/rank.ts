import { createFindPivot, type QueryKeyword } from './pivot.ts';
import { comparePostings, type Posting } from './posting.ts';
import { createRanking, type RankedPage } from './ranking.ts';
import { isRelated, type Scale } from './score.ts';

export type { QueryKeyword } from './pivot.ts';
export type { RankedPage } from './ranking.ts';

export type RankOptions = {
	/** How many pages are wanted. */
	first: number;
	/** The page itself, which is never its own relative. */
	self: number;
	scale: Scale;
	/** Compares the titles of two pages of equal weight and date, byte by byte; called for such pages alone. */
	compareTies(a: Posting, b: Posting): number;
	/** Only pages of at least this weight. */
	lightest?: number;
	/** Only pages of at most this weight. */
	heaviest?: number;
	/** Only pages that are wanted; asked of those that everything else speaks for. */
	isWanted?(page: RankedPage): boolean;
};

/** So many pages that equal the last one of a full ranking in weight and date are compared by title; further ones are passed over. */
const tieLimit = 1000;

/**
 * The first related pages in Hugo's order. Each keyword's cursor stands at {@link firstPlace}, and keywords that their index drops for
 * being too frequent are left out.
 *
 * All postings go from new to old, so a page is met once, with everything it shares. Once the ranking is full, a page further on has to be
 * heavier than the last, and so needs a set of keywords that can be that heavy. Postings that alone are too light are not walked through:
 * their cursor jumps to where another one stands. When all that is left is too light together, nothing more is read. (Broder and others,
 * 2003: Efficient query evaluation using a two-level retrieval process.)
 *
 * With k keywords a step takes time in proportion to k². Steps are at most the postings that could be heavy enough with others that still
 * lie ahead; where fewer pages than wanted are heavy enough, that is all of them.
 */
export function rankRelated(keywords: readonly QueryKeyword[], options: RankOptions): RankedPage[] {
	if (options.first <= 0) return [];
	const { lightest = Number.NEGATIVE_INFINITY, heaviest = Number.POSITIVE_INFINITY, isWanted = () => true } = options;
	const ranking = createRanking(options.first, options.compareTies);
	let ties = 0;
	const enough = (order: number) => {
		const { last } = ranking;
		if (!last) return lightest;
		return Math.max(lightest, order === last.order && ties < tieLimit ? last.weight : last.weight + 1);
	};
	// Nothing is as heavy as what would have to be heavier than the heaviest.
	const least = (order: number) => (enough(order) > heaviest ? Number.POSITIVE_INFINITY : enough(order));
	walk(keywords, options, least, (page) => {
		if (page.weight > heaviest || !isWanted(page)) return;
		if (ranking.last?.weight === page.weight) ties++;
		ranking.add(page);
	});
	return ranking.pages;
}

/** The number of related pages. Reads all postings, but for those that do not suffice alone, which are read where they meet others. */
export function countRelated(keywords: readonly QueryKeyword[], options: Pick<RankOptions, 'self' | 'scale'>): number {
	let count = 0;
	walk(
		keywords,
		options,
		() => Number.NEGATIVE_INFINITY,
		() => count++,
	);
	return count;
}

/** Where the cursors of a page's keywords begin: without `includeNewer`, a page with a publish date has no newer relatives. */
export function firstPlace(publishDate: number | null, includeNewer: boolean): Posting {
	return { order: includeNewer || publishDate === null ? Number.NEGATIVE_INFINITY : -publishDate, page: Number.NEGATIVE_INFINITY };
}

type OpenKeyword = QueryKeyword & { place: number };

/** Finds related pages from new to old: those at least that are as heavy as `least` says for their order. */
function walk(
	keywords: readonly QueryKeyword[],
	{ self, scale }: Pick<RankOptions, 'self' | 'scale'>,
	least: (order: number) => number,
	found: (page: RankedPage) => void,
): void {
	const all: OpenKeyword[] = keywords.map(({ weight, times, cursor }, place) => ({ weight, times, cursor, place }));
	const findPivot = createFindPivot(all, scale);
	for (let open = withPostings(all); open.length > 0; open = withPostings(open)) {
		open.sort((a, b) => comparePostings(a.cursor.current!, b.cursor.current!));
		const pivot = findPivot(open, least);
		if (!pivot) return;
		const before = open.findIndex(({ cursor }) => comparePostings(cursor.current!, pivot) >= 0);
		if (before > 0) {
			for (const { cursor } of open.slice(0, before)) cursor.seek(pivot);
			continue;
		}
		const holders = open.filter(({ cursor }) => comparePostings(cursor.current!, pivot) === 0);
		const page = pageOf(pivot, holders);
		if (page.page !== self && page.weight >= least(page.order) && isRelated(page.weight, page.matches, scale)) found(page);
		for (const { cursor } of holders) cursor.next();
	}
}

function withPostings(keywords: OpenKeyword[]): OpenKeyword[] {
	return keywords.every(({ cursor }) => cursor.current !== null) ? keywords : keywords.filter(({ cursor }) => cursor.current !== null);
}

function pageOf({ order, page }: Posting, keywords: readonly OpenKeyword[]): RankedPage {
	let weight = 0;
	let matches = 0;
	for (const keyword of keywords) {
		weight += keyword.weight * keyword.times;
		matches += keyword.times;
	}
	return { order, page, weight, matches, keywords: keywords.map(({ place }) => place).sort((a, b) => a - b) };
}
