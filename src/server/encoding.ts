import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Content codings that an answer can have. */
export type Encoding = 'br' | 'gzip';

/** Bodies below this many bytes are not worth the work. */
export const LEAST_COMPRESSED = 1024;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/**
 * The coding to answer with: brotli before gzip at equal weight; null for none (RFC 9110, 12.5.3).
 *
 * @param acceptEncoding value of `Accept-Encoding`, null where it was not sent.
 * @param offered the codings that there are.
 */
export function negotiateEncoding(acceptEncoding: string | null, offered: readonly Encoding[] = ['br', 'gzip']): Encoding | null {
	if (!acceptEncoding) return null;
	const weights = new Map<string, number>();
	for (const part of acceptEncoding.slice(0, 500).split(',')) {
		const [name = '', ...parameters] = part.split(';');
		const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1]).find((found) => found !== undefined);
		weights.set(name.trim().toLowerCase(), quality === undefined ? 1 : Number(quality));
	}
	const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
	const [br, gzipped] = [weight('br'), Math.max(weight('gzip'), weights.get('x-gzip') ?? 0)];
	if (offered.includes('br') && br > 0 && br >= gzipped) return 'br';
	return offered.includes('gzip') && gzipped > 0 ? 'gzip' : null;
}

/** Compresses off the main thread; brotli at 5 and gzip at 6 cost about the same and are worth it from the first answer. */
export function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
	if (encoding === 'gzip') return compressGzip(bytes, { level: 6 });
	return compressBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}
