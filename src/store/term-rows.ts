import type { Context } from './context.ts';
import { pageColumnSql, selected } from './page-columns.ts';
import { listOf, padded, partsOf } from './pages.ts';
import { partialReader, type Siblings, unread } from './partial-rows.ts';
import type { TermRow } from './rows.ts';
import type { Wanted } from './wanted.ts';

/** SQL for the number of articles in a term's own list, for a preview; `termId` is an SQL expression. */
export function termArticles({ visible }: Context, termId: string): string {
	return `(select count(*) from page_term as used join page as user on user.id = used.page_id
		where used.term_id = ${termId} and user.render <> 'never' and ${visible.inSection('user')})`;
}

/**
 * Table `term` with the number of listed articles, as the reader's visibility has it. Kept counts are those of the live site,
 * so a preview counts: Hugo's count holds the uses of terms below, and a term is there where a file or a built page is.
 */
export function termSource(context: Context, index = ''): string {
	const { visible } = context;
	if (visible.isLive) return `term ${index && `indexed by ${index}`} join list_page on list_page.page_id = term.page_id`;
	const used = (terms: string) => `(select count(*) from page_term as used join page as user on user.id = used.page_id
		where used.term_id in (${terms}) and used.is_own = 1 and user.render <> 'never' and ${visible.built('user')})`;
	const withNested = `select below.page_id from term as below where below.language_id = inner_term.language_id and below.taxonomy = inner_term.taxonomy
		and (below.key = inner_term.key or (below.key > inner_term.key || '/' and below.key < inner_term.key || '0'))`;
	return `(select page_id, language_id, taxonomy, key, name, slug, ${used(withNested)} as count,
		exists (select 1 from page where page.id = inner_term.page_id and ${visible.built('page')}) as is_built, name_position, name_folded
		from term as inner_term) as term
		join (select page_id, name, ${termArticles(context, 'list_page.page_id')} as article_count from list_page) as list_page on list_page.page_id = term.page_id`;
}

/** Visible terms by page id, in the order of ids. */
export function loadTerms(context: Context, ids: number[]): TermRow[] {
	const { facts } = context.index;
	const keyOf = (id: number) => `term ${id} ${context.scope}`;
	const found = new Map<number, TermRow>();
	const missing: number[] = [];
	for (const id of ids) {
		const row = facts.get(keyOf(id)) as TermRow | undefined;
		if (row) found.set(id, row);
		else missing.push(id);
	}
	for (const part of partsOf(missing)) {
		const sql = `select ${termColumns} from ${termSource(context)} join page on page.id = term.page_id
			where term.page_id in (${listOf(part)}) and term.is_built = 1`;
		for (const row of context.all<TermRow>(sql, padded(part))) {
			facts.set(keyOf(row.id), row);
			found.set(row.id, row);
		}
	}
	return ids.map((id) => found.get(id)).filter((row) => row !== undefined);
}

/** SQL over {@link termSource} and table `page` for each column of a {@link TermRow}. */
const termColumnSql: Record<keyof TermRow, string> = {
	...pageColumnSql,
	taxonomy: 'term.taxonomy',
	termKey: 'term.key',
	termName: 'term.name',
	termSpelling: 'list_page.name',
	count: 'term.count',
	articleCount: 'list_page.article_count',
	namePosition: 'term.name_position',
	nameFolded: 'term.name_folded',
};
const termColumns = selected(termColumnSql);
const ofListPage = ['termSpelling', 'articleCount'];

/** The visible terms of a taxonomy that live pages name themselves, by page in front matter order; of them the columns that are wanted. */
export function loadPartialTerms(context: Context, pages: number[], taxonomy: string, wanted: Wanted): Map<number, TermRow[]> {
	const { maker, sql } = partialReader(wanted, termColumnSql, (columns, names) => {
		const listPage = names.some((name) => ofListPage.includes(name)) ? 'cross join list_page on list_page.page_id = term.page_id' : '';
		return (list) => `select ${columns}, page_term.page_id from page_term cross join term on term.page_id = page_term.term_id
			cross join page on page.id = page_term.term_id ${listPage}
			where page_term.page_id in (${list}) and page_term.is_own = 1 and page_term.is_counted = 1 and term.is_built = 1 and term.taxonomy = ?
			order by page_term.page_id, page_term.ordinal`;
	});
	const rows: TermRow[] = [];
	const siblings: Siblings<TermRow> = {
		...unread(wanted),
		rows,
		readAlone: (id) => loadTerms(context, [id])[0]!,
		readWhole: (ids) => loadTerms(context, ids),
	};
	const found = new Map<number, TermRow[]>();
	for (const page of pages) found.set(page, []);
	for (const values of context.values(sql(pages.length), [...padded(pages), taxonomy])) {
		const row = maker(values, siblings);
		rows.push(row);
		found.get(values[values.length - 1] as number)!.push(row);
	}
	return found;
}
