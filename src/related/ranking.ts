import { comparePostings, type Posting } from './posting.ts';

/** A related page with its total weight, and which of the keywords it has, by their place in the query. */
export type RankedPage = Posting & { weight: number; matches: number; keywords: number[] };

/** The first of the ranked pages, kept in order while more are found. */
export type Ranking = {
	/** The last one of a full ranking, which another page has to beat; null while it is not full. */
	readonly last: RankedPage | null;
	readonly pages: RankedPage[];
	add(page: RankedPage): void;
};

/**
 * An empty ranking of at most `size` pages: heavier first, then newer, then by title byte by byte, which `compareTies` compares
 * (Hugo: related/inverted_index.go, ranks.Less).
 */
export function createRanking(size: number, compareTies: (a: Posting, b: Posting) => number): Ranking {
	const pages: RankedPage[] = [];
	const compare = (a: RankedPage, b: RankedPage) => b.weight - a.weight || a.order - b.order || compareTies(a, b) || comparePostings(a, b);
	return {
		pages,
		get last() {
			return pages.length < size ? null : pages[size - 1]!;
		},
		add(page) {
			if (pages.length === size && compare(page, pages[size - 1]!) >= 0) return;
			let low = 0;
			let high = pages.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if (compare(pages[middle]!, page) <= 0) low = middle + 1;
				else high = middle;
			}
			pages.splice(low, 0, page);
			if (pages.length > size) pages.pop();
		},
	};
}
