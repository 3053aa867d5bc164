import { languageSettings } from '../store/site.ts';
import type { PageRow, Reader } from '../store/store.ts';

/** The full address of a page; null where the site has no base URL with a host, and for a page without address (Hugo: .Permalink). */
export function permalinkOf(reader: Reader, page: PageRow): string | null {
	const { baseURL } = languageSettings(reader, reader.languageOf(page).key);
	if (baseURL === null || page.url === '') return null;
	const host = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/[^/?#]*/.exec(baseURL)?.[0];
	return host === undefined ? null : host + page.url;
}
