import { languageSettings } from '../store/site.ts';
import type { PageRow, Reader } from '../store/store.ts';

/** The full address of a page; null where the site has no base URL with a host, and for a page without address (Hugo: .Permalink). */
export function permalinkOf(reader: Reader, page: PageRow): string | null {
	const { baseURL, basePath } = languageSettings(reader, reader.languageOf(page).key);
	if (baseURL === null || page.url === '') return null;
	const [, host, path] = /^((?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/[^/?#]*)([^?#]*)/.exec(baseURL) ?? [];
	if (host === undefined) return null;
	return basePath === '' ? host + path!.replace(/\/$/, '') + page.url : host + page.url;
}
