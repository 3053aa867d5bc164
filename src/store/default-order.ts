import { compareTitles, foldedCompare, logicalFile } from '../db/collation.ts';
import type { Context } from './context.ts';

/** What decides a page's place in Hugo's default order (Hugo: resources/page/pages_sort.go, DefaultPageSort). */
export type DefaultOrderValues = { languageKey: string; weightOrder: number; dateOrder: number; linkTitle: string; file: string };

/** Hugo's default order of pages by their values; where weight and date are equal the language decides before the title. */
export function byDefaultOrder(context: Context): (a: DefaultOrderValues, b: DefaultOrderValues) => number {
	const ordinals = new Map(context.index.languages.map(({ key, ordinal }) => [key, ordinal]));
	// A language that is gone comes last, so that a cursor of its pages still has a place.
	const ordinalOf = (key: string) => ordinals.get(key) ?? Number.MAX_SAFE_INTEGER;
	return (a, b) =>
		a.weightOrder - b.weightOrder ||
		a.dateOrder - b.dateOrder ||
		ordinalOf(a.languageKey) - ordinalOf(b.languageKey) ||
		compareTitles(ordinals.has(a.languageKey) ? a.languageKey : context.config.defaultLanguage)(a.linkTitle, b.linkTitle) ||
		foldedCompare(logicalFile(a.file), logicalFile(b.file));
}

/**
 * Position of the spot in the default order where a page with these values would stand: half a step before the first page
 * that follows. Pages of one weight and date are bisected by position, so ten thousand undated ones cost no more than ten.
 */
export function findPosition(context: Context, values: DefaultOrderValues): number {
	const compare = byDefaultOrder(context);
	const { weightOrder, dateOrder } = values;
	const edge = (direction: 'asc' | 'desc') =>
		place(context, `page.weight_order = ? and page.date_order = ? order by page.position ${direction}`, [weightOrder, dateOrder]);
	let low = edge('asc');
	let high = edge('desc');
	if (low && high && compare(low, values) < 0 && compare(high, values) > 0) {
		// Invariant: low stands before the spot, high after it.
		for (;;) {
			const middle = low.position + Math.floor((high.position - low.position) / 2);
			let probe = tie(context, values, '>', middle, 'asc');
			if (!probe || probe.position >= high.position) probe = tie(context, values, '<=', middle, 'desc');
			if (!probe || probe.position <= low.position) return high.position - 0.5;
			if (compare(probe, values) < 0) low = probe;
			else high = probe;
		}
	}
	if (low && compare(low, values) >= 0) return low.position - 0.5;
	const after = place(context, '(page.weight_order, page.date_order) > (?, ?) order by page.weight_order, page.date_order, page.position', [
		weightOrder,
		dateOrder,
	]);
	if (after) return after.position - 0.5;
	const last = place(context, '1 order by page.weight_order desc, page.date_order desc, page.position desc', []);
	return (last?.position ?? 0) + 0.5;
}

type Placed = DefaultOrderValues & { position: number };

function tie(context: Context, { weightOrder, dateOrder }: DefaultOrderValues, operator: string, position: number, direction: string) {
	return place(
		context,
		`page.weight_order = ? and page.date_order = ? and page.position ${operator} ? order by page.position ${direction}`,
		[weightOrder, dateOrder, position],
	);
}

function place(context: Context, condition: string, parameters: number[]): Placed | undefined {
	return context.get<Placed>(
		`select language.key as languageKey, page.weight_order as weightOrder, page.date_order as dateOrder, page.position,
		coalesce(page.link_title, page.title) as linkTitle, page.file
		from page indexed by page_order join language on language.id = page.language_id where page.kind = 'page' and ${condition} limit 1`,
		parameters,
	);
}
