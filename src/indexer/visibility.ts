import type { Config } from '../config/config.ts';
import type { PageRow } from './run.ts';

/** What decides whether Hugo builds a page. */
export type Moments = Pick<PageRow, 'isDraft' | 'publishDate' | 'expiryDate'>;

/** Whether Hugo builds a page at an instant: no draft, published, not expired (Hugo: hugolib, shouldBuild). */
export function isBuiltAt(page: Moments, config: Config, now: number): boolean {
	if (page.isDraft && !config.buildDrafts) return false;
	if (page.publishDate !== null && page.publishDate > now && !config.buildFuture) return false;
	return page.expiryDate === null || page.expiryDate > now || config.buildExpired;
}

/** The columns that follow from being built. */
export function visibilityColumns(page: Moments & Pick<PageRow, 'kind' | 'list'>, config: Config, now: number) {
	const isBuilt = isBuiltAt(page, config, now);
	const isArticle = isBuilt && page.kind === 'page';
	return {
		isBuilt: Number(isBuilt),
		inSite: Number(isArticle && page.list === 'always'),
		inSection: Number(isArticle && page.list !== 'never'),
	};
}

/** Why an article that was visible is not any more. */
export function removalReason(page: Moments | undefined, now: number): 'DELETED' | 'EXPIRED' | 'UNPUBLISHED' {
	if (!page) return 'DELETED';
	return page.expiryDate !== null && page.expiryDate <= now ? 'EXPIRED' : 'UNPUBLISHED';
}
