import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Store } from '../../store/store.ts';
import { WHOLE_SITE } from '../cache-tags.ts';
import { negotiateEncoding } from '../encoding.ts';
import { contentTag, etag, matchesTag } from '../etag.ts';
import { type Answer, type Incoming, vary } from '../exchange.ts';
import { ORIGIN_HEADERS, originOf } from './origin.ts';
import { readSitemap } from './read-sitemap.ts';
import { refusal } from './refusal.ts';
import { ORIGIN } from './sitemap-entry.ts';
import { protocolLimits, type SitemapLimits, type SitemapPart } from './sitemap-part.ts';
import { xmlAttribute } from './xml.ts';

/** Answers requests for the sitemap. */
export type Sitemap = {
	/** @param cacheControl value of the header, as of now. */
	answer(incoming: Incoming, store: Store, cacheControl: string): Promise<Answer>;
};

const decompress = promisify(gunzip);
const compress = promisify(gzip);
const TYPE = 'application/xml; charset=utf-8';

/** Whether a path is the sitemap's or a part's. */
export function isSitemapPath(path: string): boolean {
	return path === '/sitemap.xml' || /^\/sitemap-[1-9]\d{0,5}\.xml$/.test(path);
}

/**
 * `/sitemap.xml`: every page of the live site, or where that is more than one sitemap may hold, the index of `/sitemap-1.xml` and so on. It is
 * read once for each version of the index and kept compressed; requests that come meanwhile wait for it.
 */
export function createSitemap(limits: SitemapLimits = protocolLimits): Sitemap {
	let kept: { store: Store; version: string | null; parts: Promise<SitemapPart[]> } | null = null;

	/** One reading at a time; one that has not begun serves everybody who comes before it does. */
	function partsOf(store: Store): Promise<SitemapPart[]> {
		if (kept && kept.store === store && (kept.version === null || kept.version === store.version())) return kept.parts;
		const before = kept?.parts ?? Promise.resolve([]);
		const entry = {
			store,
			version: null as string | null,
			parts: before
				.catch(() => {})
				.then(() => {
					entry.version = store.version();
					return readSitemap(store, limits);
				}),
		};
		entry.parts.catch(() => {
			if (kept === entry) kept = null;
		});
		kept = entry;
		return entry.parts;
	}

	return {
		async answer(incoming, store, cacheControl) {
			const parts = await partsOf(store);
			const origin = originOf(incoming, store.config);
			const number = /^\/sitemap-(\d+)\.xml$/.exec(incoming.path)?.[1];
			const headers: Record<string, string> = { 'content-type': TYPE, 'cache-control': cacheControl, 'cache-tag': WHOLE_SITE.join() };
			const part = number === undefined ? (parts.length > 1 ? await indexOf(parts) : parts[0]) : partOf(parts, Number(number));
			if (!part) return refusal(incoming.path, 'NOT_FOUND', `There is no ${incoming.path}; /sitemap.xml tells which there are.`);
			return send(incoming, part, origin, headers);
		},
	};
}

function partOf(parts: SitemapPart[], number: number): SitemapPart | undefined {
	return parts.length > 1 ? parts[number - 1] : undefined;
}

/** The parts are found where the index was asked for. */
async function indexOf(parts: SitemapPart[]): Promise<SitemapPart> {
	const entries = parts.map(({ lastmod }, index) => {
		const changed = lastmod === null ? '' : `<lastmod>${lastmod}</lastmod>`;
		return `<sitemap><loc>${ORIGIN}/sitemap-${index + 1}.xml</loc>${changed}</sitemap>\n`;
	});
	const start = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
	const text = Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n${start}\n${entries.join('')}</sitemapindex>\n`);
	return { bytes: await compress(text), digest: contentTag(text, TYPE), needsOrigin: true, lastmod: null };
}

async function send(incoming: Incoming, part: SitemapPart, origin: string, headers: Record<string, string>): Promise<Answer> {
	const tag = part.needsOrigin ? contentTag(Buffer.from(part.digest), origin) : part.digest;
	const isCompressed = negotiateEncoding(incoming.header('accept-encoding'), ['gzip']) !== null;
	headers.etag = etag(tag, isCompressed ? 'gzip' : null);
	vary(headers, 'Accept-Encoding', ...(part.needsOrigin ? ORIGIN_HEADERS : []));
	if (matchesTag(incoming.header('if-none-match'), tag)) {
		const { 'content-type': _, ...rest } = headers;
		return { status: 304, headers: rest, body: null };
	}
	if (isCompressed) headers['content-encoding'] = 'gzip';
	if (!part.needsOrigin) return { status: 200, headers, body: isCompressed ? part.bytes : await decompress(part.bytes) };
	const text = Buffer.from((await decompress(part.bytes)).toString().replaceAll(ORIGIN, xmlAttribute(origin)));
	return { status: 200, headers, body: isCompressed ? await compress(text) : text };
}
