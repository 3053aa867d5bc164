import { compareTitles } from '../db/collation.ts';
import { HugoQLError } from '../errors.ts';
import type { Context } from './context.ts';
import { type DefaultOrderValues, findPosition } from './default-order.ts';
import type { LanguageRow, PageRow } from './rows.ts';
import type { Key } from './streams.ts';

/*
 * Cursors say where a row stood by its values: what the list is ordered by, weight, date, link title, file and language. They
 * hold no row number and no position, which change as articles come and go and when the index is rebuilt. To go on from a
 * cursor its page is looked up; where it is still there with the same values, its present position is the place to go on
 * from. Where it is gone or was changed, the place is found by comparing values, between the pages that stood around it.
 */

/** How a list is ordered, as far as its cursors tell: a cursor of one order is no cursor of another. */
export type CursorOrder = 'default' | 'title' | 'term' | 'date' | 'publish_date' | 'lastmod' | 'word_count';

/** A cursor's content. `value` is the ordering column's: a number or null, for titles the title. */
export type ArticleCursor = DefaultOrderValues & { order: CursorOrder; logicalPath: string; value: number | string | null };

/** The cursor of a row in a list; `value` as the list's stream gave it, ignored for titles. */
export function encodeArticleCursor(context: Context, order: CursorOrder, row: PageRow, value: number | null): string {
	const { key } = context.index.languageById.get(row.languageId)!;
	const own = order === 'title' ? row.title : value;
	return encodeValues([order, key, row.logicalPath, row.file ?? '', row.weightOrder, row.dateOrder, row.linkTitle, own]);
}

/** The place of a cursor in a list of this order; CURSOR_INVALID for what this list never gave. */
export function articleCursorKey(context: Context, cursor: string, order: CursorOrder): Key {
	const decoded = decodeArticleCursor(cursor);
	if (decoded.order !== order) {
		throw new HugoQLError(
			'CURSOR_INVALID',
			'The cursor comes from a list in another order. Start again without it, or ask for the order that it came from.',
		);
	}
	const language = context.index.languageByName.get(decoded.languageKey);
	const row = language && context.get<Placed>(placedSql, [language.id, decoded.logicalPath]);
	const isSame = row !== undefined && sameValues(row, decoded);
	const position = isSame ? row.position : findPosition(context, decoded);
	if (order !== 'title') return { lead: 0, value: order === 'default' ? null : (decoded.value as number | null), position };
	const title = String(decoded.value);
	const value = isSame && row.title === title ? row.titlePosition : language ? findTitlePosition(context, language, title) : 0;
	return { lead: language?.ordinal ?? Number.MAX_SAFE_INTEGER, value, position };
}

type Placed = Pick<PageRow, 'file' | 'title' | 'linkTitle' | 'weightOrder' | 'dateOrder' | 'position'> & { titlePosition: number };

const placedSql = `select title_position as titlePosition, position, weight_order as weightOrder, date_order as dateOrder,
	coalesce(link_title, title) as linkTitle, file, title from page where language_id = ? and logical_path = ? and kind = 'page'`;

function sameValues(row: Placed, cursor: ArticleCursor): boolean {
	return (
		row.weightOrder === cursor.weightOrder &&
		row.dateOrder === cursor.dateOrder &&
		row.linkTitle === cursor.linkTitle &&
		row.file === cursor.file
	);
}

/** Place of a title among those of its language: that of an equal title, or half a step before the first that follows. */
function findTitlePosition(context: Context, language: LanguageRow, title: string): number {
	const collate = compareTitles(language.key);
	const place = (condition: string, parameters: number[]) =>
		context.get<{ title: string; place: number }>(
			`select title, title_position as place from page indexed by page_title where kind = 'page' and language_id = ? and ${condition} limit 1`,
			[language.id, ...parameters],
		);
	let low = place('1 order by title_position', []);
	let high = place('1 order by title_position desc', []);
	if (!low || !high) return 0;
	const first = collate(low.title, title);
	if (first >= 0) return first === 0 ? low.place : low.place - 0.5;
	const last = collate(high.title, title);
	if (last <= 0) return last === 0 ? high.place : high.place + 0.5;
	for (;;) {
		// Invariant: low sorts before the title, high after it.
		const middle = low.place + Math.floor((high.place - low.place) / 2);
		let probe = place('title_position > ? order by title_position', [middle]);
		if (!probe || probe.place >= high.place) probe = place('title_position <= ? order by title_position desc', [middle]);
		if (!probe || probe.place <= low.place) return high.place - 0.5;
		const order = collate(probe.title, title);
		if (order === 0) return probe.place;
		if (order < 0) low = probe;
		else high = probe;
	}
}

/** Values as an opaque text. */
export function encodeValues(values: (string | number | null)[]): string {
	return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The reverse of {@link encodeValues}; CURSOR_INVALID for anything that is no list of `length` plain values. */
export function decodeValues(cursor: string, length: number): (string | number | null)[] {
	if (cursor.length < 65_536) {
		try {
			const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
			if (Array.isArray(values) && values.length === length && values.every(isPlain)) return values;
		} catch {}
	}
	throw invalidCursor();
}

/** The error for a cursor that no list gave. */
export function invalidCursor(): HugoQLError {
	return new HugoQLError(
		'CURSOR_INVALID',
		'The cursor is not one that this list gave. Use an endCursor or startCursor as it was answered, or start without one.',
	);
}

function isPlain(value: unknown): value is string | number | null {
	return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

const orders = new Set<unknown>(['default', 'title', 'term', 'date', 'publish_date', 'lastmod', 'word_count']);

function decodeArticleCursor(cursor: string): ArticleCursor {
	const [order, languageKey, logicalPath, file, weightOrder, dateOrder, linkTitle, value] = decodeValues(cursor, 8);
	const isText = [languageKey, logicalPath, file, linkTitle].every((part) => typeof part === 'string');
	const isNumber = [weightOrder, dateOrder].every((part) => typeof part === 'number');
	const isValue = order === 'title' ? typeof value === 'string' : order === 'default' ? value === null : typeof value !== 'string';
	if (!orders.has(order) || !isText || !isNumber || !isValue) throw invalidCursor();
	return { order, languageKey, logicalPath, file, weightOrder, dateOrder, linkTitle, value } as ArticleCursor;
}
