import { joinPath } from './clean-path.ts';
import { escapePath, isBadPath, unescapePath } from './escape.ts';
import { permalinkPattern } from './permalink-pattern.ts';
import type { AddressedPage } from './addressed-page.ts';
import { urlTarget } from './url-target.ts';

export type { AddressedPage } from './addressed-page.ts';

/**
 * The relative permalink of a page: percent-encoded, base path and language prefix included; "" for a page that is not rendered. The
 * one maker of URLs, for articles and for list pages with or without file. A front matter `url` that {@link urlProblem} refuses counts
 * as not given. (Hugo: hugolib/page__paths.go)
 */
export function pageURL(page: AddressedPage): string {
	if (page.fields.render === 'never') return '';
	const isUsable = page.fields.url === '' || urlProblem(page.fields.url) === null;
	const { link, isOwn } = urlTarget(isUsable ? page : { ...page, fields: { ...page.fields, url: '' } });
	return withBasePath(isOwn ? escapeOwn(link) : escapePath(link.replaceAll('#', '%23')), page.language.basePath);
}

/** Why a front matter `url` cannot be used, as a sentence and what to do; null where it can. Hugo stops at such a page. */
export function urlProblem(url: string): { message: string; hint: string } | null {
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
		return { message: `“${url}” is a whole address, but a page's url is a path.`, hint: 'Write the path alone: /about/.' };
	}
	if (url.length > longestURL) return { message: `The url has ${url.length} characters.`, hint: `Write a path of at most ${longestURL}.` };
	const path = url.replace(/\?.*$/s, '');
	if (isBadPath(path)) {
		return { message: `“${url}” is not the path of an address.`, hint: 'Write %25 for a percent sign, and leave out control characters.' };
	}
	if (url.includes(':') && permalinkPattern(url) === null) {
		return { message: `“${url}” has a token after a colon that no permalink knows.`, hint: 'Write \\: for a colon that begins no token.' };
	}
	return null;
}

const longestURL = 4096;

/** The last segment of a URL, decoded; "" for the root. */
export function decodedSlug(url: string): string {
	const end = url.endsWith('/') ? url.length - 1 : url.length;
	const start = end === 0 ? 0 : url.lastIndexOf('/', end - 1) + 1;
	return unescapePath(url.slice(start, end));
}

/** A `url` of front matter may have a query, which stays as it is. */
function escapeOwn(link: string): string {
	const query = link.indexOf('?');
	const path = escapePath((query < 0 ? link : link.slice(0, query)).replaceAll('#', '%23'));
	return query < 0 ? path : path + link.slice(query).replaceAll('#', '%23');
}

function withBasePath(link: string, basePath: string): string {
	if (basePath === '') return link;
	const joined = joinPath(basePath, link);
	return link.endsWith('/') && !joined.endsWith('/') ? `${joined}/` : joined;
}
