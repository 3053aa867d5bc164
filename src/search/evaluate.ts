import { createMatches, type Matches, raiseLevels, readDocuments } from '../db/search-postings.ts';
import type { Reader } from '../store/store.ts';
import { type Clause, type Link, standsForCharacter, type Terms } from './chain.ts';
import { keepChains } from './places.ts';
import { findTerm, findTerms, type Found, raisePrefix, type Segment } from './segments.ts';

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
	if (clause.kind === 'chain') return evaluateChain(reader, segment, clause.links, lists, null);
	if (clause.terms.kind === 'prefix') {
		raisePrefix(reader, segment, clause.terms.prefix, bestLevels);
		return gathered(segment, lists.take(segment.count));
	}
	const found = termsOf(reader, segment, clause.terms);
	return found.length === 0 ? null : union(segment, found, lists);
}

/** Links of a chain that are looked up before it is asked whether anything is left: a pasted page is a chain of thousands. */
const LINKS_AT_ONCE = 8;

/** The documents of a segment that hold a chain; where `among` is given, of those only, and in that list. */
export function evaluateChain(reader: Reader, segment: Segment, links: Link[], lists: Lists, among: Matches | null): Matches | null {
	const found: Found[][] = [];
	let matches = among;
	for (let start = 0; start < links.length; start += LINKS_AT_ONCE) {
		const some: Found[][] = [];
		for (const { terms } of links.slice(start, start + LINKS_AT_ONCE)) {
			const own = termsOf(reader, segment, terms);
			if (own.length === 0) return null;
			some.push(own);
		}
		found.push(...some);
		if (among) continue;
		// The rarest first: what they leave is all that is looked for in the others.
		for (const own of some.toSorted((a, b) => documentsOf(a) - documentsOf(b))) {
			const list = union(segment, own, lists);
			if (matches) intersect(matches, list);
			else matches = list;
			if (matches.count === 0) return null;
		}
	}
	if (!matches) return null;
	keepChains(segment, matches, links, found);
	return matches.count > 0 ? matches : null;
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

function union(segment: Segment, found: Found[], lists: Lists): Matches {
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

/** Keeps of `matches` what the other list has too; levels stay as they are. */
export function intersect(matches: Matches, other: Matches): void {
	const { documents, levels } = matches;
	const others = other.documents;
	let kept = 0;
	let k = 0;
	for (let i = 0; i < matches.count; i++) {
		const document = documents[i]!;
		while (k < other.count && others[k]! < document) k++;
		if (k === other.count) break;
		if (others[k] !== document) continue;
		documents[kept] = document;
		levels[kept++] = levels[i]!;
	}
	matches.count = kept;
}
