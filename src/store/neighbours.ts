import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { mainSections } from './languages.ts';
import { loadRows, rowOf } from './pages.ts';
import type { Neighbours } from './results.ts';
import type { PageRow } from './rows.ts';
import type { Stream } from './streams.ts';
import { take } from './streams.ts';

/** The part of a reader that knows what stands beside and in front. */
export function neighbourReads(context: Context, batches: Batches) {
	const { visible } = context;
	return {
		/** Hugo calls the one before in default order next, since it is newer (Hugo: resources/page/page_nop.go, Next). */
		neighbours: (page: PageRow): Neighbours =>
			around(context, page, 'page_site_language', visible.inSite('page'), 'language_id', page.languageId),
		neighboursInSection: (page: PageRow): Neighbours =>
			page.parentId === null
				? { next: null, previous: null }
				: around(context, page, 'page_children', visible.inSection('page'), 'parent_id', page.parentId),
		recent(languageId: number, first: number, section: string | null): PageRow[] {
			const limit = Math.max(1, Math.min(100, first));
			const streams =
				section === null
					? mainSections(context, languageId).map((type) => recentStream(context, languageId, 'type', type))
					: [recentStream(context, languageId, 'section', section.toLowerCase())];
			const entries = take(context, streams, { low: null, high: null }, false, limit);
			return batches.together(
				loadRows(
					context,
					entries.map(({ id }) => id),
				),
			);
		},
	};
}

function around(context: Context, page: PageRow, index: string, visible: string, column: string, value: number): Neighbours {
	const source = context.visible.isLive ? `page indexed by ${index}` : 'page';
	const isListed = context.get(`select 1 from page where id = ? and ${visible}`, [page.id]) !== undefined;
	if (!isListed || page.kind !== 'page') return { next: null, previous: null };
	const beside = (operator: string, direction: string) =>
		rowOf(
			context,
			`select page.id from ${source} where ${visible} and page.${column} = ? and page.position ${operator} ? order by page.position ${direction} limit 1`,
			[value, page.position],
		);
	return { next: beside('<', 'desc'), previous: beside('>', 'asc') };
}

function recentStream(context: Context, languageId: number, column: 'type' | 'section', name: string): Stream {
	return {
		from: context.visible.isLive ? `page indexed by page_site_${column}` : 'page',
		conditions: [context.visible.inSite('page'), 'page.language_id = ?', `page.${column} = ?`],
		parameters: [languageId, name],
		id: 'page.id',
		value: null,
		isNullable: false,
		position: 'page.position',
		lead: 0,
	};
}
