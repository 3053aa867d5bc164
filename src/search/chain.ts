import { BEFORE, GAP, isShortPair, PREFIX, SHORT_PAIR, STEP } from '../db/search-terms.ts';
import type { Part, QueryUnit } from './query.ts';

/** Terms of the index that a link of a chain stands for. */
export type Terms =
	| { kind: 'exact'; term: string }
	/** Every term that begins so. */
	| { kind: 'prefix'; prefix: string }
	/** A single character wherever it stands. */
	| { kind: 'character'; character: string };

/** A link: its terms, and how far behind the link before they stand, in places. */
export type Link = {
	terms: Terms;
	least: number;
	most: number;
	/** The terms are pairs: the place is their first unit's. */
	isPair: boolean;
	/** The whole word that the terms are; null for anything else. */
	word: string | null;
};

/** What the index is asked for: one term that needs no places, or a chain of them. */
export type Clause = { kind: 'term'; terms: Terms } | { kind: 'chain'; links: Link[] };

/** Prefixes up to this length are terms of their own. */
const SHORT_PREFIX = 2;

export function clauseOf(part: Part): Clause {
	const { units, isPrefix } = part;
	const [first] = units;
	if (units.length > 1) return { kind: 'chain', links: withShortPairs(linksOf(part)) };
	if (!isPrefix) return { kind: 'term', terms: { kind: 'exact', term: first!.text } };
	const { text } = first!;
	return { kind: 'term', terms: text.length <= SHORT_PREFIX ? { kind: 'exact', term: PREFIX + text } : { kind: 'prefix', prefix: text } };
}

/** All wanted parts one right behind the other; null where there is one part only, or a part that has no certain place. */
export function phraseOf(parts: Part[]): Link[] | null {
	if (parts.length < 2 || parts.length > 16) return null;
	if (parts.some(({ units, isPrefix }) => isPrefix || (units.length === 1 && units[0]!.isSingle))) return null;
	const links: Link[] = [];
	let before: QueryUnit | null = null;
	for (const part of parts) {
		const own = linksOf(part);
		if (before) Object.assign(own[0]!, distance(before, { ...part.units[0]!, isLoose: true }, links.at(-1)!));
		links.push(...own);
		before = part.units.at(-1)!;
	}
	return withShortPairs(links);
}

function linksOf({ units, isPrefix }: Part): Link[] {
	const links: Link[] = [];
	let start = 0;
	for (let i = 1; i <= units.length; i++) {
		if (i < units.length && !units[i]!.hasGap) continue;
		const run = runLinks(units.slice(start, i), start === 0, i === units.length, isPrefix);
		if (links.length > 0) Object.assign(run[0]!, distance(units[start - 1]!, units[start]!, links.at(-1)!));
		links.push(...run);
		start = i;
	}
	return links;
}

/** Some two words that follow each other are a term of their own. */
function withShortPairs(links: Link[]): Link[] {
	const joined: Link[] = [];
	for (let i = 0; i < links.length; i++) {
		const link = links[i]!;
		const next = links[i + 1];
		if (link.word === null || next?.word == null || !arePaired(link.word, next.word)) joined.push(link);
		else {
			const { least, most } = link;
			joined.push({ terms: { kind: 'exact', term: link.word + SHORT_PAIR + next.word }, least, most, isPair: true, word: null });
			i++;
			const behind = links[i + 1];
			if (behind) Object.assign(behind, { least: behind.least + STEP, most: behind.most + STEP });
		}
	}
	return joined;
}

function arePaired(first: string, second: string): boolean {
	const both = first + second;
	const units = Array.from({ length: both.length }, (_, i) => both.charCodeAt(i));
	return isShortPair(units, 0, first.length, both.length);
}

/** A pair's place is its first unit's, so that the unit behind it is one step further than for a word. */
function distance(before: QueryUnit, after: QueryUnit, last: Link): { least: number; most: number } {
	const next = last.isPair ? 2 * STEP : STEP;
	if (!before.isSingle && !after.isSingle) return { least: next, most: next };
	return { least: after.isLoose ? next : next + GAP, most: next + GAP };
}

/** Units that touch. At the chain's ends a word may be a piece of a longer one, for the text contains it all the same. */
function runLinks(run: QueryUnit[], isFirst: boolean, isLast: boolean, isPrefix: boolean): Link[] {
	if (run.length === 1) {
		const terms = unitTerms(run[0]!, isLast && isPrefix);
		return [{ terms, least: 0, most: 0, isPair: false, word: terms.kind === 'exact' ? terms.term : null }];
	}
	return run.slice(1).map((unit, i) => ({
		terms: pairTerms(run[i]!, unit, isFirst && i === 0, isLast && i === run.length - 2),
		least: STEP,
		most: STEP,
		isPair: true,
		word: null,
	}));
}

function unitTerms(unit: QueryUnit, isPrefix: boolean): Terms {
	if (unit.isSingle) return { kind: 'character', character: unit.text };
	return isPrefix ? { kind: 'prefix', prefix: unit.text } : { kind: 'exact', term: unit.text };
}

function pairTerms(first: QueryUnit, second: QueryUnit, isFirst: boolean, isLast: boolean): Terms {
	if (first.isSingle) {
		const term = first.text + second.text;
		return !second.isSingle && isLast ? { kind: 'prefix', prefix: term } : { kind: 'exact', term };
	}
	const term = second.text + BEFORE + backwards(first.text);
	return isFirst ? { kind: 'prefix', prefix: term } : { kind: 'exact', term };
}

/** By character, as the index has it. */
function backwards(text: string): string {
	return [...text].reverse().join('');
}

/** Whether a term of the index that begins with the character tells where the character itself stands. */
export function standsForCharacter(term: string, character: string): boolean {
	return term.length > character.length && term[character.length] !== BEFORE;
}
