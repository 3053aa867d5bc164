import { IN_SITE, IS_ALIVE } from '../db/search-facts.ts';
import { hasLevel, type Matches } from '../db/search-postings.ts';
import type { Reader } from '../store/store.ts';
import type { Clause } from './chain.ts';
import { createLists, evaluateClause, union } from './evaluate.ts';
import { placesIn } from './meeting.ts';
import { hasBit, type PageBits, withPage } from './page-bits.ts';
import { findTerm } from './segment-terms.ts';
import type { Segment } from './segments.ts';
import { weights } from './weights.ts';

/** The hits in one segment: of each the level of that part of the query which has the worst place. */
export type Hits = {
	matches: Matches;
	/** Worth of the places of all parts together; null where there is one part only. */
	sums: Uint16Array | null;
};

/** Who takes the hits, segment after segment. */
export type HitTaker = {
	/** The level below which hits are of no interest, only their number is. */
	leastLevel(): number;
	/** The hits are good until the next segment's. */
	take(segment: Segment, hits: Hits): void;
};

/** Which documents may be hits at all: whether those in the site's lists only, and of which pages, null for all. */
export type Scope = { isLive: boolean; pages: PageBits | null };

/** Parts of a query that are looked up; further ones would be of no use to anybody. */
const MOST_CLAUSES = 2000;

const lists = createLists();

/**
 * Documents that have all wanted clauses and no unwanted one.
 *
 * @returns how many these are.
 */
export function findHits(
	reader: Reader,
	segments: Segment[],
	wanted: Clause[],
	unwanted: Clause[],
	scope: Scope,
	{ leastLevel, take }: HitTaker,
): number {
	if (wanted.length === 0) return 0;
	let total = 0;
	const single = wanted.length === 1 && unwanted.length === 0 ? termOf(wanted[0]!) : null;
	for (const segment of segments) {
		lists.reset();
		const isEach = segment.isWhole && scope.pages === null;
		let hits: Hits | null;
		if (single !== null && isEach) {
			const found = findTerm(reader, segment, single);
			if (!found) continue;
			if (!hasLevel(found.documents, found.entry, leastLevel())) {
				total += found.entry.count;
				continue;
			}
			hits = { matches: union(segment, [found], lists), sums: null };
		} else hits = evaluateAll(reader, segment, wanted.slice(0, MOST_CLAUSES));
		if (!hits) continue;
		for (const clause of unwanted.slice(0, MOST_CLAUSES)) {
			const without = evaluateClause(reader, segment, clause, lists);
			if (without) exclude(hits, without);
		}
		if (!isEach) keepInScope(hits, segment, scope);
		total += hits.matches.count;
		if (hits.matches.count > 0) take(segment, hits);
	}
	return total;
}

/** A taker of all pages. */
export function createPageTaker(): HitTaker & { pages(): PageBits; clear(): void } {
	let bits: PageBits = new Uint32Array(0);
	return {
		leastLevel: () => 0,
		take({ facts }, { matches: { documents, count } }) {
			const pageIds = facts.pageIds();
			for (let i = 0; i < count; i++) bits = withPage(bits, pageIds[documents[i]!]!);
		},
		pages: () => bits,
		clear() {
			bits = new Uint32Array(0);
		},
	};
}

/** The one term of the index that a clause is; null for anything else. */
function termOf(clause: Clause): string | null {
	return clause.kind === 'term' && clause.terms.kind === 'exact' ? clause.terms.term : null;
}

function evaluateAll(reader: Reader, segment: Segment, wanted: Clause[]): Hits | null {
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
	const { documents, levels, count } = matches;
	const found = placesIn(matches, other);
	let kept = 0;
	for (let i = 0; i < count; i++) {
		const place = found[i]!;
		if (place < 0) continue;
		const level = other.levels[place]!;
		documents[kept] = documents[i]!;
		levels[kept] = Math.min(levels[i]!, level);
		sums[kept++] = sums[i]! + weights.field[level]!;
	}
	matches.count = kept;
}

function exclude(hits: Hits, without: Matches): void {
	const found = placesIn(hits.matches, without);
	keep(hits, (_, i) => found[i]! < 0);
}

function keepInScope(hits: Hits, segment: Segment, { isLive, pages }: Scope): void {
	const { flags, isWhole } = segment;
	const wanted = isLive ? IS_ALIVE | IN_SITE : IS_ALIVE;
	if (!isWhole) keep(hits, (document) => (flags[document]! & wanted) === wanted);
	if (pages === null || hits.matches.count === 0) return;
	const pageIds = segment.facts.pageIds();
	keep(hits, (document) => hasBit(pages, pageIds[document]!));
}

/** Keeps the hits whose documents pass. */
function keep({ matches, sums: own }: Hits, passes: (document: number, i: number) => boolean): void {
	const { documents, levels } = matches;
	let kept = 0;
	for (let i = 0; i < matches.count; i++) {
		const document = documents[i]!;
		if (!passes(document, i)) continue;
		documents[kept] = document;
		levels[kept] = levels[i]!;
		if (own) own[kept] = own[i]!;
		kept++;
	}
	matches.count = kept;
}
