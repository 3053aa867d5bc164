import { comparePostings, createCursor, type Posting } from '../../src/related/posting.ts';
import { firstPlace, type QueryKeyword } from '../../src/related/rank.ts';
import { countKeywords, postingKeys, repetitionKey } from '../../src/related/repetition.ts';
import { createScale, isRelated, type Scale } from '../../src/related/score.ts';

export type Settings = { threshold: number; includeNewer: boolean; indices: { name: string; weight: number }[] };
/** `keywords` are `index:keyword`, repetitions kept. */
export type Page = { id: number; title: string; publishDate: number | null; keywords: string[] };

/** Postings of every keyword of a site, and how many of them were read. */
export function createIndex(pages: Page[]) {
	const postings = new Map<string, Posting[]>();
	for (const { id, publishDate, keywords } of pages) {
		for (const keyword of postingKeys(keywords)) {
			const list = postings.get(keyword) ?? [];
			list.push({ order: publishDate === null ? Number.MAX_SAFE_INTEGER : -publishDate, page: id });
			postings.set(keyword, list);
		}
	}
	for (const list of postings.values()) list.sort(comparePostings);
	const index = { postings, read: 0 };
	return index;
}

export function queryOf(page: Page, settings: Settings, index: ReturnType<typeof createIndex>): { keywords: QueryKeyword[]; scale: Scale } {
	const from = firstPlace(page.publishDate, settings.includeNewer);
	const keywords: QueryKeyword[] = [];
	for (const [keyword, times] of countKeywords(page.keywords)) {
		for (let number = 1; index.postings.has(repetitionKey(keyword, number)); number++) {
			const list = index.postings.get(repetitionKey(keyword, number))!;
			keywords.push({ weight: weightOf(keyword, settings), times, cursor: createCursor(reader(list, index), from) });
		}
	}
	return { keywords, scale: createScale(settings) };
}

function reader(list: Posting[], index: { read: number }) {
	return (place: Posting, limit: number) => {
		let low = 0;
		let high = list.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (comparePostings(list[middle]!, place) < 0) low = middle + 1;
			else high = middle;
		}
		const block = list.slice(low, low + limit);
		index.read += block.length;
		return block;
	};
}

/** The same answer from a look at every page, as plainly as it can be said. */
export function bruteForce(page: Page, pages: Page[], settings: Settings) {
	const found: { page: Page; weight: number }[] = [];
	for (const other of pages) {
		if (other === page) continue;
		if (!settings.includeNewer && page.publishDate !== null && other.publishDate !== null && other.publishDate > page.publishDate) continue;
		const shared = page.keywords.flatMap((keyword) => other.keywords.filter((theirs) => theirs === keyword));
		const weight = shared.reduce((sum, keyword) => sum + weightOf(keyword, settings), 0);
		if (isRelated(weight, shared.length, createScale(settings))) found.push({ page: other, weight });
	}
	const order = (date: number | null) => (date === null ? Number.MAX_SAFE_INTEGER : -date);
	const byTitle = (a: Page, b: Page) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id - b.id);
	return found.sort((a, b) => b.weight - a.weight || order(a.page.publishDate) - order(b.page.publishDate) || byTitle(a.page, b.page));
}

function weightOf(keyword: string, settings: Settings): number {
	return settings.indices.find(({ name }) => keyword.startsWith(`${name}:`))!.weight;
}
