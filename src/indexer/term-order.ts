import { compareTitles, foldedCompare } from '../db/collation.ts';
import { type Gap, type OrderedList, place } from './order.ts';
import type { Run } from './run.ts';

/** A term whose place among the names of its taxonomy has to be found. */
export type UnplacedTerm = { id: number; languageId: number; taxonomy: string; name: string };

/** Case-folded form by which Hugo breaks ties of equal counts. */
export function foldForOrder(name: string): string {
	return name.toLowerCase();
}

/** Gives terms their place in the collated order of names, taxonomy by taxonomy (Hugo: hugolib/taxonomy.go, Alphabetical). */
export function collateTerms(run: Run, terms: UnplacedTerm[]): void {
	const groups = Map.groupBy(terms, (term) => `${term.languageId}\n${term.taxonomy}`);
	for (const group of groups.values()) {
		const { languageId, taxonomy } = group[0]!;
		const collate = compareTitles(run.languageKeys.get(languageId)!);
		const compare = (a: string, b: string) => collate(a, b) || foldedCompare(a, b);
		for (const { id } of group) run.statements.placeTerm(0, id);
		place(
			listOf(run, languageId, taxonomy, compare),
			group.sort((a, b) => compare(a.name, b.name)),
		);
	}
}

function listOf(run: Run, languageId: number, taxonomy: string, compare: (a: string, b: string) => number): OrderedList<UnplacedTerm> {
	// Placed terms in order: a taxonomy's names are few beside its pages, and are read once for a group of newcomers.
	const placed = run.statements.placedTerms(languageId, taxonomy);
	return {
		neighbours({ name }): Gap {
			let low = 0;
			let high = placed.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if (compare(placed[middle]!.name, name) <= 0) low = middle + 1;
				else high = middle;
			}
			return { before: placed[low - 1]?.place ?? null, after: placed[low]?.place ?? null };
		},
		window: (from, limit, backwards) =>
			backwards
				? placed
						.filter((term) => term.place <= from)
						.map((term) => term.place)
						.slice(-limit)
						.reverse()
				: placed
						.filter((term) => term.place > from)
						.map((term) => term.place)
						.slice(0, limit),
		move(from, to) {
			const term = placed.find((candidate) => candidate.place === from)!;
			term.place = to;
			run.statements.placeTerm(to, term.id);
		},
		assign(term, to) {
			run.statements.placeTerm(to, term.id);
			const index = placed.findIndex((candidate) => candidate.place > to);
			placed.splice(index < 0 ? placed.length : index, 0, { id: term.id, name: term.name, place: to });
		},
	};
}
