/** What a base URL says: itself with a trailing slash (null where there is none), and its path without one. */
export type Address = { baseURL: string | null; basePath: string };

/** Reads a base URL as Hugo does: a missing trailing slash is added to its path (Hugo: common/urls/baseURL.go). */
export function readBaseURL(text: string): Address {
	const trimmed = text.trim();
	if (trimmed === '') return { baseURL: null, basePath: '' };
	const host = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/[^/?#]*/.exec(trimmed)?.[0] ?? '';
	const rest = trimmed.slice(host.length);
	const tail = /[?#].*$/s.exec(rest)?.[0] ?? '';
	const path = rest.slice(0, rest.length - tail.length);
	const closed = path.endsWith('/') ? path : `${path}/`;
	return { baseURL: `${host}${closed}${tail}`, basePath: closed.slice(0, -1) };
}
