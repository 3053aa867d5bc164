import { unpackTexts } from '../db/contents.ts';
import { emptyExtras, extrasOfJSON } from '../db/packing.ts';
import type { Context } from './context.ts';
import { listOf, loadRows, padded, partsOf } from './pages.ts';
import { type Siblings, siblingsOf } from './partial-rows.ts';
import type { PageDetail, PageRow, PageTexts, TermRow } from './rows.ts';
import { loadPartialTerms, loadTerms, termArticles } from './term-rows.ts';
import { byTranslationOrder } from './translation-order.ts';

/**
 * Rows that were read together: whatever is asked about one of them is read for all of them in one statement, so that a
 * list of twenty articles with their tags takes two statements, without promises and without a loader's queue.
 */
type Batch = { ids: number[]; known: Map<string, Map<number, unknown>> };

/** Registers rows that belong together, and completes them. */
export type Batches = {
	/** Remembers that rows were read together; gives the rows. */
	together<Row extends PageRow>(rows: Row[]): Row[];
	/** What `load` finds for a page, loaded for all pages of its batch at once. */
	completed<Found>(page: PageRow, what: string, load: (ids: number[]) => Map<number, Found>): Found | undefined;
};

/** Batches live as long as a request. */
export function createBatches(): Batches {
	const batches = new Map<number, Batch>();
	return {
		together(rows) {
			if (rows.length > 0 && siblingsOf(rows[0]!)) return rows;
			const newcomers = rows.filter((row) => !batches.has(row.id));
			for (const ids of partsOf(newcomers.map((row) => row.id))) {
				const batch: Batch = { ids, known: new Map() };
				for (const id of ids) batches.set(id, batch);
			}
			return rows;
		},
		completed<Found>(page: PageRow, what: string, load: (ids: number[]) => Map<number, Found>) {
			const siblings = siblingsOf(page);
			if (siblings) return completedOf(siblings, what, load).get(page.id);
			let batch = batches.get(page.id);
			if (!batch) {
				batch = { ids: [page.id], known: new Map() };
				batches.set(page.id, batch);
			}
			let found = batch.known.get(what) as Map<number, Found> | undefined;
			if (!found) {
				found = load(batch.ids);
				batch.known.set(what, found);
			}
			return found.get(page.id);
		},
	};
}

function completedOf<Found>({ rows, known }: Siblings, what: string, load: (ids: number[]) => Map<number, Found>): Map<number, Found> {
	let found = known.get(what) as Map<number, Found> | undefined;
	if (!found) {
		const parts = partsOf([...new Set(rows.map(({ id }) => id))]);
		found = parts.length === 1 ? load(parts[0]!) : new Map(parts.flatMap((ids) => [...load(ids)]));
		known.set(what, found);
	}
	return found;
}

/** The part of a reader that completes rows. */
export function completionReads(context: Context, batches: Batches) {
	return {
		detail: (page: PageRow): PageDetail => batches.completed(page, 'detail', (ids) => details(context, ids)) ?? noDetail,
		texts(page: PageRow): PageTexts {
			const packed = batches.completed(page, 'packed', (ids) => packedTexts(context, ids));
			// Unpacking is the costly part, so it is done for the pages that are asked for alone.
			return batches.completed(page, `texts ${page.id}`, () => new Map([[page.id, packed ? unpackTexts(packed) : noTexts]])) ?? noTexts;
		},
		parent(page: PageRow): PageRow | null {
			if (page.parentId === null) return null;
			return batches.completed(page, 'parent', (ids) => parents(context, ids)) ?? null;
		},
		translations: (page: PageRow): PageRow[] => {
			const found = batches.completed(page, 'translations', (ids) => translations(context, batches, ids));
			return found ?? [page];
		},
		terms(page: PageRow, taxonomy?: string | null): TermRow[] {
			const siblings = siblingsOf(page);
			if (siblings && taxonomy != null && context.visible.isLive) {
				const what = `terms ${taxonomy}`;
				return completedOf(siblings, what, (ids) => loadPartialTerms(context, ids, taxonomy, siblings.wanted.of(what))).get(page.id)!;
			}
			const all = batches.completed(page, 'terms', (ids) => terms(context, batches, ids)) ?? [];
			return taxonomy == null ? all : all.filter((term) => term.taxonomy === taxonomy);
		},
		listPage(page: PageRow): { name: string; articleCount: number } | null {
			if (page.kind === 'page') return null;
			return batches.completed(page, 'listPage', (ids) => listPages(context, ids)) ?? { name: '', articleCount: 0 };
		},
	};
}

const noDetail: PageDetail = { params: {}, extras: emptyExtras };
const noTexts: PageTexts = { source: '', html: '', plain: '', summary: '', tableOfContents: '', headings: [], links: [] };

function details(context: Context, ids: number[]): Map<number, PageDetail> {
	const rows = context.all<{ id: number; params: string; extras: string }>(
		`select page_id as id, params, extras from page_detail where page_id in (${listOf(ids)})`,
		padded(ids),
	);
	return new Map(rows.map(({ id, params, extras }) => [id, { params: JSON.parse(params), extras: extrasOfJSON(extras) }]));
}

function packedTexts(context: Context, ids: number[]): Map<number, Uint8Array> {
	const rows = context.all<{ id: number; texts: Uint8Array }>(
		`select page_id as id, texts from page_body where page_id in (${listOf(ids)})`,
		padded(ids),
	);
	return new Map(rows.map(({ id, texts }) => [id, texts]));
}

function parents(context: Context, ids: number[]): Map<number, PageRow> {
	const pages = loadRows(context, ids);
	const found = loadRows(context, [...new Set(pages.map((page) => page.parentId).filter((id) => id !== null))]);
	const byId = new Map(found.map((row) => [row.id, row]));
	return new Map(pages.flatMap((page) => (byId.has(page.parentId!) ? [[page.id, byId.get(page.parentId!)!]] : [])));
}

function translations(context: Context, batches: Batches, ids: number[]): Map<number, PageRow[]> {
	const { visible } = context;
	const pages = loadRows(context, ids);
	const keys = [...new Set(pages.filter((page) => !visible.isLive || page.isTranslated === 1).map((page) => page.translationKey))];
	const groups = new Map<string, PageRow[]>();
	if (keys.length > 0) {
		const source = visible.isLive ? 'page indexed by page_translated where page.is_translated = 1' : 'page where 1';
		const found = context.all<{ id: number }>(
			`select page.id from ${source} and page.translation_key in (${listOf(keys)}) and ${visible.built('page')}`,
			padded(keys),
		);
		const rows = loadRows(
			context,
			found.map(({ id }) => id),
		);
		for (const row of rows) {
			const group = groups.get(row.translationKey);
			if (group) group.push(row);
			else groups.set(row.translationKey, [row]);
		}
		batches.together(rows);
	}
	const order = byTranslationOrder(context);
	for (const group of groups.values()) group.sort(order);
	// Pages of the same language that share a key are no translations of each other.
	return new Map(
		pages.map((page) => [
			page.id,
			(groups.get(page.translationKey) ?? [page]).filter((other) => other.id === page.id || other.languageId !== page.languageId),
		]),
	);
}

function terms(context: Context, batches: Batches, ids: number[]): Map<number, TermRow[]> {
	const used = context.visible.isLive
		? 'page_term.is_counted = 1'
		: "(select render from page as user where user.id = page_term.page_id) <> 'never'";
	const uses = context.all<{ pageId: number; termId: number }>(
		`select page_id as pageId, term_id as termId from page_term where page_id in (${listOf(ids)}) and is_own = 1 and ${used} order by page_id, ordinal`,
		padded(ids),
	);
	const rows = loadTerms(context, [...new Set(uses.map(({ termId }) => termId))]);
	batches.together(rows);
	const byId = new Map(rows.map((row) => [row.id, row]));
	const found = new Map<number, TermRow[]>(ids.map((id) => [id, []]));
	for (const { pageId, termId } of uses) {
		const term = byId.get(termId);
		if (term) found.get(pageId)!.push(term);
	}
	return found;
}

function listPages(context: Context, ids: number[]): Map<number, { name: string; articleCount: number }> {
	const { isLive, inSection } = context.visible;
	// Kept totals are those of the live site.
	const counted = isLive
		? 'article_count'
		: `iif((select kind from page as own where own.id = page_id) = 'term', ${termArticles(context, 'list_page.page_id')},
			(select count(*) from page where page.parent_id = list_page.page_id and ${inSection('page')}))`;
	const rows = context.all<{ id: number; name: string; articleCount: number }>(
		`select page_id as id, name, ${counted} as articleCount from list_page where page_id in (${listOf(ids)})`,
		padded(ids),
	);
	return new Map(rows.map(({ id, name, articleCount }) => [id, { name, articleCount }]));
}
