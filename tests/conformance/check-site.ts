import { type Reference, refOf, refsOf } from './answers.ts';
import { allNodes, type Connection } from './ask.ts';
import type { Scene } from './check-pages.ts';
import type { GoldenMenuEntry, Ref } from './golden.ts';
import { articlesQuestion, siteQuestion } from './questions.ts';

type Entry = Record<string, unknown> & { page: Reference | null; children: Entry[] };
type SiteAnswer = {
	title: string;
	baseURL: string | null;
	lastChange: string | null;
	mainSections: string[];
	articleCount: number;
	language: { locale: string; name: string; weight: number };
	home: Reference;
	sections: Reference[];
	menus: { name: string; items: Entry[] }[];
	/** The menu with the empty name, which is in no list of menus. */
	nameless: Entry[];
};

const madeUpURL = 'https://example.org/';
const departedURL = 'a base URL without a host, or one that Hugo makes up, is null';

/** Compares what a language says of the site as a whole, its menus and its lists of articles. */
export async function checkSite(scene: Scene): Promise<void> {
	const { ask, tally, ties, locale, language, key } = scene;
	const { site } = await ask<{ site: SiteAnswer }>(siteQuestion, { locale });
	const golden = language.site;
	const ref = `${key}:`;
	const withoutSlash = (url: unknown) => String(url ?? '').replace(/\/$/, '');
	tally.check('site.title', ref, golden.title, site.title);
	const baseURL = { expected: withoutSlash(golden.baseURL), actual: withoutSlash(site.baseURL) };
	const isSameURL = baseURL.expected === baseURL.actual;
	tally.depart('site.baseURL', ref, isSameURL, golden.baseURL, site.baseURL, () =>
		site.baseURL === null && (golden.baseURL === madeUpURL || !/^\w+:/.test(String(golden.baseURL))) ? departedURL : null,
	);
	tally.check('site.languageName', ref, golden.languageName, site.language.name);
	tally.check('site.languageWeight', ref, golden.languageWeight, site.language.weight);
	tally.checkUnless('site.mainSections', ref, golden.mainSections, site.mainSections, () => {
		const size = (sections: string[]) => language.regularPages.filter((page) => sections.includes(page.section)).length;
		return golden.mainSections.length === 1 && site.mainSections.length === 1 && size(golden.mainSections) === size(site.mainSections);
	});
	tally.check('site.home', ref, golden.home, site.home.path);
	tally.checkUnless('site.lastChange', ref, instant(golden.lastChange), instant(site.lastChange), () =>
		ties.hasUnbuiltSectionBelow({ logicalPath: '/' }),
	);
	const isKept = (section: Ref) => !ties.isSwallowed({ logicalPath: section.replace(/^[^/]*(?=\/)/, '') });
	const sections = { expected: golden.sections.filter(isKept), actual: refsOf(site.sections).filter(isKept) };
	tally.checkUnless('site.sections', ref, sections.expected, sections.actual, () => ties.sameOrder(sections.expected, sections.actual));
	checkMenus(scene, [...site.menus, { name: '', items: site.nameless }]);
	await checkOrders(scene);
}

function instant(date: unknown): number | null {
	const milliseconds = Date.parse(String(date ?? ''));
	return Number.isNaN(milliseconds) || milliseconds < Date.UTC(1, 0, 2) - 62e12 ? null : milliseconds;
}

function checkMenus({ tally, language, key }: Scene, menus: SiteAnswer['menus']): void {
	const names = Object.keys(language.menus).filter((name) => language.menus[name]!.length > 0);
	const shown = menus.filter(({ items }) => items.length > 0);
	tally.check('menus.names', `${key}:`, names.toSorted(), shown.map(({ name }) => name).sort());
	for (const name of names) {
		const actual = shown.find((menu) => menu.name === name)?.items ?? [];
		checkEntries(`${key}:${name}`, language.menus[name]!, actual);
	}
	function checkEntries(ref: string, expected: GoldenMenuEntry[], actual: Entry[]): void {
		tally.check(
			'menus.order',
			ref,
			expected.map((entry) => entry.key),
			actual.map((entry) => entry.key),
		);
		for (const entry of expected) {
			const other = actual.find((candidate) => candidate.key === entry.key);
			if (!other) continue;
			for (const field of ['identifier', 'name', 'title', 'url', 'pageRef', 'weight', 'parent', 'pre', 'post']) {
				tally.check(`menus.${field}`, `${ref}.${entry.key}`, entry[field], other[field] ?? '');
			}
			tally.check('menus.page', `${ref}.${entry.key}`, entry.page, refOf(other.page));
			checkEntries(`${ref}.${entry.key}`, entry.children, other.children ?? []);
		}
	}
}

const orders = {
	default: { field: 'DEFAULT', direction: 'ASC' },
	byDateReverse: { field: 'DATE', direction: 'DESC' },
	byPublishDateReverse: { field: 'PUBLISH_DATE', direction: 'DESC' },
	byLastmodReverse: { field: 'LASTMOD', direction: 'DESC' },
	byTitle: { field: 'TITLE', direction: 'ASC' },
	byWeight: { field: 'WEIGHT', direction: 'ASC' },
} as const;

async function checkOrders({ ask, tally, ties, language, locale, key }: Scene): Promise<void> {
	for (const [name, orderBy] of Object.entries(orders)) {
		const variables = { where: { locale }, orderBy };
		const actual = refsOf(
			await allNodes<{ articles: Connection<Reference> }, Reference>(ask, articlesQuestion, variables, (data) => data.articles),
		);
		const expected = language.orders[name]!;
		tally.checkUnless(`orders.${name}`, `${key}:`, expected, actual, () =>
			name === 'byTitle' ? sameTitles(expected, actual) : ties.sameOrder(expected, actual),
		);
		if (name === 'default')
			tally.checkUnless(
				'orders.regularPages',
				`${key}:`,
				language.regularPages.map(({ ref }) => ref),
				actual,
				() => ties.sameOrder(expected, actual),
			);
		if (name !== 'byDateReverse') continue;
		const recent = language.orders.recent10!;
		tally.checkUnless('orders.recent10', `${key}:`, recent, actual.slice(0, 10), () => ties.sameOrder(expected, actual));
	}
	function sameTitles(expected: Ref[], actual: Ref[]): boolean {
		const certain = (refs: Ref[]) => refs.filter((ref) => !ties.isUncertain(ref)).join('\n');
		return certain(expected) === certain(actual) && expected.toSorted().join('\n') === actual.toSorted().join('\n');
	}
}
