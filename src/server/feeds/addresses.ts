import { createHash } from 'node:crypto';
import { siteAddress } from '../../config/address.ts';
import { permalinkOf } from '../../schema/permalink.ts';
import { encodeNodeId, nodeType } from '../../store/node-id.ts';
import { languageSettings } from '../../store/site.ts';
import type { LanguageRow, PageRow, Reader } from '../../store/store.ts';

/** Absolute addresses of a site's pages. */
export type Addresses = {
	/** Null for a page without an address. */
	page(page: PageRow): string | null;
	/** The site in a language, with trailing slash: its base URL, or where it has none with a host, the origin. */
	site(language: LanguageRow): string;
	/** What stays the same wherever and whenever the page is asked for: its address where the site has one, else a UUID of its identity. */
	identity(page: PageRow): string;
};

/** @param origin stands in for the host of a base URL that the site does not give: `https://example.org`. */
export function createAddresses(reader: Reader, origin: string): Addresses {
	const scheme = `${origin.split(':', 1)[0]}:`;
	const complete = (address: string) => (address.startsWith('//') ? scheme + address : address);
	return {
		page(page) {
			if (page.url === '') return null;
			return complete(permalinkOf(reader, page) ?? origin + page.url);
		},
		site(language) {
			const settings = languageSettings(reader, language.key);
			return siteAddress(settings) !== null ? complete(settings.baseURL!) : `${origin}${settings.basePath}/`;
		},
		identity(page) {
			const permalink = permalinkOf(reader, page);
			return permalink === null
				? nameUUID(encodeNodeId(nodeType(page), reader.languageOf(page).key, page.logicalPath))
				: complete(permalink);
		},
	};
}

/** A UUID that is always the same for a name (RFC 9562 §5.5, in the namespace of URLs), as a URN. */
export function nameUUID(name: string): string {
	const bytes = createHash('sha1').update(Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')).update(`hugoql:${name}`).digest();
	bytes[6] = (bytes[6]! & 0x0f) | 0x50;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = bytes.toString('hex', 0, 16);
	return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
