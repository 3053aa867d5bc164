import type { Reader } from '../store/store.ts';
import type { Link } from './chain.ts';
import type { HitTaker } from './hits.ts';
import { createLists } from './evaluate.ts';
import { type ChainProbe, probeChain } from './phrases.ts';
import { scoreOf, weights } from './weights.ts';

/** What decides a hit's place: score and date descending, then the hash of what the article is ascending. */
export type Place = { score: number; date: number; hash: number };
export type Ranked = Place & { pageId: number };

const lists = createLists();

/**
 * Keeps the best `size` hits behind a place (the very best where null), in order. Whether a hit has the parts of the query behind each
 * other is only looked up where it would then be among them.
 *
 * @param clauses parts of the query.
 * @param phrase all parts as one chain; null where they cannot be one.
 */
export function createRanking(
	reader: Reader,
	clauses: number,
	phrase: Link[] | null,
	after: Place | null,
	size: number,
): HitTaker & { best(): Ranked[] } {
	const best: Ranked[] = [];
	/** Of the last of the best, once they are as many as wanted. */
	let leastScore = Number.NEGATIVE_INFINITY;
	let leastDate = 0;
	let leastLevel = 0;

	const isBehind = (score: number, date: number) => score < leastScore || (score === leastScore && date < leastDate);

	const insert = (ranked: Ranked) => {
		let low = 0;
		let high = best.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((comparePlaces(best[middle]!, ranked) || best[middle]!.pageId - ranked.pageId) < 0) low = middle + 1;
			else high = middle;
		}
		if (low >= size) return;
		best.splice(low, 0, ranked);
		if (best.length > size) best.pop();
		if (best.length < size) return;
		({ score: leastScore, date: leastDate } = best[size - 1]!);
		const mostWorth = weights.field.at(-1)!;
		while (scoreOf(leastLevel, phrase !== null, mostWorth) < leastScore) leastLevel++;
	};

	return {
		leastLevel: () => leastLevel,
		take(segment, { matches, sums }) {
			const { documents, levels, count } = matches;
			const { facts } = segment;
			/** Where documents stand from the newest to the oldest: the score up to which all that follow are too old. */
			let outdated = Number.NEGATIVE_INFINITY;
			let probe: ChainProbe | null = null;
			for (let i = 0; i < count; i++) {
				const level = levels[i]!;
				if (level < leastLevel) continue;
				const average = sums === null ? weights.field[level]! : sums[i]! / clauses;
				const score = scoreOf(level, false, average);
				const most = phrase === null ? score : scoreOf(level, true, average);
				if (most < leastScore || most <= outdated || (after && score > after.score)) continue;
				const document = documents[i]!;
				const date = facts.date(document);
				if (segment.isNewestFirst && date < leastDate) outdated = leastScore;
				if (isBehind(most, date) || (after && most === after.score && date > after.date && phrase === null)) continue;
				let own = score;
				if (phrase !== null) {
					probe ??= probeChain(reader, segment, phrase, matches, i, lists);
					if (probe(document)) own = most;
					else if (isBehind(score, date)) continue;
				}
				const ranked = { score: own, date, hash: facts.hash(document), pageId: facts.pageId(document) };
				if (after && comparePlaces(ranked, after) <= 0) continue;
				insert(ranked);
			}
		},
		best: () => best,
	};
}

/** Negative where the first comes first. */
export function comparePlaces(a: Place, b: Place): number {
	return b.score - a.score || b.date - a.date || a.hash - b.hash;
}
