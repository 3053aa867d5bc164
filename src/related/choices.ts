import { isRelated, type Scale } from './score.ts';

/** A keyword of the page whose related pages are sought: the weight of its index, above 0, and how often the page names it. */
export type WeighedKeyword = { weight: number; times: number };

/** Some of a page's keywords, by their places in the query, and the pages that have all of them. */
export type Choice<Pages> = { places: number[]; weight: number; pages: Pages };

/** Choices that are looked at before it is left to another way. */
const MOST_LOOKED_AT = 2000;

/**
 * The choices of keywords that make pages related, the heaviest first, those of one weight together; only such as pages have. Whoever needs
 * few pages reads on until there are enough: with all pages of heavier choices at hand, every other page of a choice weighs what the choice
 * does, since weights are positive. Null, and the end, where too many were looked at.
 *
 * Keywords are decided on in their order, the rarest of them first; a choice is followed only as long as it could weigh more than all others
 * (best-first search).
 *
 * @param meet those of some pages (null: of all) that have a keyword, null for none, and whether any of them lacks it.
 */
export function* choicesByWeight<Pages>(
	keywords: readonly WeighedKeyword[],
	{ scale, lightest, heaviest }: { scale: Scale; lightest: number; heaviest: number },
	meet: (pages: Pages | null, place: number) => { pages: Pages | null; isLess: boolean },
): Generator<{ weight: number; choices: Choice<Pages>[] } | null> {
	const canBeRelated = createBounds(keywords, scale);
	const total = keywords.reduce((sum, { weight, times }) => sum + weight * times, 0);
	const open: Open<Pages>[] = [];
	const follow = (node: Open<Pages>) => {
		if (node.weight > heaviest || node.most < lightest || !canBeRelated(node.weight, node.matches, node.next)) return;
		// Kept in order; of equal ones the last to come goes on first.
		let low = 0;
		let high = open.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (open[middle]!.most <= node.most) low = middle + 1;
			else high = middle;
		}
		open.splice(low, 0, node);
	};
	follow({ places: [], weight: 0, matches: 0, pages: null, most: total, next: 0 });
	let done: Choice<Pages>[] = [];
	let lookedAt = 0;
	for (let node = open.pop(); node; node = open.pop()) {
		if (done.length > 0 && done[0]!.weight > node.most) {
			yield { weight: done[0]!.weight, choices: done };
			done = [];
		}
		if (++lookedAt > MOST_LOOKED_AT) {
			yield null;
			return;
		}
		const { next, ...chosen } = node;
		if (next === keywords.length) {
			if (chosen.pages !== null && isRelated(chosen.weight, chosen.matches, scale))
				done.push({ places: chosen.places, weight: chosen.weight, pages: chosen.pages });
			continue;
		}
		const { weight, times } = keywords[next]!;
		const { pages, isLess } = meet(chosen.pages, next);
		if (isLess) follow({ ...chosen, most: chosen.most - weight * times, next: next + 1 });
		if (pages === null) continue;
		follow({
			places: [...chosen.places, next],
			weight: chosen.weight + weight * times,
			matches: chosen.matches + times,
			pages,
			most: chosen.most,
			next: next + 1,
		});
	}
	if (done.length > 0) yield { weight: done[0]!.weight, choices: done };
}

/** A choice that is not yet decided from a keyword on; `most` is what it can weigh. */
type Open<Pages> = Omit<Choice<Pages>, 'pages'> & { matches: number; pages: Pages | null; most: number; next: number };

/** Whether a choice can become one that makes pages related by keywords from a place on: never no where it can. */
function createBounds(keywords: readonly WeighedKeyword[], scale: Scale): (weight: number, matches: number, next: number) => boolean {
	// More weight never makes a page less related for the same number of matches, so the heaviest of each number are tried.
	const heaviestFirst = keywords.map((_, place) => keywords.slice(place).sort((a, b) => b.weight - a.weight));
	return (weight, matches, next) => {
		if (isRelated(weight, matches, scale)) return true;
		let [most, number] = [weight, matches];
		for (const keyword of heaviestFirst[next] ?? []) {
			for (let time = 0; time < keyword.times; time++) {
				most += keyword.weight;
				number++;
				if (isRelated(most, number, scale)) return true;
			}
		}
		return false;
	};
}
