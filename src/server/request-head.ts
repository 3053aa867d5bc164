import type { IncomingMessage } from 'node:http';
import { targetOf } from './node-request.ts';
import { BODY_LIMIT } from './settings.ts';

/** What `node:http` read from the head of a request. */
export type RequestHead = {
	readonly method: string;
	/** Path and query. */
	readonly target: string;
	readonly headers: IncomingMessage['headers'];
};

/** A head that says all there is to know of a later request with the same bytes. */
export type PlainHead = RequestHead & {
	/** Bytes that follow it. */
	readonly bodyLength: number;
};

/** Headers with which more follows a head than a body of a length that it tells. */
const special = ['transfer-encoding', 'upgrade', 'expect'];

/** Bytes that follow the head of a request; null where it does not tell (RFC 9112, 6). */
export function bodyLengthOf({ headers }: IncomingMessage): number | null {
	return special.some((name) => name in headers) ? null : Number(headers['content-length'] ?? 0);
}

/** The head of a request where it is plain: no other method than GraphQL has over HTTP, and a connection that stays (RFC 9112, 9.3). Else null. */
export function plainHead({ method = '', url = '', httpVersion, headers }: IncomingMessage, bodyLength: number): PlainHead | null {
	if (httpVersion !== '1.1' || (headers.connection ?? 'keep-alive').toLowerCase() !== 'keep-alive') return null;
	if (method !== 'POST' && (method !== 'GET' || bodyLength > 0)) return null;
	const target = targetOf(url);
	return target === null || bodyLength > BODY_LIMIT ? null : { method, target, headers, bodyLength };
}
