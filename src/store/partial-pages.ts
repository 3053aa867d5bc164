import type { Context } from './context.ts';
import { pageColumnSql } from './page-columns.ts';
import { loadRows, padded } from './pages.ts';
import { partialReader, type Siblings, unread } from './partial-rows.ts';
import type { PageRow } from './rows.ts';
import type { Wanted } from './wanted.ts';

/** Rows of which the wanted columns are read, in the order of ids. */
export function loadPartialRows(context: Context, ids: number[], wanted: Wanted): PageRow[] {
	if (ids.length === 0) return [];
	const { maker, sql } = partialReader(
		wanted,
		pageColumnSql,
		(columns) => (list) => `select ${columns} from page where page.id in (${list})`,
	);
	const rows: PageRow[] = [];
	const siblings: Siblings = {
		...unread(wanted),
		rows,
		readAlone: (id) => loadPartialRows(context, [id], wanted.of('alone'))[0]!,
		readWhole: (all) => loadRows(context, all),
	};
	const found = new Map<unknown, PageRow>();
	for (const values of context.values(sql(ids.length), padded(ids))) found.set(values[0], maker(values, siblings));
	for (const id of ids) {
		const row = found.get(id);
		if (row) rows.push(row);
	}
	return rows;
}
