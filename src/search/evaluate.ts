import { createMatches, type Matches, readDocuments } from '../db/search-postings.ts';
import type { Reader } from '../store/store.ts';
import { type Clause, type Link, standsForCharacter, type Terms } from './chain.ts';
import { keepChains } from './places.ts';
import { findTerm, findTerms, type Found, type Segment } from './segments.ts';

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
	const found = termsOf(reader, segment, clause.terms);
	return found.length === 0 ? null : union(segment, found, lists);
}

/** The documents of a segment that hold a chain; of those in `among` only, where given. */
export function evaluateChain(reader: Reader, segment: Segment, links: Link[], lists: Lists, among: Matches | null): Matches | null {
	const found: Found[][] = [];
	let matches: Matches | null = null;
	if (among) {
		matches = lists.take(among.count);
		copy(among, matches);
	}
	for (const { terms } of links) {
		const own = termsOf(reader, segment, terms);
		if (own.length === 0) return null;
		found.push(own);
		const list = union(segment, own, lists);
		if (!matches) matches = list;
		else intersect(matches, list);
		if (matches.count === 0) return null;
	}
	if (!matches) return null;
	keepChains(segment, matches, links, found);
	return matches.count > 0 ? matches : null;
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
	const own = lists.take(Math.max(...found.map(({ entry }) => entry.count)));
	for (const { entry, documents } of found) {
		readDocuments(documents, entry.documentsAt, entry.count, entry.hasLevels, own);
		for (let i = 0; i < own.count; i++) {
			const document = own.documents[i]!;
			const level = own.levels[i]! + 1;
			if (level > bestLevels[document]!) bestLevels[document] = level;
		}
	}
	for (let document = 0; document < segment.count; document++) {
		const level = bestLevels[document]!;
		if (level === 0) continue;
		bestLevels[document] = 0;
		joined.documents[joined.count] = document;
		joined.levels[joined.count++] = level - 1;
	}
	return joined;
}

function copy(from: Matches, to: Matches): void {
	to.documents.set(from.documents.subarray(0, from.count));
	to.levels.set(from.levels.subarray(0, from.count));
	to.count = from.count;
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
