import { createMatches, type Matches, raiseLevels, readDocuments } from '../db/search-postings.ts';
import type { Reader } from '../store/store.ts';
import { type Clause, type Link, standsForCharacter, type Terms } from './chain.ts';
import { intersect } from './meeting.ts';
import { keepChains } from './places.ts';
import { raisePrefix } from './prefixes.ts';
import { findTerm, findTerms, type Found } from './segment-terms.ts';
import type { Segment } from './segments.ts';

/** Lists that are used again for the next segment: a search goes through hundreds. */
export type Lists = { take(size: number): Matches; reset(): void };

export function createLists(): Lists {
	const kept: Matches[] = [];
	let used = 0;
	return {
		take(size) {
			let list = kept[used];
			if (!list || list.documents.length < size) {
				list = createMatches(Math.max(size, 256));
				kept[used] = list;
			}
			used++;
			list.count = 0;
			return list;
		},
		reset() {
			used = 0;
		},
	};
}

/** The documents of a segment that a clause finds, with the level of the best field. Null for none. */
export function evaluateClause(reader: Reader, segment: Segment, clause: Clause, lists: Lists): Matches | null {
	if (clause.kind === 'chain') return evaluateChain(reader, segment, clause.links, lists);
	if (clause.terms.kind === 'prefix') {
		raisePrefix(reader, segment, clause.terms.prefix, bestLevels);
		return gathered(segment, lists.take(segment.count));
	}
	const found = termsOf(reader, segment, clause.terms);
	return found.length === 0 ? null : union(segment, found, lists);
}

/** Links of a chain that are looked up before it is asked whether anything is left: a pasted page is a chain of thousands. */
const LINKS_AT_ONCE = 8;

/** The documents of a segment that hold a chain. */
function evaluateChain(reader: Reader, segment: Segment, links: Link[], lists: Lists): Matches | null {
	const found: Found[][] = [];
	let matches: Matches | null = null;
	for (let start = 0; start < links.length; start += LINKS_AT_ONCE) {
		const some = findLinks(reader, segment, links.slice(start, start + LINKS_AT_ONCE));
		if (!some) return null;
		found.push(...some);
		// The rarest first: what they leave is all that is looked for in the others.
		for (const own of some.toSorted((a, b) => documentsOf(a) - documentsOf(b))) {
			const list = union(segment, own, lists);
			if (matches) intersect(matches, list);
			else matches = list;
			if (matches.count === 0) return null;
		}
	}
	if (!matches) return null;
	// The levels of one link are its terms'.
	if (links.length > 1) keepChains(segment, matches, links, found);
	return matches.count > 0 ? matches : null;
}

/** The terms of each link in a segment; null where one has none. */
export function findLinks(reader: Reader, segment: Segment, links: Link[]): Found[][] | null {
	const found: Found[][] = [];
	for (const { terms } of links) {
		const own = termsOf(reader, segment, terms);
		if (own.length === 0) return null;
		found.push(own);
	}
	return found;
}

/** Documents of all terms, those with several counted as often. */
function documentsOf(found: Found[]): number {
	return found.reduce((sum, { entry }) => sum + entry.count, 0);
}

function termsOf(reader: Reader, segment: Segment, terms: Terms): Found[] {
	switch (terms.kind) {
		case 'exact': {
			const found = findTerm(reader, segment, terms.term);
			return found ? [found] : [];
		}
		case 'prefix':
			return findTerms(reader, segment, terms.prefix, () => true);
		case 'character':
			return findTerms(reader, segment, terms.character, (term) => standsForCharacter(term, terms.character));
	}
}

/** Best level by document, plus one: of terms that are joined. */
const bestLevels = new Uint8Array(65_536);

/** The documents that have one of the terms at least, with the best level of each. */
export function union(segment: Segment, found: Found[], lists: Lists): Matches {
	const [first] = found;
	const total = Math.min(
		found.reduce((sum, { entry }) => sum + entry.count, 0),
		segment.count,
	);
	const joined = lists.take(total);
	if (found.length === 1) {
		readDocuments(first!.documents, first!.entry.documentsAt, first!.entry.count, first!.entry.hasLevels, joined);
		return joined;
	}
	for (const { entry, documents } of found) raiseLevels(documents, entry.documentsAt, entry.count, entry.hasLevels, bestLevels);
	return gathered(segment, joined);
}

/** The documents that have a level in `bestLevels`, which is empty afterwards. */
function gathered(segment: Segment, joined: Matches): Matches {
	for (let document = 0; document < segment.count; document++) {
		const level = bestLevels[document]!;
		if (level === 0) continue;
		bestLevels[document] = 0;
		joined.documents[joined.count] = document;
		joined.levels[joined.count++] = level - 1;
	}
	return joined;
}
