import { type Answer, type Incoming, vary } from './exchange.ts';

/** Which origins may read answers: `*` for all, or origins as browsers send them; empty for none. */
export type CorsOrigins = string[];

const EXPOSED = 'ETag, Cache-Tag, Retry-After';

/** An answer with what lets other origins read it (Fetch standard, CORS protocol). Credentials are never allowed: a token is sent as a header. */
export function allowOrigin(origins: CorsOrigins, incoming: Incoming, answer: Answer): Answer {
	if (origins.length === 0) return answer;
	// Answers that are kept are sent to clients of other origins too.
	const headers = { ...answer.headers };
	const origin = incoming.header('origin');
	const allowed = origins.includes('*') ? '*' : origin !== null && origins.includes(origin) ? origin : null;
	if (allowed !== '*') vary(headers, 'Origin');
	if (allowed !== null) {
		headers['access-control-allow-origin'] = allowed;
		headers['access-control-expose-headers'] = EXPOSED;
	}
	return { ...answer, headers };
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
