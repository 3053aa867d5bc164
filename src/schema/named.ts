import { encodePath } from '../store/url-forms.ts';
import type { PageRow } from '../store/store.ts';
import type { Context } from './context.ts';

/**
 * Notes what a root field for one page found. Unlisted articles are no business of the change log's, so nothing tells when they change.
 *
 * @param path where the page was asked for by a path: another page could take an alias, but not the address itself.
 */
export function noteNamed({ named }: Context, page: PageRow | null, path: string | null = null): void {
	const isItself = page?.inSite === 1 && (path === null || page.url === path || page.url === encodePath(path));
	named.push(isItself ? page : null);
}
