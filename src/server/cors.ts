import { type Answer, type Incoming, vary } from './exchange.ts';

/** Which origins may read answers: `*` for all, or origins as browsers send them; empty for none. */
export type CorsOrigins = string[];

const EXPOSED = 'ETag, Cache-Tag, Retry-After';

/** Adds what lets other origins read an answer (Fetch standard, CORS protocol). Credentials are never allowed: a token is sent as a header. */
export function allowOrigin(origins: CorsOrigins, incoming: Incoming, answer: Answer): void {
	if (origins.length === 0) return;
	if (origins.includes('*')) answer.headers['access-control-allow-origin'] = '*';
	else {
		vary(answer.headers, 'Origin');
		const origin = incoming.header('origin');
		if (origin === null || !origins.includes(origin)) return;
		answer.headers['access-control-allow-origin'] = origin;
	}
	answer.headers['access-control-expose-headers'] = EXPOSED;
}

/** The answer to a preflight request, null for any other request. */
export function answerPreflight(origins: CorsOrigins, incoming: Incoming): Answer | null {
	if (incoming.method !== 'OPTIONS' || incoming.header('access-control-request-method') === null) return null;
	const headers: Record<string, string> = {};
	if (origins.length > 0) {
		headers['access-control-allow-methods'] = 'GET, POST';
		headers['access-control-max-age'] = '86400';
		const wanted = incoming.header('access-control-request-headers');
		if (wanted) headers['access-control-allow-headers'] = wanted;
		vary(headers, 'Access-Control-Request-Headers');
	}
	return { status: 204, headers, body: null };
}
