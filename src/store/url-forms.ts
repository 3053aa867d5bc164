/** What a URL path may mean: the URLs a page could have, and the alias paths, both in the order of preference. */
export type UrlForms = { urls: string[]; aliases: string[] };

/** The forms under which the index may hold a path that somebody typed, followed or copied; null for what is no path. */
export function urlForms(path: string): UrlForms | null {
	const rooted = path.replace(/^https?:\/\/[^/?#]*/i, '').replace(/^(?!\/)/, '/');
	if (rooted.length > 4096 || rooted.includes('\0')) return null;
	// A decoded path may hold the very characters that begin a query or fragment: `/tags/c#/`.
	const readings = [...new Set([rooted, rooted.replace(/[?#].*$/s, '')])].map(formsOf);
	return { urls: readings.flatMap(({ urls }) => urls), aliases: readings.flatMap(({ aliases }) => aliases) };
}

function formsOf(rooted: string): UrlForms {
	const trimmed = withoutTrailingSlashes(rooted);
	if (trimmed === '') return { urls: ['/'], aliases: [] };
	const decoded = decodePath(trimmed);
	const spellings = [...new Set([trimmed, encodePath(decoded)])];
	const urls = spellings.flatMap((spelling) => (rooted.endsWith('/') ? [`${spelling}/`, spelling] : [spelling, `${spelling}/`]));
	return { urls, aliases: [...new Set([decoded, trimmed])] };
}

/** Decodes percent escapes, leaving alone what is no UTF-8. */
export function decodePath(path: string): string {
	if (!path.includes('%')) return path;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** Escapes a decoded path as Hugo writes URLs (Hugo: helpers/url.go, by Go's net/url). */
export function encodePath(path: string): string {
	return path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+/gu, (run) => encodeURIComponent(run)).replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}

function withoutTrailingSlashes(path: string): string {
	let end = path.length;
	while (end > 0 && path[end - 1] === '/') end--;
	return path.slice(0, end);
}

export { resourceFolder } from '../db/contents.ts';
