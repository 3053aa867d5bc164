import type { Context } from './context.ts';

/** Weights that are read as ranges of their own; a term with more has hand-numbered articles, and so not many. */
const MOST_WEIGHTS = 12;

/** The distinct `<taxonomy>_weight` values of a term's articles, ascending; null where there are too many to be worth it. */
export function termWeights(context: Context, termId: number): number[] | null {
	return context.index.facts.through(`weights of ${termId}`, () => {
		const weights: number[] = [];
		for (let last = Number.MIN_SAFE_INTEGER; ; ) {
			const next = context.get<{ weight: number | null }>(
				'select min(weight) as weight from page_term indexed by page_term_site where term_id = ? and weight > ? and in_site = 1',
				[termId, last],
			)!.weight;
			if (next === null) return weights;
			if (weights.length === MOST_WEIGHTS) return null;
			weights.push(next);
			last = next;
		}
	});
}
