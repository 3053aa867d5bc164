import type { Reader } from '../store/store.ts';
import type { Link } from './chain.ts';
import { createLists, evaluateChain } from './evaluate.ts';
import { type Hits, matchesOf } from './hits.ts';
import type { Segment } from './segments.ts';
import { scoreOf, weights } from './weights.ts';

/** What decides a hit's place: score and date descending, then the hash of what the article is ascending. */
export type Place = { score: number; date: number; hash: number };
export type Ranked = Place & { pageId: number };

const lists = createLists();

/** The best `size` hits behind a place (the very best where null), in order. */
export function bestHits(
	reader: Reader,
	segments: Segment[],
	hits: Hits,
	clauses: number,
	phrase: Link[] | null,
	after: Place | null,
	size: number,
): Ranked[] {
	const best: Ranked[] = [];
	// Scores of hits whose worst place is better are all greater: lower ones are only looked at where need be.
	for (let worst = weights.field.length - 1; worst >= 0 && best.length < size; worst--) {
		if (after && scoreOf(worst, false, 0) > after.score) continue;
		const chosen = hitsOfLevel(hits, worst);
		if (chosen.length === 0) continue;
		const isPhrase = phrase ? phraseHits(reader, segments, hits, chosen, phrase) : null;
		const found: Ranked[] = [];
		for (let i = 0; i < chosen.length; i++) {
			const hit = chosen[i]!;
			const { facts } = segments[hits.segments[hit]!]!;
			const document = hits.documents[hit]!;
			const score = scoreOf(worst, isPhrase?.[i] === 1, hits.sums[hit]! / clauses);
			const date = facts.dates[document]!;
			const last = found.length === size ? found[size - 1]! : null;
			if (last && (score < last.score || (score === last.score && date < last.date))) continue;
			const ranked = { score, date, hash: facts.hashes[document]!, pageId: facts.pageIds[document]! };
			if (after && comparePlaces(ranked, after) <= 0) continue;
			insert(found, ranked, size);
		}
		best.push(...found);
	}
	return best.slice(0, size);
}

/** Negative where the first comes first. */
export function comparePlaces(a: Place, b: Place): number {
	return b.score - a.score || b.date - a.date || a.hash - b.hash;
}

function insert(found: Ranked[], ranked: Ranked, size: number): void {
	let low = 0;
	let high = found.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((comparePlaces(found[middle]!, ranked) || found[middle]!.pageId - ranked.pageId) < 0) low = middle + 1;
		else high = middle;
	}
	if (low >= size) return;
	found.splice(low, 0, ranked);
	if (found.length > size) found.pop();
}

function hitsOfLevel(hits: Hits, worst: number): Int32Array {
	let count = 0;
	for (let hit = 0; hit < hits.count; hit++) if (hits.worst[hit] === worst) count++;
	const chosen = new Int32Array(count);
	for (let hit = 0, i = 0; hit < hits.count; hit++) if (hits.worst[hit] === worst) chosen[i++] = hit;
	return chosen;
}

/** By index into `chosen`: 1 where the parts of the query stand behind each other. */
function phraseHits(reader: Reader, segments: Segment[], hits: Hits, chosen: Int32Array, phrase: Link[]): Uint8Array {
	const flags = new Uint8Array(chosen.length);
	for (let start = 0; start < chosen.length; ) {
		const index = hits.segments[chosen[start]!]!;
		let end = start + 1;
		while (end < chosen.length && hits.segments[chosen[end]!] === index) end++;
		lists.reset();
		const found = evaluateChain(reader, segments[index]!, phrase, lists, matchesOf(hits, chosen.subarray(start, end)));
		for (let i = start, k = 0; found && i < end && k < found.count; i++) {
			if (hits.documents[chosen[i]!] !== found.documents[k]) continue;
			flags[i] = 1;
			k++;
		}
		start = end;
	}
	return flags;
}
