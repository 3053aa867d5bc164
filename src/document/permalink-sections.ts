import type { AddressedPage } from './addressed-page.ts';
import { pathValue } from './sanitize.ts';

type SectionPage = { logicalPath: string; slug: string; title: string };

/** First segment of the logical path; "" for pages in the root. */
export function topFolder({ logicalPath, kind }: AddressedPage['location']): string {
	const end = logicalPath.indexOf('/', 1);
	if (end > 0) return logicalPath.slice(1, end);
	return kind === 'page' ? '' : logicalPath.slice(1);
}

/** Logical path of the section that a page is in; of a list page, its own (Hugo: hugolib/page__tree.go, CurrentSection). */
export function sectionPath({ location, ancestors }: AddressedPage): string {
	return location.kind === 'page' ? (ancestors[0]?.logicalPath ?? '/') : location.logicalPath;
}

/** The folders of {@link sectionPath}. */
export function sectionEntries(page: AddressedPage): string[] {
	const path = sectionPath(page);
	return path === '/' ? [] : path.slice(1).split('/');
}

/** Slug or title of every list page on the way to a page, home left out; of a list page its own too. */
export function sectionSlugEntries(page: AddressedPage): string[] {
	return sectionPages(page).map(({ slug, title }) => pathValue(slug || title, page.language));
}

/** The top-level section that a page is in; null in the root. */
export function firstSection(page: AddressedPage): SectionPage | null {
	return sectionPages(page).find(({ logicalPath }) => logicalPath.indexOf('/', 1) < 0) ?? null;
}

function sectionPages({ location, fields, ancestors }: AddressedPage): SectionPage[] {
	const pages: SectionPage[] = [...ancestors].reverse();
	if (location.kind !== 'page') pages.push({ logicalPath: location.logicalPath, slug: fields.slug, title: fields.title });
	return pages.filter(({ logicalPath }) => logicalPath !== '/');
}

/**
 * Reads `[1]`, `[last]`, `[1:]`, `[:2]` or `[0:last]`: which entries of a list a token takes. What is out of range is left out, and what
 * is no number counts as 0. (Hugo: resources/page/permalinks.go, toSliceFunc)
 */
export function readSlice(text: string): (entries: string[]) => string[] {
	const inside = text.slice(1, -1).trim().toLowerCase();
	const [low = '', high = ''] = inside.split(':');
	if (!inside.includes(':')) return (entries) => entries.slice(position(low, entries)).slice(0, 1);
	return (entries) => entries.slice(low === '' ? 0 : position(low, entries), high === '' ? entries.length : position(high, entries));
}

function position(text: string, entries: string[]): number {
	if (text === 'last') return Math.max(entries.length - 1, 0);
	return /^\d+$/.test(text) ? Math.min(Number(text), entries.length) : 0;
}
