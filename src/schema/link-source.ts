import { articlesAt, pathWithinSite } from '../store/link-targets.ts';
import { once } from '../store/once.ts';
import type { PageRow, Reader } from '../store/store.ts';
import type { Context } from './context.ts';

/** A link of a page's body. `path` is where it leads within the site, null where it leaves it. */
export type LinkSource = { url: string; text: string; path: string | null; page: PageRow };

/** The links of a page's body in order, images left out. */
export function linksOf(reader: Reader, page: PageRow): LinkSource[] {
	const links = reader.texts(page).links.filter(({ isImage, isOfSummary }) => !isImage && !isOfSummary);
	return links.map(({ url, text }) => ({ url, text, page, path: pathWithinSite(reader, page, url) }));
}

/** The article that a link leads to; looked up for all links of all pages that are listed with its page at once. */
export function targetOf(context: Context, link: LinkSource): PageRow | null {
	if (link.path === null) return null;
	const { reader, lists } = context;
	const known = once(reader, 'link targets', () => new Map<number, Map<string, PageRow>>());
	let found = known.get(link.page.id);
	if (!found) {
		const pages = lists.find((list) => list.some(({ id }) => id === link.page.id)) ?? [link.page];
		const paths = new Set(pages.flatMap((page) => linksOf(reader, page).map(({ path }) => path)));
		found = articlesAt(
			reader,
			[...paths].filter((path) => path !== null),
		);
		for (const { id } of pages) known.set(id, found);
	}
	return found.get(link.path) ?? null;
}
