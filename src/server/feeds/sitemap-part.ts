import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { ORIGIN } from './sitemap-entry.ts';

/** What one sitemap may hold (sitemaps.org, Sitemap index files). */
export type SitemapLimits = { addresses: number /** Uncompressed. */; bytes: number };

/** The protocol's own limits. */
export const protocolLimits: SitemapLimits = { addresses: 50_000, bytes: 52_428_800 };

/** A finished sitemap, compressed. */
export type SitemapPart = {
	/** gzip. */
	bytes: Buffer;
	/** Digest of its text. */
	digest: string;
	/** Whether {@link ORIGIN} stands in it. */
	needsOrigin: boolean;
	/** Newest change of a page in it (RFC 3339); null where none is dated. */
	lastmod: string | null;
};

/** A sitemap that is being written. It is compressed as it grows, so that its text is never whole in memory. */
export type OpenPart = {
	/** Adds an entry; false where there is no room for it. */
	add(entry: string, lastmod: { seconds: number; text: string } | null): boolean;
	/** Waits until what was added is compressed. */
	settled(): Promise<void>;
	close(): Promise<SitemapPart>;
};

const START = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
`;
const END = '</urlset>\n';
/** The longest origin: a scheme, a name of 253 characters and a port. */
const LONGEST_ORIGIN = 270;

/** Begins a sitemap. */
export function openPart(limits: SitemapLimits): OpenPart {
	const gzip = createGzip();
	const chunks: Buffer[] = [];
	const digest = createHash('sha256');
	let bytes = START.length + END.length;
	let addresses = 0;
	let needsOrigin = false;
	let newest: { seconds: number; text: string } | null = null;
	let isFull = false;
	gzip.on('data', (chunk: Buffer) => chunks.push(chunk));

	function write(text: string): void {
		digest.update(text);
		isFull = !gzip.write(text);
	}

	write(START);
	return {
		add(entry, lastmod) {
			const origins = entry.split(ORIGIN).length - 1;
			const size = Buffer.byteLength(entry) + origins * LONGEST_ORIGIN;
			if (addresses > 0 && (addresses >= limits.addresses || bytes + size > limits.bytes)) return false;
			bytes += size;
			addresses++;
			needsOrigin ||= origins > 0;
			if (lastmod && lastmod.seconds > (newest?.seconds ?? Number.NEGATIVE_INFINITY)) newest = lastmod;
			write(entry);
			return true;
		},
		async settled() {
			if (isFull && gzip.writableNeedDrain) await once(gzip, 'drain');
		},
		async close() {
			write(END);
			gzip.end();
			await once(gzip, 'end');
			return { bytes: Buffer.concat(chunks), digest: digest.digest('base64url').slice(0, 22), needsOrigin, lastmod: newest?.text ?? null };
		},
	};
}
