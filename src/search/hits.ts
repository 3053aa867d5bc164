import { IN_SITE, IS_ALIVE } from '../db/search-facts.ts';
import { createMatches, type Matches } from '../db/search-postings.ts';
import type { Reader } from '../store/store.ts';
import type { Clause } from './chain.ts';
import { createLists, evaluateClause } from './evaluate.ts';
import type { Segment } from './segments.ts';
import { weights } from './weights.ts';

/** What a query finds, segment after segment. Lists have an entry for each hit that is kept. */
export type Hits = {
	/** Hits that are kept. */
	count: number;
	/** All hits. */
	total: number;
	/** Index into the list of segments. */
	segments: Uint16Array;
	documents: Uint16Array;
	/** Level of the part of the query that has the worst place. */
	worst: Uint8Array;
	/** Worth of the places of all parts together. */
	sums: Uint16Array;
};

/** Which documents may be hits at all: their flags, and where not null their language. */
export type Scope = { isLive: boolean; languageIds: Set<number> | null };

/** Parts of a query that are looked up; further ones would be of no use to anybody. */
const MOST_CLAUSES = 2000;

const lists = createLists();

/** One list for all searches, as they run one after the other: a search for a common word finds a million hits. */
const hits = emptyHits(1 << 10);

/**
 * Documents that have all wanted clauses and no unwanted one. The result is good until the next call.
 *
 * @param enough hits of which the best are wanted: those that cannot be among them are counted, not kept.
 */
export function findHits(reader: Reader, segments: Segment[], wanted: Clause[], unwanted: Clause[], scope: Scope, enough: number): Hits {
	hits.count = hits.total = 0;
	if (wanted.length === 0) return hits;
	const atLevel = [0, 0, 0, 0];
	let least = 0;
	const flags = scope.isLive ? IS_ALIVE | IN_SITE : IS_ALIVE;
	for (const [index, segment] of segments.entries()) {
		lists.reset();
		const found = evaluateAll(reader, segment, wanted.slice(0, MOST_CLAUSES));
		if (!found) continue;
		for (const clause of unwanted.slice(0, MOST_CLAUSES)) {
			const without = evaluateClause(reader, segment, clause, lists);
			if (without) exclude(found, without);
		}
		reserve(hits, hits.count + found.matches.count);
		const { count, documents, levels } = found.matches;
		const { languageIds } = segment.facts;
		const isEach = segment.isWhole && scope.languageIds === null;
		if (isEach) hits.total += count;
		for (let i = 0; i < count; i++) {
			const level = levels[i]!;
			if (isEach && level < least) continue;
			const document = documents[i]!;
			if (!isEach) {
				if ((segment.flags[document]! & flags) !== flags) continue;
				if (scope.languageIds !== null && !scope.languageIds.has(languageIds[document]!)) continue;
				hits.total++;
				if (level < least) continue;
			}
			atLevel[level]!++;
			const hit = hits.count++;
			hits.segments[hit] = index;
			hits.documents[hit] = document;
			hits.worst[hit] = level;
			hits.sums[hit] = found.sums === null ? weights.field[level]! : found.sums[i]!;
		}
		least = Math.max(least, leastLevel(atLevel, enough));
	}
	return hits;
}

/** The level at and above which there are enough. */
function leastLevel(atLevel: number[], enough: number): number {
	let sum = 0;
	for (let level = atLevel.length - 1; level > 0; level--) {
		sum += atLevel[level]!;
		if (sum >= enough) return level;
	}
	return 0;
}

/** `levels` of the matches are the worst over all clauses; `sums` the worth of all together, null where there is one only. */
type Conjunction = { matches: Matches; sums: Uint16Array | null };

function evaluateAll(reader: Reader, segment: Segment, wanted: Clause[]): Conjunction | null {
	const all: Matches[] = [];
	for (const clause of wanted) {
		const matches = evaluateClause(reader, segment, clause, lists);
		if (!matches || matches.count === 0) return null;
		all.push(matches);
	}
	all.sort((a, b) => a.count - b.count);
	const [first] = all;
	if (all.length === 1) return { matches: first!, sums: null };
	if (sums.length < first!.count) sums = new Uint16Array(first!.count * 2);
	for (let i = 0; i < first!.count; i++) sums[i] = weights.field[first!.levels[i]!]!;
	for (const other of all.slice(1)) join(first!, other);
	return first!.count > 0 ? { matches: first!, sums } : null;
}

let sums = new Uint16Array(1024);

function join(matches: Matches, other: Matches): void {
	const { documents, levels } = matches;
	let kept = 0;
	let k = 0;
	for (let i = 0; i < matches.count; i++) {
		const document = documents[i]!;
		while (k < other.count && other.documents[k]! < document) k++;
		if (k === other.count) break;
		if (other.documents[k] !== document) continue;
		const level = other.levels[k]!;
		documents[kept] = document;
		levels[kept] = Math.min(levels[i]!, level);
		sums[kept++] = sums[i]! + weights.field[level]!;
	}
	matches.count = kept;
}

function exclude(found: Conjunction, without: Matches): void {
	const { documents, levels } = found.matches;
	let kept = 0;
	let k = 0;
	for (let i = 0; i < found.matches.count; i++) {
		const document = documents[i]!;
		while (k < without.count && without.documents[k]! < document) k++;
		if (k < without.count && without.documents[k] === document) continue;
		documents[kept] = document;
		levels[kept] = levels[i]!;
		if (found.sums) found.sums[kept] = found.sums[i]!;
		kept++;
	}
	found.matches.count = kept;
}

function emptyHits(size: number): Hits {
	return {
		count: 0,
		total: 0,
		segments: new Uint16Array(size),
		documents: new Uint16Array(size),
		worst: new Uint8Array(size),
		sums: new Uint16Array(size),
	};
}

function reserve(hits: Hits, count: number): void {
	if (count <= hits.worst.length) return;
	const wider = emptyHits(Math.max(count, hits.worst.length * 2));
	for (const name of ['segments', 'documents', 'worst', 'sums'] as const) wider[name].set(hits[name].subarray(0, hits.count));
	Object.assign(hits, { ...wider, count: hits.count, total: hits.total });
}

/** Keeps the hits whose page passes. */
export function keepPages(hits: Hits, segments: Segment[], isAllowed: (pageId: number) => boolean): void {
	let kept = 0;
	for (let hit = 0; hit < hits.count; hit++) {
		if (!isAllowed(pageIdOf(hits, segments, hit))) continue;
		hits.segments[kept] = hits.segments[hit]!;
		hits.documents[kept] = hits.documents[hit]!;
		hits.worst[kept] = hits.worst[hit]!;
		hits.sums[kept++] = hits.sums[hit]!;
	}
	hits.count = hits.total = kept;
}

export function pageIdOf(hits: Hits, segments: Segment[], hit: number): number {
	return segments[hits.segments[hit]!]!.facts.pageIds[hits.documents[hit]!]!;
}

/** Pages of all hits. */
export function pageIdsOf(hits: Hits, segments: Segment[]): number[] {
	return Array.from({ length: hits.count }, (_, hit) => pageIdOf(hits, segments, hit));
}

/** The documents of hits in one segment as a list of matches; `chosen` are hits of that segment, ascending. */
export function matchesOf(hits: Hits, chosen: Int32Array): Matches {
	const matches = createMatches(chosen.length);
	for (let i = 0; i < chosen.length; i++) matches.documents[i] = hits.documents[chosen[i]!]!;
	matches.count = chosen.length;
	return matches;
}
