/** What a base URL says: itself with a trailing slash (null where there is none), and its path without one. */
export type Address = { baseURL: string | null; basePath: string };

/**
 * What stands before the URLs of a site's pages in their full addresses: scheme and host of the base URL, with the path that
 * `canonifyURLs` leaves out of URLs. Null where the base URL has no host.
 */
export function siteAddress({ baseURL, basePath }: Address): string | null {
	const [, host, path] = /^((?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/[^/?#]*)([^?#]*)/.exec(baseURL ?? '') ?? [];
	if (host === undefined) return null;
	return basePath === '' ? host + path!.replace(/\/$/, '') : host;
}

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
