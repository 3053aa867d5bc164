import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import type { RelatedRows } from './results.ts';
import type { PageRow } from './rows.ts';

/** Hugo's Related of an article. */
export function related(_context: Context, _batches: Batches, _page: PageRow, _first: number): RelatedRows {
	return { rows: [], totalCount: () => 0 };
}
