import { sizeOf } from '../db/page-set.ts';
import type { Context } from './context.ts';
import { keptSet } from './selections.ts';

/**
 * How many articles a term's own list holds that the site's lists do not (Hugo: `build.list: local`). Nearly always none, so
 * that a term's list and the site's list filtered by the term are the same.
 */
export function unlistedUses(context: Context, termId: number): number {
	return context.index.facts.through(`unlisted uses of ${termId} ${context.scope}`, () => {
		const { isLive, inSection, inSite } = context.visible;
		const uses = isLive ? 'page_term.in_site = 0 and page_term.is_counted = 1' : `page.render <> 'never' and not ${inSite('page')}`;
		return context.get<{ count: number }>(
			`select count(*) as count from page_term join page on page.id = page_term.page_id where page_term.term_id = ? and ${uses} and ${inSection('page')}`,
			[termId],
		)!.count;
	});
}

/** Whether a section's own list holds articles that the site's lists do not. */
export function hasUnlistedArticles(context: Context, sectionId: number): boolean {
	return context.index.facts.through(`unlisted articles of ${sectionId} ${context.scope}`, () => {
		const { isLive, inSection, inSite } = context.visible;
		if (isLive) {
			const own = context.get<{ count: number }>('select article_count as count from list_page where page_id = ?', [sectionId])?.count ?? 0;
			return own !== sizeOf(keptSet(context, 'parent', sectionId));
		}
		return (
			context.get(`select 1 from page where ${inSection('page')} and page.parent_id = ? and not ${inSite('page')} limit 1`, [sectionId]) !==
			undefined
		);
	});
}
