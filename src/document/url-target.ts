import { joinPath } from './clean-path.ts';
import { pathInSite } from './logical-url.ts';
import { permalinkPattern } from './permalink-pattern.ts';
import { permalinkPath } from './permalink-rules.ts';
import { topFolder } from './permalink-sections.ts';
import type { AddressedPage } from './addressed-page.ts';
import { unescapeQuery } from './escape.ts';
import { pathName } from './sanitize.ts';

/** Where a page goes, before escaping and without base path. */
export type Target = {
	/** Path of the link, language prefix included. */
	link: string;
	/** Folder of the page's own resources, language prefix included, without trailing slash; "" for the root. */
	folder: string;
	/** Whether front matter `url` made it. */
	isOwn: boolean;
};

/** Decides on the path of a page (Hugo: resources/page/page_paths.go, CreateTargetPaths). */
export function urlTarget(page: AddressedPage): Target {
	const { url } = page.fields;
	const own = url === '' || page.location.kind === 'home' ? null : ownPath(page);
	if (own !== null) return ownTarget(own, page);
	return page.location.kind === 'page' ? articleTarget(page) : listTarget(page, url !== '');
}

/** Whether the pages of a section are files of their own name: `/a/b.html` instead of `/a/b/`. */
export function isUgly({ language, location }: AddressedPage): boolean {
	const { uglyURLs } = language;
	if (typeof uglyURLs === 'boolean') return uglyURLs;
	return Object.hasOwn(uglyURLs, topFolder(location)) && uglyURLs[topFolder(location)] === true;
}

/** Front matter `url` with its tokens expanded; null where a token is unknown. */
function ownPath(page: AddressedPage): string | null {
	const { url } = page.fields;
	if (!url.includes(':')) return url;
	const pattern = permalinkPattern(url);
	return pattern === null ? null : unescapeQuery(pattern(page)) || url;
}

function ownTarget(url: string, { language }: AddressedPage): Target {
	const path = url.includes('..') ? joinPath('/', url) : url;
	const hasPrefix = url.startsWith('/') || language.prefix === '' || path.startsWith(language.prefix);
	const prefix = hasPrefix ? '' : language.prefix;
	const segments = path.split('/').filter((segment) => segment !== '');
	const isFolder = path.endsWith('/') || !path.includes('.');
	const name = isFolder ? 'index.html' : segments.at(-1)!;
	const folder = isFolder ? joinSegments(segments) : joinSegments(segments.slice(0, -1));
	if (name === 'index.html') return { link: `${prefix}${folder}/`, folder: prefix + folder, isOwn: true };
	const whole = `${folder}/${name}`;
	const dot = name.lastIndexOf('.');
	return {
		link: prefix + whole,
		folder: prefix + (name.startsWith('index.') ? folder : whole.slice(0, dot < 0 ? undefined : dot - name.length)),
		isOwn: true,
	};
}

function joinSegments(segments: string[]): string {
	return segments.length === 0 ? '' : `/${segments.join('/')}`;
}

function articleTarget(page: AddressedPage): Target {
	const { location, fields, language } = page;
	const expanded = permalinkPath(page);
	const { folder, name } = pathInSite(page);
	const base = fields.slug || name;
	// A page called index would be its folder's index.html.
	const isIndex = location.form === 'single' && base === 'index';
	const elements = (expanded === null ? [folder, base] : [expanded]).filter((element) => element !== '' && element !== '/');
	if (isUgly(page) || (isIndex && expanded === null)) {
		if (elements.at(-1) === 'index' && elements.length > 0) return folderTarget(elements.slice(0, -1), '', page);
		const last = elements.pop() ?? '';
		elements.push(`${last.endsWith('/') ? last.slice(0, -1) : last}.html`);
		const path = join(elements, page);
		const isIndexFile = elements.at(-1)!.startsWith('index.');
		const resources = isIndexFile ? path.slice(0, path.lastIndexOf('/')) : path.slice(0, -'.html'.length);
		return { link: language.prefix + path, folder: language.prefix + resources, isOwn: false };
	}
	return folderTarget(elements, isIndex ? 'index' : '', page);
}

function listTarget(page: AddressedPage, isUnusable: boolean): Target {
	const { kind } = page.location;
	const expanded = isUnusable ? null : permalinkPath(page);
	const { folder, name } = pathInSite(page);
	const own = joinPath(folder, page.fields.slug || name);
	const path = expanded ?? (kind === 'home' ? '' : own);
	const elements = path === '' || path === '/' ? [] : [path];
	const target = folderTarget(elements, '', page);
	if (!isUgly(page)) return target;
	if (kind === 'term' && elements.length > 0) {
		return { ...target, link: page.language.prefix + join([`${path.endsWith('/') ? path.slice(0, -1) : path}.html`], page) };
	}
	return { ...target, link: `${target.link}index.html` };
}

/** A target that ends in a slash. `end` is cut off the link: the name that only stands for the folder. */
function folderTarget(elements: string[], end: string, page: AddressedPage): Target {
	const path = join(elements, page);
	const { prefix } = page.language;
	let link = prefix + (end !== '' && path.endsWith(end) ? path.slice(0, -end.length) : path);
	if (!link.endsWith('/')) link += '/';
	return { link, folder: prefix + (path.endsWith('/') ? path.slice(0, -1) : path), isOwn: false };
}

function join(elements: string[], { language }: AddressedPage): string {
	let path = '';
	let endsInSlash = false;
	for (const element of elements) {
		const name = pathName(element, language);
		if (!endsInSlash && !name.startsWith('/')) path += '/';
		endsInSlash = name.endsWith('/');
		path += name;
	}
	return path;
}
