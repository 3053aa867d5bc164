import type { Json } from '../config/config.ts';
import { once } from './once.ts';
import { languageSettings } from './site.ts';
import type { Neighbours, PageRow, Reader } from './store.ts';
import { isTruthful, orDefault, paramAt } from './truth.ts';

/** `<nav id="TableOfContents"></nav>`, which the theme takes for no table of contents. */
const EMPTY_TABLE_OF_CONTENTS = 32;

/** A param of the page's site (language) at a dotted path; undefined without one. */
function siteParam(reader: Reader, page: PageRow, path: string): Json | undefined {
	return once(reader, `site param ${page.languageId} ${path}`, () => {
		return paramAt(languageSettings(reader, reader.languageOf(page).key).params, path);
	});
}

/** Where the sidebar stands: page param `sidebar`, else the site's `sidebar.home`, `list` or `single`; null without one (Mainroad: partials/sidebar.html). */
export function sidebarOf(reader: Reader, page: PageRow): 'left' | 'right' | null {
	const form = page.kind === 'home' ? 'home' : page.kind === 'page' ? 'single' : 'list';
	const value = orDefault(reader.detail(page).params.sidebar, siteParam(reader, page, `sidebar.${form}`));
	if (!isTruthful(value)) return null;
	return value === 'left' ? 'left' : 'right';
}

/** Names of the sidebar's widgets in order: the page's own if it names any, else the site's; none without a sidebar (Mainroad: partials/sidebar.html). */
export function widgetNamesOf(reader: Reader, page: PageRow): string[] {
	if (sidebarOf(reader, page) === null) return [];
	const value = orDefault(reader.detail(page).params.widgets, siteParam(reader, page, 'sidebar.widgets'));
	const names = Array.isArray(value) ? value : [value];
	return names.filter((name) => typeof name === 'string' && name !== '') as string[];
}

/** Whether the article shows its table of contents: switched on, and not empty (Mainroad: partials/post_toc.html). */
export function showsTableOfContents(reader: Reader, page: PageRow): boolean {
	return isSwitchedOn(reader, page, 'toc') && reader.texts(page).tableOfContents.length > EMPTY_TABLE_OF_CONTENTS;
}

/** The articles that the pager leads to, both null where it is not shown (Mainroad: partials/pager.html). */
export function pagerOf(reader: Reader, page: PageRow): Neighbours {
	return isSwitchedOn(reader, page, 'pager') ? neighboursInSectionOf(reader, page) : { next: null, previous: null };
}

/** The articles around one in its section. Pager, next and previous share them. */
export function neighboursInSectionOf(reader: Reader, page: PageRow): Neighbours {
	return once(reader, `neighbours in section ${page.id}`, () => reader.neighboursInSection(page));
}

/** The articles around one in its language. */
export function neighboursOf(reader: Reader, page: PageRow): Neighbours {
	return once(reader, `neighbours ${page.id}`, () => reader.neighbours(page));
}

/** Whether the article shows the box about its author (Mainroad: partials/authorbox.html). */
export function showsAuthorBox(reader: Reader, page: PageRow): boolean {
	return isSwitchedOn(reader, page, 'authorbox');
}

/** Whether the article takes comments: yes, unless its own front matter says no (Mainroad: partials/comments.html). */
export function showsComments(reader: Reader, page: PageRow): boolean {
	return page.kind === 'page' && isTruthful(orDefault(reader.detail(page).params.comments, true));
}

/** Whether formulas are to be typeset: `mathjax: true`, and nothing else that is merely truthful (Mainroad: partials/mathjax.html). */
export function usesMathjax(reader: Reader, page: PageRow): boolean {
	return page.kind === 'page' && switchOf(reader, page, 'mathjax') === true;
}

/** Where the theme shows an article's picture: `list`, `post` or both; the page's own word, else the site's (Mainroad: partials/post_thumbnail.html). */
export function thumbnailVisibilityOf(reader: Reader, page: PageRow): string[] {
	const own = reader.detail(page).extras.thumbnailVisibility;
	if (own.length > 0) return own;
	const value = orDefault(siteParam(reader, page, 'thumbnail.visibility'), ['list', 'post']);
	return (Array.isArray(value) ? value : [value]).filter((place) => typeof place === 'string') as string[];
}

/** These parts belong to the template of articles; lists never show them. */
function isSwitchedOn(reader: Reader, page: PageRow, name: string): boolean {
	return page.kind === 'page' && isTruthful(switchOf(reader, page, name));
}

/** A page param, else the site's of the same name (Hugo: resources/page, Param). */
function switchOf(reader: Reader, page: PageRow, name: string): Json {
	return reader.detail(page).params[name] ?? siteParam(reader, page, name) ?? null;
}
