import type { RelatedConfig } from '../config/config.ts';
import { countKeywords, repetitionKey } from '../related/repetition.ts';
import { createCursor, type Posting, type ReadPostings } from '../related/posting.ts';
import { countRelated, firstPlace, type QueryKeyword, type RankOptions, rankRelated } from '../related/rank.ts';
import { createScale } from '../related/score.ts';
import { isRareEnough } from '../related/keywords.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { counted } from './languages.ts';
import { lazily } from './lazily.ts';
import { loadRows } from './pages.ts';
import { loadPartialRows } from './partial-pages.ts';
import { type KeywordSet, rankByLevels } from './related-levels.ts';
import { byTitleAndPath, decodePlace, encodePlace, type RelatedPlace } from './related-place.ts';
import { relatedInPreview } from './related-preview.ts';
import type { RelatedMatch, RelatedRows } from './results.ts';
import { keptSet } from './selections.ts';
import type { PageRow } from './rows.ts';
import type { Wanted } from './wanted.ts';

/**
 * Hugo's Related of an article: by weight, then newest, then title (Hugo: related/inverted_index.go).
 *
 * @param wanted what is needed of the articles; null for all of it.
 * @param after cursor of an earlier answer of the same article; CURSOR_INVALID for another text.
 */
export function related(
	context: Context,
	batches: Batches,
	page: PageRow,
	first: number,
	after: string | null,
	wanted: Wanted | null,
): RelatedRows {
	const config = relatedConfig(context, page);
	const place = after === null ? null : decodePlace(page, after);
	const hasPreviousPage = () => place !== null;
	if (page.kind !== 'page' || !config) return { rows: [], totalCount: () => 0, hasNextPage: () => false, hasPreviousPage };
	const limit = Math.max(1, Math.min(100, first));
	const own = keywordsOf(context, page.id);
	if (!context.visible.isLive) return relatedInPreview(context, batches, page, own, config, limit, place);
	const found = findRelated(context, page, own, config, limit, place);
	const ids = found.map((one) => one.page);
	const pages = batches.together(wanted ? loadPartialRows(context, ids, wanted) : loadRows(context, ids));
	const rows = pages.map((row, i) => {
		const { weight, order, matches } = found[i]!;
		const place = (): RelatedPlace => ({ weight, order, title: row.title, logicalPath: row.logicalPath });
		return { page: row, score: weight, matches, place };
	});
	return {
		rows: rows.map(({ place: own, ...row }) => ({ ...row, cursor: () => encodePlace(page, own()) })),
		hasPreviousPage,
		hasNextPage: lazily(() => rows.length === limit && findRelated(context, page, own, config, 1, rows.at(-1)!.place()).length > 0),
		totalCount: lazily(() =>
			context.index.facts.through(`related to ${page.id}`, () => {
				const cursors = cursorsOf(context, queryOf(context, page, own, config), firstPlace(page.publishDate, config.includeNewer));
				return countRelated(cursors, { self: page.id, scale: createScale(config) });
			}),
		),
	};
}

type Found = { page: number; order: number; weight: number; matches: RelatedMatch[] };

/** The first related pages, or those behind a place. */
function findRelated(
	context: Context,
	page: PageRow,
	own: [string, string][],
	config: RelatedConfig,
	first: number,
	place: RelatedPlace | null,
): Found[] {
	const query = queryOf(context, page, own, config);
	const newest = firstPlace(page.publishDate, config.includeNewer);
	const rank = (fromOrder: number, given: Partial<RankOptions>): Found[] => {
		const from = fromOrder > newest.order ? { order: fromOrder, page: Number.NEGATIVE_INFINITY } : newest;
		const compareTies = (a: Posting, b: Posting) => byTitleAndPath(rowOf(context, a.page), rowOf(context, b.page));
		const options = { self: page.id, scale: createScale(config), compareTies, first, ...given };
		const walk = (wanted: RankOptions) => rankRelated(cursorsOf(context, query, from), wanted);
		const isByLevels = query.length > 1 && query.length <= MOST_BY_LEVELS && query.every(({ weight }) => weight > 0);
		const ranked = isByLevels ? rankByLevels(context, setsOf(context, query), from, options, walk) : walk(options);
		return ranked.map((found) => ({ ...found, matches: found.keywords.flatMap((place) => query[place]!.matches) }));
	};
	if (!place) return rank(Number.NEGATIVE_INFINITY, {});
	// Those of the same weight that are not newer stand together behind the place; what is newer is not read for them.
	const equal = rank(place.order, {
		lightest: place.weight,
		heaviest: place.weight,
		isWanted: (other) => other.order > place.order || byTitleAndPath(rowOf(context, other.page), place) > 0,
	});
	if (equal.length === first) return equal;
	return [...equal, ...rank(Number.NEGATIVE_INFINITY, { heaviest: place.weight - 1, first: first - equal.length })];
}

function rowOf(context: Context, id: number): PageRow {
	return loadRows(context, [id])[0]!;
}

function relatedConfig(context: Context, page: PageRow): RelatedConfig | undefined {
	const { key } = context.index.languageById.get(page.languageId)!;
	return context.config.languages.find((language) => language.key === key)?.related;
}

/** Keywords of a page, [index, keyword], repetitions kept. */
function keywordsOf(context: Context, pageId: number): [string, string][] {
	const row = context.get<{ related: string | null }>("select extras ->> '$.related' as related from page_detail where page_id = ?", [
		pageId,
	]);
	return row?.related ? (JSON.parse(row.related) as [string, string][]) : [];
}

/** More keywords would make too many levels. */
const MOST_BY_LEVELS = 16;

function setsOf(context: Context, query: Sought[]): KeywordSet[] {
	return query.map(({ id, ...keyword }) => ({
		...keyword,
		pages: lazily(() => keptSet(context, 'keyword', id)),
		read: readerOf(context, id),
	}));
}

/** A list of articles that is sought in, by its keyword's id; `matches` is what being in it says. */
type Sought = { id: number; count: number; weight: number; times: number; matches: RelatedMatch[] };

/** The keywords of a page; those that are too common by the index's threshold are left out. */
function queryOf(context: Context, page: PageRow, own: [string, string][], config: RelatedConfig): Sought[] {
	const query: Sought[] = [];
	for (const { name: index, weight, cardinalityThreshold } of config.indices) {
		for (const [keyword, times] of countKeywords(own.filter(([name]) => name === index).map(([, text]) => text))) {
			const lists = postingLists(context, page.languageId, index, keyword);
			const holders = lists.reduce((sum, { count }) => sum + count, 0);
			if (cardinalityThreshold > 0 && !isRareEnough(holders, counted(context, 'related', index, [page.languageId]), cardinalityThreshold))
				continue;
			const matches = Array.from({ length: times }, () => ({ index, keyword, weight }));
			for (const { id, count } of lists) query.push({ id, count, weight, times, matches });
		}
	}
	return query;
}

/** Cursors over the lists, which begin at a place. */
function cursorsOf(context: Context, query: Sought[], from: Posting): QueryKeyword[] {
	return query.map(({ id, weight, times }) => ({ weight, times, cursor: createCursor(readerOf(context, id), from) }));
}

/** The lists of a keyword: of the articles that name it, of those that name it twice, and so on. */
function postingLists(context: Context, languageId: number, index: string, keyword: string): { id: number; count: number }[] {
	const lists: { id: number; count: number }[] = [];
	for (let number = 1; ; number++) {
		const list = context.get<{ id: number; count: number }>(
			'select id, count from keyword where language_id = ? and index_name = ? and text = ?',
			[languageId, index, repetitionKey(keyword, number)],
		);
		if (!list) return lists;
		lists.push(list);
	}
}

function readerOf(context: Context, keywordId: number): ReadPostings {
	return ({ order, page }, limit) =>
		context.all<{ order: number; page: number }>(
			`select publish_order as "order", page_id as page from posting where keyword_id = ? and (publish_order, page_id) >= (?, ?)
			order by publish_order, page_id limit ?`,
			[keywordId, order, page, limit],
		);
}
