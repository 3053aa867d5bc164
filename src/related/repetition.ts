/**
 * A page that names a keyword twice matches twice, both as the one that is sought for and as one that is found. So that a posting list
 * holds a page once, each repetition has a list of its own under a key of its own.
 */

/** Keys of the postings of a page, given its keywords for one index: each repetition of a keyword has another one. */
export function postingKeys(keywords: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return keywords.map((keyword) => {
		const number = (seen.get(keyword) ?? 0) + 1;
		seen.set(keyword, number);
		return repetitionKey(keyword, number);
	});
}

/**
 * Key of the postings of pages that name a keyword at least `number` times. A query tries them from 1 on until there are none; each gets
 * the weight of the index and as many times as its own page names the keyword.
 */
export function repetitionKey(keyword: string, number: number): string {
	return number === 1 ? keyword : `${keyword}\u0000${number}`;
}

/** How often a page names each of its keywords, in the order of their first. */
export function countKeywords(keywords: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const keyword of keywords) counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
	return counts;
}
