import type { PageRow, Reader } from './store.ts';

/** The path that a link of a page leads to within the site, percent-encoded and without query or fragment; null for links that leave it. */
export function pathWithinSite(reader: Reader, page: PageRow, url: string): string | null {
	const settings = reader.config.languages.find(({ key }) => key === reader.languageOf(page).key);
	const isOwn = settings?.baseURL && url.startsWith(settings.baseURL);
	if (!isOwn && /^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/.test(url)) return null;
	// A stand-in for the site's own host: only the path matters.
	const base = `http://site.invalid${page.url || '/'}`;
	return URL.canParse(url, base) ? new URL(url, base).pathname : null;
}

/** The articles that stand at some paths: those of the site's own that are visible, by path. */
export function articlesAt(reader: Reader, paths: string[]): Map<string, PageRow> {
	if (paths.length === 0) return new Map();
	const wanted = new Map<string, string>();
	for (const path of paths) for (const form of [path, `${path}/`]) if (!wanted.has(form)) wanted.set(form, path);
	const found = reader.all<{ id: number; url: string }>(
		`select page.id, page.url from json_each(?) as wanted join page on page.url = wanted.value
		where page.kind = 'page' and ${reader.visible.built('page')}`,
		JSON.stringify([...wanted.keys()]),
	);
	const pages = reader.pages(found.map(({ id }) => id));
	const result = new Map<string, PageRow>();
	for (const [index, { url }] of found.entries()) if (pages[index]) result.set(wanted.get(url)!, pages[index]);
	return result;
}
