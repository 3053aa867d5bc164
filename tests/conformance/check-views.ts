import type { Ask } from './ask.ts';
import type { GoldenView } from './golden.ts';
import { canonicalText } from './html.ts';
import { isSame, type Tally } from './tally.ts';
import { listedQuestion, menusQuestion, viewQuestion } from './view-questions.ts';
import { type AnsweredWidget, widgetAs } from './view-widgets.ts';

type Shown = {
	kind: string;
	title: string;
	path: string;
	locale: string;
	date: string | null;
	translations: { locale: string; path: string | null; isCurrent: boolean; isAvailable: boolean }[];
	lead?: string | null;
	thumbnail?: { url: string; alt: string; visibility: string[] } | null;
	categories?: { title: string; path: string }[];
	summary?: string;
};
type ShownLink = { title: string; url: string };
type Link = { title: string; path: string };
type View = Shown & {
	layout: {
		sidebar: string | null;
		showTableOfContents: boolean;
		showPager: boolean;
		showAuthorBox: boolean;
		pagerPrevious: Link | null;
		pagerNext: Link | null;
		widgets: AnsweredWidget[];
	};
};
type GoldenItem = Record<string, unknown> & { title: string; url: string; excerpt: string; meta: GoldenMeta; thumbnail: unknown };
type GoldenMeta = { date: { datetime: string } | null; categories: ShownLink[]; translations: ShownLink[] };
type Golden = GoldenView & {
	layout: { sidebar: string | null; widgets: Record<string, unknown>[]; warning: boolean };
	items?: GoldenItem[];
	meta?: GoldenMeta;
	pager?: { shown: boolean; prev: { title: string; url: string } | null; next: { title: string; url: string } | null };
	toc?: { shown: boolean };
	authorbox?: { shown: boolean };
	menus: Record<string, { title: string; url: string }[]>;
};

/** Compares what the theme Mainroad shows around and on every page of its rendered site. */
export async function checkViews(ask: Ask, tally: Tally, views: GoldenView[], localeOf: (key: string) => string): Promise<void> {
	const lists = new Map<string, GoldenItem[]>();
	for (const golden of views as Golden[]) {
		const locale = localeOf(golden.lang);
		if (golden.path.endsWith('/404.html')) {
			tally.depart('views.page', golden.path, false, golden.path, null, () => 'the page for wrong addresses is the client’s own');
			continue;
		}
		const list = golden.path.replace(/page\/\d+\/$/, '');
		if (golden.kind === 'list') lists.set(list, [...(lists.get(list) ?? []), ...(golden.items ?? [])]);
		const { page } = await ask<{ page: View | null }>(viewQuestion, { path: list });
		if (!tally.record('views.page', golden.path, page !== null, list, page)) continue;
		checkLayout(tally, golden, page!);
		checkOwn(tally, golden, page!);
		await checkMenus(ask, tally, golden, locale);
	}
	for (const [path, items] of lists) {
		const locale = localeOf((views as Golden[]).find((view) => view.path === path)!.lang);
		await checkList(ask, tally, path, locale, items);
	}
}

function checkLayout(tally: Tally, golden: Golden, page: View): void {
	const { layout } = page;
	tally.check('views.sidebar', golden.path, golden.layout.sidebar, layout.sidebar?.toLowerCase() ?? null);
	const widgets = layout.widgets.map(widgetAs);
	tally.check(
		'views.widgets',
		golden.path,
		golden.layout.widgets.map(({ name }) => name),
		widgets.map(({ name }) => name),
	);
	for (const [place, widget] of golden.layout.widgets.entries()) tally.check(`views.${widget.name}`, golden.path, widget, widgets[place]);
	tally.check('views.warning', golden.path, golden.layout.warning, layout.sidebar !== null && widgets.length === 0);
}

function checkOwn(tally: Tally, golden: Golden, page: View): void {
	if (golden.kind !== 'page') return;
	const { layout } = page;
	tally.check('views.title', golden.path, golden.title, page.title);
	tally.check('views.lead', golden.path, golden.lead, page.lead);
	tally.check('views.thumbnail', golden.path, golden.thumbnail, thumbnailIn(page, 'post'));
	tally.check('views.toc', golden.path, golden.toc!.shown, layout.showTableOfContents);
	tally.check('views.authorbox', golden.path, golden.authorbox!.shown, layout.showAuthorBox);
	const link = (to: { title: string; url: string } | null) => (to ? { title: to.title, path: to.url } : null);
	const isShown = layout.showPager && (layout.pagerPrevious !== null || layout.pagerNext !== null);
	tally.check('views.pager', golden.path, golden.pager!.shown, isShown);
	if (golden.pager!.shown) {
		tally.check('views.pager', golden.path, link(golden.pager!.prev), layout.pagerPrevious);
		tally.check('views.pager', golden.path, link(golden.pager!.next), layout.pagerNext);
	}
	checkMeta(tally, golden.path, golden.meta!, page);
}

function checkMeta(tally: Tally, ref: string, golden: GoldenMeta, page: Shown): void {
	// The theme goes through the front matter's list, in which a category may stand twice.
	const isFirst = ({ url }: ShownLink, place: number) => golden.categories.findIndex((other) => other.url === url) === place;
	const pathed = golden.categories.filter(isFirst).map(({ title, url }) => ({ title, path: url }));
	tally.check('views.categories', ref, pathed, page.categories ?? []);
	if (golden.date) tally.check('views.date', ref, Date.parse(golden.date.datetime), Date.parse(page.date ?? ''));
	const translations = page.translations
		.filter((translation) => translation.isAvailable && !translation.isCurrent)
		.map(({ locale, path }) => ({ title: locale.toUpperCase(), url: path }));
	tally.check('views.translations', ref, golden.translations, translations);
}

function thumbnailIn(page: Shown, place: string): { url: string; alt: string } | null {
	return page.thumbnail?.visibility.includes(place) ? { url: page.thumbnail.url, alt: page.thumbnail.alt } : null;
}

async function checkMenus(ask: Ask, tally: Tally, golden: Golden, locale: string): Promise<void> {
	const { site } = await ask<{ site: Golden['menus'] }>(menusQuestion, { locale });
	for (const [name, items] of Object.entries(golden.menus)) {
		const expected = items.map(({ title, url }) => ({ title, url }));
		tally.check(`views.menus.${name}`, golden.path, expected, site[name]);
	}
}

async function checkList(ask: Ask, tally: Tally, path: string, locale: string, items: GoldenItem[]): Promise<void> {
	const answer = await ask<{ recentArticles: Shown[]; page: { kind: string; pages?: Shown[] } }>(listedQuestion, {
		path,
		locale,
		main: Math.max(items.length, 1),
	});
	const actual = answer.page.kind === 'HOME' ? answer.recentArticles : answer.page.pages!;
	tally.check(
		'views.items',
		path,
		items.map(({ url }) => url),
		actual.map((page) => page.path),
	);
	for (const [place, item] of items.entries()) {
		const page = actual[place];
		const ref = `${path} ${item.url}`;
		if (!page || page.path !== item.url) continue;
		tally.check('views.items.title', ref, item.title, page.title);
		tally.check('views.items.lead', ref, item.lead, page.lead);
		tally.check('views.items.thumbnail', ref, item.thumbnail, thumbnailIn(page, 'list'));
		if (page.kind !== 'ARTICLE') continue;
		checkMeta(tally, ref, item.meta, page);
		const excerpt = canonicalText(item.excerpt);
		const summary = canonicalText(page.summary ?? '');
		// The theme cuts long summaries and says so.
		tally.record(
			'views.items.excerpt',
			ref,
			isSame(excerpt, summary) || (excerpt.endsWith('…') && summary.startsWith(excerpt.slice(0, -1).trim())),
			excerpt,
			summary,
		);
	}
}
