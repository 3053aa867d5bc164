import type { Context } from './context.ts';
import { languageIds, preferredLanguages } from './languages.ts';
import { decodeNodeId, nodeType } from './node-id.ts';
import { pageColumns } from './page-columns.ts';
import type { LanguageRow, PageRow } from './rows.ts';
import { urlForms } from './url-forms.ts';

/** Rows by id, whatever their visibility, in the order of ids; ids must be of pages. */
export function loadRows(context: Context, ids: number[]): PageRow[] {
	const { rows } = context.index;
	const found = new Map<number, PageRow>();
	const missing: number[] = [];
	for (const id of ids) {
		const row = rows.get(id);
		if (row) found.set(id, row);
		else missing.push(id);
	}
	for (const part of partsOf(missing)) {
		const sql = `select ${pageColumns} from page where page.id in (${listOf(part)})`;
		for (const row of context.all<PageRow>(sql, padded(part))) {
			rows.set(row.id, row);
			found.set(row.id, row);
		}
	}
	return ids.map((id) => found.get(id)).filter((row) => row !== undefined);
}

/** Values that one statement is given at most: SQLite takes some 32,000, and a site may name more pages in one menu. */
const MOST_VALUES = 1024;

/** Values in parts that an `in` list takes; no parts of none. */
export function partsOf<Item>(values: Item[]): Item[][] {
	const parts: Item[][] = [];
	for (let start = 0; start < values.length; start += MOST_VALUES) parts.push(values.slice(start, start + MOST_VALUES));
	return parts;
}

/** Placeholders for an `in` list; lengths are rounded up, so that few statements serve all of them (see {@link padded}). */
export function listOf(values: { length: number }): string {
	return Array(roundedUp(values.length)).fill('?').join(', ');
}

/** The values of {@link listOf}, the last repeated. */
export function padded<Item>(values: Item[]): Item[] {
	const missing = roundedUp(values.length) - values.length;
	return missing > 0 ? [...values, ...Array<Item>(missing).fill(values.at(-1)!)] : values;
}

function roundedUp(length: number): number {
	let size = 1;
	while (size < length) size *= 2;
	return size;
}

/** First row of a statement that selects `id`. */
export function rowOf(context: Context, sql: string, parameters: (string | number | null)[]): PageRow | null {
	const found = context.get<{ id: number }>(sql, parameters);
	return found ? (loadRows(context, [found.id])[0] ?? null) : null;
}

/** Whether a row can be seen by itself. */
export function isVisible(context: Context, row: PageRow): boolean {
	if (context.visible.isLive) return row.isBuilt === 1;
	return context.get(`select 1 from page where id = ? and ${context.visible.built('page')}`, [row.id]) !== undefined;
}

/** The part of a reader that finds single pages. */
export function pageReads(context: Context) {
	const visibleOrNull = (row: PageRow | undefined | null) => (row && isVisible(context, row) ? row : null);
	const built = context.visible.built('page');
	const byLogicalPath = (languageId: number, logicalPath: string) =>
		rowOf(context, `select id from page where language_id = ? and logical_path = ? and ${built}`, [languageId, logicalPath]);

	return {
		page: (id: number) => visibleOrNull(loadRows(context, [id])[0]),
		pages(ids: number[]): (PageRow | null)[] {
			const found = new Map(loadRows(context, ids).map((row) => [row.id, row]));
			return ids.map((id) => visibleOrNull(found.get(id)));
		},
		pageByLogicalPath: byLogicalPath,
		pageByUrl: (path: string) => pageByUrl(context, path),
		pageByFile: (file: string, locales: string[] | null) => best(context, 'page.file = ?', file, locales, false),
		articleBySlug: (slug: string, locales: string[] | null) => best(context, 'page.slug = ?', slug, locales, true),
		articleByTranslationKey: (key: string, locales: string[] | null) => best(context, 'page.translation_key = ?', key, locales, true),
		articleByLogicalPath: (logicalPath: string, locales: string[] | null) => {
			const languages = preferredLanguages(context, locales) ?? context.index.languages;
			for (const { id } of languages) {
				const row = byLogicalPath(id, logicalPath);
				if (row?.kind === 'page') return row;
			}
			return null;
		},
		articleByUrl(path: string, locales: string[] | null): PageRow | null {
			const row = pageByUrl(context, path);
			if (row?.kind !== 'page') return null;
			return locales?.length ? (best(context, 'page.translation_key = ?', row.translationKey, locales, true) ?? row) : row;
		},
		pageByNodeId(id: string): PageRow | null {
			const decoded = decodeNodeId(id);
			const language = decoded && context.index.languageByName.get(decoded.languageKey);
			if (!language) return null;
			const row = byLogicalPath(language.id, decoded.logicalPath);
			return row && nodeType(row) === decoded.type ? row : null;
		},
		home: (languageId: number) => byLogicalPath(languageId, '/'),
		isFallback(page: PageRow, locales: string[] | null): boolean {
			const preferred = preferredLanguages(context, locales);
			return preferred !== null && preferred[0]!.id !== page.languageId;
		},
	};
}

function pageByUrl(context: Context, path: string): PageRow | null {
	const forms = urlForms(path);
	if (!forms) return null;
	const built = context.visible.built('page');
	for (const url of forms.urls) {
		const row = rowOf(
			context,
			`select id from page where url = ? and ${built} order by kind = 'page' desc, language_id, position, id limit 1`,
			[url],
		);
		if (row) return row;
	}
	for (const alias of forms.aliases) {
		const row = rowOf(
			context,
			`select page.id from alias join page on page.id = alias.page_id where alias.path = ? and ${built} order by page.language_id, page.position limit 1`,
			[alias],
		);
		if (row) return row;
	}
	return null;
}

/** Of the visible pages that a condition selects the first in order of languages, then in default order. */
function best(context: Context, condition: string, value: string, locales: string[] | null, articlesOnly: boolean): PageRow | null {
	const languages: LanguageRow[] | null = preferredLanguages(context, locales);
	const ids = languages?.map(({ id }) => id) ?? languageIds(context);
	if (ids.length === 0) return null;
	const rank = `case page.language_id ${ids.map((id, i) => `when ${id} then ${i}`).join(' ')} end`;
	return rowOf(
		context,
		`select page.id from page where ${condition} ${articlesOnly ? "and page.kind = 'page'" : ''} and page.language_id in (${ids.join(', ')})
		and ${context.visible.built('page')} order by ${rank}, page.position, page.id limit 1`,
		[value],
	);
}
