import { siteAddress } from '../config/address.ts';
import { languageSettings } from '../store/site.ts';
import type { PageRow, Reader } from '../store/store.ts';

/** The full address of a page; null where the site has no base URL with a host, and for a page without address (Hugo: .Permalink). */
export function permalinkOf(reader: Reader, page: PageRow): string | null {
	const address = siteAddress(languageSettings(reader, reader.languageOf(page).key));
	return address === null || page.url === '' ? null : address + page.url;
}
