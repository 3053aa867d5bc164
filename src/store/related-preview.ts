import type { RelatedConfig } from '../config/config.ts';
import { publishOrder } from '../db/publish-orders.ts';
import { isRareEnough } from '../related/keywords.ts';
import { countKeywords } from '../related/repetition.ts';
import { createScale, isRelated, type Match, score } from '../related/score.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { loadRows } from './pages.ts';
import { byTitleAndPath, encodePlace, type RelatedPlace } from './related-place.ts';
import type { RelatedRows } from './results.ts';
import type { PageRow } from './rows.ts';

/**
 * The same as the live answer over all articles that a preview sees. Posting lists are kept for the live site alone, so every
 * article of the language is looked at.
 */
export function relatedInPreview(
	context: Context,
	batches: Batches,
	page: PageRow,
	own: [string, string][],
	config: RelatedConfig,
	limit: number,
	after: RelatedPlace | null,
): RelatedRows {
	const candidate = candidates(context, page, own, config);
	const places = loadRows(context, [...candidate.keys()])
		.map((row) => ({
			row,
			weight: candidate.get(row.id)!.score,
			order: publishOrder(row.publishDate),
			title: row.title,
			logicalPath: row.logicalPath,
		}))
		.sort(compare);
	const behind = after === null ? places : places.filter((place) => compare(place, after) > 0);
	const shown = behind.slice(0, limit);
	batches.together(shown.map(({ row }) => row));
	return {
		rows: shown.map((place) => ({
			page: place.row,
			score: place.weight,
			matches: candidate.get(place.row.id)!.matches.flatMap(({ times, ...match }) => Array.from({ length: times }, () => match)),
			cursor: () => encodePlace(page, place),
		})),
		totalCount: () => candidate.size,
		hasNextPage: () => behind.length > limit,
		hasPreviousPage: () => after !== null,
	};
}

function compare(a: RelatedPlace, b: RelatedPlace): number {
	return b.weight - a.weight || a.order - b.order || byTitleAndPath(a, b);
}

function candidates(
	context: Context,
	page: PageRow,
	own: [string, string][],
	config: RelatedConfig,
): Map<number, { score: number; matches: Match[] }> {
	const scale = createScale(config);
	const pages = keywordsOfLanguage(context, page.languageId);
	const wanted = config.indices.flatMap(({ name, weight, cardinalityThreshold }) => {
		const holders = (keyword: string) => pages.reduce((sum, other) => sum + (timesIn(other, name).get(keyword) ?? 0), 0);
		const total = lengthOf(pages, name);
		const times = countKeywords(own.filter(([index]) => index === name).map(([, keyword]) => keyword));
		return [...times]
			.filter(([keyword]) => cardinalityThreshold === 0 || isRareEnough(holders(keyword), total, cardinalityThreshold))
			.map(([keyword, count]): Match => ({ index: name, keyword, weight, times: count }));
	});
	const isNewer = ({ publishDate }: KeywordPage) =>
		!config.includeNewer && page.publishDate !== null && publishDate !== null && publishDate > page.publishDate;
	const found = new Map<number, { score: number; matches: Match[] }>();
	for (const other of pages) {
		if (other.id === page.id || isNewer(other)) continue;
		const matches = wanted.flatMap((match) => {
			const times = timesIn(other, match.index).get(match.keyword) ?? 0;
			return times > 0 ? [{ ...match, times: match.times * times }] : [];
		});
		const { weight, matches: count } = score(matches);
		if (isRelated(weight, count, scale)) found.set(other.id, { score: weight, matches });
	}
	return found;
}

/** A page with its keywords, and how often it names each. */
type KeywordPage = { id: number; publishDate: number | null; times: Map<string, Map<string, number>> };

function timesIn(page: KeywordPage, index: string): Map<string, number> {
	return page.times.get(index) ?? new Map();
}

function lengthOf(pages: KeywordPage[], index: string): number {
	return pages.filter((page) => page.times.has(index)).length;
}

function keywordsOfLanguage(context: Context, languageId: number): KeywordPage[] {
	return context.index.facts.through(`keywords ${languageId} ${context.scope}`, () =>
		context
			.all<{ id: number; publishDate: number | null; related: string | null }>(
				`select page.id, page.publish_date as publishDate, page_detail.extras ->> '$.related' as related
				from page join page_detail on page_detail.page_id = page.id where page.language_id = ? and ${context.visible.inSite('page')}`,
				[languageId],
			)
			.map(({ id, publishDate, related }) => {
				const pairs: [string, string][] = related ? JSON.parse(related) : [];
				const byIndex = Map.groupBy(pairs, ([index]) => index);
				return {
					id,
					publishDate,
					times: new Map([...byIndex].map(([index, own]) => [index, countKeywords(own.map(([, keyword]) => keyword))])),
				};
			}),
	);
}
