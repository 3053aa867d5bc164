import type { Context } from './context.ts';
import { pageColumnSql } from './page-columns.ts';
import { loadRows, padded } from './pages.ts';
import { type PartialReader, partialReader, type Siblings, unread } from './partial-rows.ts';
import type { PageRow } from './rows.ts';
import type { Wanted } from './wanted.ts';

/** SQL for the columns that are wanted, as they can be read with the entries of a list. */
export function partialColumns(wanted: Wanted): string {
	return readerOf(wanted).columns;
}

/** Rows of which the wanted columns are read, in the order of ids. */
export function loadPartialRows(context: Context, ids: number[], wanted: Wanted): PageRow[] {
	if (ids.length === 0) return [];
	const found = new Map<unknown, readonly unknown[]>();
	for (const values of context.values(readerOf(wanted).sql(ids.length), padded(ids))) found.set(values[0], values);
	return partialRows(
		context,
		ids.map((id) => found.get(id)).filter((values) => values !== undefined),
		wanted,
	);
}

/** Rows of what was read of them. @param read the values of {@link partialColumns}, and others behind them */
export function partialRows(context: Context, read: (readonly unknown[])[], wanted: Wanted): PageRow[] {
	const { maker } = readerOf(wanted);
	const rows: PageRow[] = [];
	const siblings: Siblings = {
		...unread(wanted),
		rows,
		readAlone: (id) => loadPartialRows(context, [id], wanted.of('alone'))[0]!,
		readWhole: (all) => loadRows(context, all),
	};
	for (const values of read) rows.push(maker(values, siblings));
	return rows;
}

function readerOf(wanted: Wanted): PartialReader<PageRow> {
	return partialReader(wanted, pageColumnSql, (columns) => (list) => `select ${columns} from page where page.id in (${list})`);
}
