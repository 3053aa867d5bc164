import { siteAddress } from '../../config/address.ts';
import type { SitemapConfig } from '../../config/config.ts';
import { readSitemap } from '../../config/sitemap.ts';
import { languageSettings } from '../../store/site.ts';
import type { SitemapAlternate, SitemapRow } from '../../store/sitemap.ts';
import type { LanguageRow, Reader } from '../../store/store.ts';
import { xmlAttribute } from './xml.ts';

/**
 * Stands for the origin of a site without a base URL, which every request gives: it is put in when a part is sent. No XML holds the
 * character by itself.
 */
export const ORIGIN = '\0';

/** A page of a language as an entry of the sitemap (sitemaps.org); null for one that is left out. */
export function writeSitemapEntry(reader: Reader, language: LanguageRow, row: SitemapRow): string | null {
	const settings = readSitemap(row.settings, languageSettings(reader, language.key).sitemap);
	if (settings.disable) return null;
	const parts = [
		`<loc>${addressOf(reader, language, row.url)}</loc>`,
		row.lastmodText === null ? '' : `<lastmod>${row.lastmodText}</lastmod>`,
		...wishes(settings),
		...links(reader, row.alternates),
	];
	return `<url>${parts.join('')}</url>\n`;
}

function wishes({ changeFreq, priority }: SitemapConfig): string[] {
	return [
		changeFreq === '' ? '' : `<changefreq>${xmlAttribute(changeFreq)}</changefreq>`,
		priority >= 0 ? `<priority>${priority}</priority>` : '',
	];
}

/** Every language of the page, itself among them, and for everybody else the default language's (developers.google.com, Localized versions). */
function links(reader: Reader, alternates: SitemapAlternate[]): string[] {
	const written: string[] = [];
	for (const { languageId, url } of alternates) {
		const language = reader.languages().find(({ id }) => id === languageId);
		if (!language) continue;
		const address = addressOf(reader, language, url);
		written.push(link(languageSettings(reader, language.key).languageTag, address));
		if (language.key === reader.config.defaultLanguage) written.push(link('x-default', address));
	}
	return written.length > 1 ? written : [];
}

function link(tag: string, address: string): string {
	return `<xhtml:link rel="alternate" hreflang="${xmlAttribute(tag)}" href="${address}"/>`;
}

function addressOf(reader: Reader, language: LanguageRow, url: string): string {
	const address = siteAddress(languageSettings(reader, language.key));
	if (address === null) return ORIGIN + xmlAttribute(url);
	return xmlAttribute((address.startsWith('//') ? `https:${address}` : address) + url);
}
