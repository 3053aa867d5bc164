/** What decides whether matches are enough: the settings' threshold (0 to 100) and the span of the indices' weights. */
export type Scale = { threshold: number; lowest: number; highest: number };

/** The scale of the related settings. Weights span at least from 0 (Hugo: related/inverted_index.go, NewInvertedIndex). */
export function createScale(related: { threshold: number; indices: { weight: number }[] }): Scale {
	const weights = related.indices.map(({ weight }) => weight);
	return { threshold: related.threshold, lowest: Math.min(0, ...weights), highest: Math.max(0, ...weights) };
}

/** A weight as a per cent of the span of weights, halves rounded up (Hugo: norm). */
export function normalise(weight: number, { lowest, highest }: Scale): number {
	return highest === lowest ? 0 : Math.floor(((weight - lowest) / (highest - lowest)) * 100 + 0.5);
}

/**
 * Whether a page with matches of this total weight is related: the average match must reach the threshold, of which each further match
 * takes its share. Both divisions drop the fraction. (Hugo: related/inverted_index.go, searchDate)
 */
export function isRelated(weight: number, matches: number, scale: Scale): boolean {
	return matches > 0 && normalise(Math.trunc(weight / matches), scale) >= Math.trunc(scale.threshold / matches);
}

/** One keyword that two pages share, the weight of its index, and how often the first names it. */
export type Match = { index: string; keyword: string; weight: number; times: number };

/** Total weight and number of what two pages share. */
export function score(matches: readonly Pick<Match, 'weight' | 'times'>[]): { weight: number; matches: number } {
	let weight = 0;
	let count = 0;
	for (const match of matches) {
		weight += match.weight * match.times;
		count += match.times;
	}
	return { weight, matches: count };
}
