import { setImmediate as turn } from 'node:timers/promises';
import { type SitemapRow, sitemapRows } from '../../store/sitemap.ts';
import type { Store } from '../../store/store.ts';
import { writeSitemapEntry } from './sitemap-entry.ts';
import { openPart, type SitemapLimits, type SitemapPart } from './sitemap-part.ts';

/** Pages that are read without letting other requests in between: a few milliseconds. */
const AT_ONCE = 200;

/**
 * Reads the sitemap of the live site, all languages in their order, into as many parts as the limits ask for. Others are answered in between;
 * each page is told of as it is at its turn.
 */
export async function readSitemap(store: Store, limits: SitemapLimits): Promise<SitemapPart[]> {
	const parts: SitemapPart[] = [];
	let part = openPart(limits);
	for (const { key } of store.reader({ mode: 'live' }).languages()) {
		let after: string | null = '';
		while (after !== null) {
			const reader = store.reader({ mode: 'live' });
			const language = reader.findLanguage(key);
			const rows: SitemapRow[] = language ? sitemapRows(reader, language, after, AT_ONCE) : [];
			for (const row of rows) {
				const entry = writeSitemapEntry(reader, language!, row);
				if (entry === null) continue;
				const lastmod = row.lastmod === null ? null : { seconds: row.lastmod, text: row.lastmodText! };
				if (part.add(entry, lastmod)) continue;
				parts.push(await part.close());
				part = openPart(limits);
				part.add(entry, lastmod);
			}
			after = rows.length === AT_ONCE ? rows.at(-1)!.logicalPath : null;
			await part.settled();
			await turn();
		}
	}
	return [...parts, await part.close()];
}
