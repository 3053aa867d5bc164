/*
 * How hits are ranked. The score of an article is
 *
 *     everywhere × the worth of the place of that part of the query which has the worst place
 *   + phrase, where the parts of the query stand right behind each other, in the order in which they were typed
 *   + the average worth of the places of all parts
 *
 * where the worth of a part's place is that of the best field it occurs in. So an article that has all words in its title
 * comes before one that has some of them in the summary only, and that before one that has some in the body only; among
 * those, one that has the words as a phrase comes first. Of equal scores the newer article comes first; articles of the
 * same second come in an order that is always the same. Numbers of occurrences do not count: a score depends on the
 * article and the query alone, so that it stays as it is while other articles come and go, and cursors with it.
 */
export const weights = {
	/** By level of the index: body, summary, terms (tags, categories and others), title. */
	field: [1, 2, 4, 8],
	everywhere: 100,
	phrase: 50,
} as const;

export function scoreOf(worst: number, isPhrase: boolean, average: number): number {
	return weights.everywhere * weights.field[worst]! + (isPhrase ? weights.phrase : 0) + average;
}
