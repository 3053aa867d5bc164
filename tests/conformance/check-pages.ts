import { identityOf, kindOf, type PageAnswer, type Reference, refOf, refsOf } from './answers.ts';
import { allNodes, type Ask, everyNode } from './ask.ts';
import { checkBody } from './check-body.ts';
import { checkTermsOfPage } from './check-terms.ts';
import type { GoldenContent, GoldenEntry, GoldenLanguage, GoldenPage, Ref } from './golden.ts';
import { articlesOfQuestion, pagesQuestion } from './questions.ts';
import type { Tally } from './tally.ts';
import { fold, sameUpToTies, type Ties } from './ties.ts';

/** What every check of a language gets. */
export type Scene = {
	ask: Ask;
	tally: Tally;
	ties: Ties;
	/** Language key in lower case, and as the service spells it. */
	key: string;
	locale: string;
	language: GoldenLanguage;
	languages: Record<string, GoldenLanguage>;
	contentOf(ref: Ref): GoldenContent | null;
	termTitles: Record<string, string[]>;
};

/** Compares every page of a language, and that there are no others. */
export async function checkPages(scene: Scene): Promise<void> {
	const { ask, tally, ties, key, locale, language } = scene;
	const missing = new Map<string, GoldenPage>();
	for (const page of [...language.regularPages, ...language.nodes]) missing.set(identityOf(page.kind, page.logicalPath), page);
	for await (const page of everyNode<{ pages: never }, PageAnswer>(ask, pagesQuestion, { locale }, (data) => data.pages)) {
		const identity = identityOf(kindOf(page), page.logicalPath);
		const golden = missing.get(identity);
		missing.delete(identity);
		if (golden) await checkPage(scene, golden, page);
		else if (isOutsideGolden(page) || ties.isSwallowed(page)) continue;
		else tally.record('membership', refOf(page), false, null, identity);
	}
	for (const page of missing.values()) tally.record('membership', page.ref, false, identityOf(page.kind, page.logicalPath), null);
	tally.record('membership', `${key}:`, true, null, null);
}

/** Golden files hold what `.Site.Pages` lists. */
function isOutsideGolden(page: Reference): boolean {
	return page.listing !== 'ALWAYS';
}

async function checkPage(scene: Scene, golden: GoldenPage, page: PageAnswer): Promise<void> {
	const { tally } = scene;
	const ref = golden.ref;
	tally.record('membership', ref, true, null, null);
	const titles = golden.kind === 'term' ? (scene.termTitles[golden.logicalPath] ?? []) : [];
	const hasSpellings = golden.kind === 'term' && (titles.length > 1 || scene.ties.hasSpellings(golden));
	// Which spellings are title-cased in what way is only known where someone has noted it.
	const isOtherSpelling = (title: string) =>
		hasSpellings && (titles.includes(title) || (titles.length === 0 && fold(title) === fold(golden.title)));
	tally.check('path', ref, golden.path, page.file ?? '');
	tally.check('dir', ref, golden.dir, folderOf(page.file));
	tally.check('logicalPath', ref, golden.logicalPath, page.logicalPath);
	tally.check('translationBaseName', ref, golden.translationBaseName, page.translationBaseName);
	tally.check('contentBaseName', ref, golden.contentBaseName, page.contentBaseName);
	tally.check('lang', ref, golden.lang, page.locale.toLowerCase());
	tally.check('kind', ref, golden.kind, kindOf(page));
	tally.check('type', ref, golden.type, page.type);
	tally.check('section', ref, golden.section, page.sectionName);
	tally.check('bundleType', ref, golden.bundleType, page.bundleType?.toLowerCase() ?? '');
	tally.checkUnless('relPermalink', ref, golden.relPermalink, page.path, () => hasSpellings && isOtherCase(golden.relPermalink, page.path));
	tally.check('slugParam', ref, golden.slugParam, page.slugParam);
	tally.checkUnless('title', ref, golden.title, page.title, () => isOtherSpelling(page.title) || scene.ties.isSwallowed(golden));
	tally.checkUnless(
		'linkTitle',
		ref,
		golden.linkTitle,
		page.linkTitle,
		() => isOtherSpelling(page.linkTitle) || scene.ties.isSwallowed(golden),
	);
	tally.check('description', ref, golden.description, page.description ?? '');
	tally.check('keywords', ref, golden.keywords ?? [], page.keywords);
	tally.check('weight', ref, golden.weight, page.weight);
	tally.check('draft', ref, golden.draft, page.isDraft);
	tally.check('aliases', ref, aliasesOf(golden, scene.contentOf(ref)), page.aliases);
	tally.check('translationKey', ref, golden.translationKey, page.translationKey);
	checkDates(scene, golden, page);
	checkTranslations(scene, golden, page);
	checkNeighbours(scene, golden, page);
	await checkMembers(scene, golden, page);
	tally.check('resources', ref, golden.resources.map(({ name }) => name).sort(), page.resources.map(({ name }) => name).sort());
	if (page.terms) checkTermsOfPage(scene, golden, page, page.terms);
	else if (Object.values(golden.taxonomies).some(({ terms }) => terms.length > 0))
		tally.depart('terms', ref, false, null, null, () => departedOwnTerms);
	checkBody(tally, golden, page, scene.contentOf(ref));
}

/** Hugo puts the extension of the dump's own output format behind an alias that is a file. */
function aliasesOf({ aliases }: GoldenPage, content: GoldenContent | null): string[] {
	const written = [content?.params.aliases].flat();
	return aliases.map((alias, place) => {
		const isExtended = content === null || !/\.jsonl?$/.test(String(written[place]));
		return isExtended ? alias.replace(/(\.[a-z]+)\.jsonl?$/, '$1') : alias;
	});
}

function folderOf(file: string | null): string {
	return file === null ? '' : file.replace(/[^/]*$/, '') || '/';
}

function isOtherCase(one: string, other: string): boolean {
	return decodeURI(one).toLowerCase() === decodeURI(other).toLowerCase();
}

function checkDates({ tally, ties }: Scene, golden: GoldenPage, page: PageAnswer): void {
	const mayDiffer = () => ties.hasUnbuiltSectionBelow(golden);
	for (const name of ['date', 'publishDate', 'lastmod', 'expiryDate'] as const) {
		const expected = golden[name] as string;
		// The zone of a date that a list page takes from others is left open.
		const isZoneOpen = golden.path === '';
		tally.checkUnless(name, golden.ref, dateOf(expected, isZoneOpen), dateOf(page[name] ?? '', isZoneOpen), mayDiffer);
	}
	const seconds = page.date === null ? -62135596800 : Math.floor(Date.parse(page.date) / 1000);
	tally.checkUnless('dateUnix', golden.ref, golden.dateUnix, seconds, mayDiffer);
}

function dateOf(text: string, isZoneOpen: boolean): string | number {
	return isZoneOpen && text !== '' ? Math.floor(Date.parse(text) / 1000) : text.replace(/\.\d+/, '');
}

function checkTranslations({ tally, languages }: Scene, golden: GoldenPage, page: PageAnswer): void {
	const actual = page.translations
		.filter((translation) => translation.isAvailable && !translation.isCurrent)
		.map(({ locale, path, article }) => ({ lang: locale.toLowerCase(), ref: article ? refOf(article) : null, relPermalink: path ?? '' }));
	// Only articles among them say which they are; other pages are told by language and address.
	const expected = golden.translations.map((translation, place) => ({
		...translation,
		ref: actual[place]?.ref === null ? null : translation.ref,
	}));
	tally.checkUnless('translations', golden.ref, expected, actual, () => {
		const weights = golden.translations.map(({ lang }) => languages[lang]?.site.languageWeight ?? 0);
		return new Set(weights).size < weights.length && isSameText(expected, actual);
	});
}

function isSameText(one: unknown[], other: unknown[]): boolean {
	const text = (values: unknown[]) =>
		values
			.map((value) => JSON.stringify(value))
			.sort()
			.join('\n');
	return text(one) === text(other);
}

function checkNeighbours({ tally, ties }: Scene, golden: GoldenPage, page: PageAnswer): void {
	const parent = refOf(page.parent);
	const isParentOpen = () => ties.isSwallowed(golden) || !ties.pages.has(golden.parent);
	// A section's parent is a section, or none; that home stands above it is told by what is above.
	const isBelowHome = golden.kind === 'section' && ties.pages.get(golden.parent)?.kind === 'home';
	tally.checkUnless('parent', golden.ref, isBelowHome ? '' : golden.parent, parent, isParentOpen);
	const above = ancestorsOf(ties, golden);
	tally.checkUnless(
		'ancestors',
		golden.ref,
		above,
		refsOf(page.ancestors),
		() => above.some((ref) => !ties.pages.has(ref)) || isParentOpen(),
	);
	if (golden.kind !== 'page') return;
	const pairs = [
		['next', page.next],
		['prev', page.previous],
		['nextInSection', page.nextInSection],
		['prevInSection', page.previousInSection],
	] as const;
	for (const [name, neighbour] of pairs) {
		const expected = golden[name] as Ref;
		const actual = refOf(neighbour);
		tally.checkUnless(name, golden.ref, expected, actual, () => {
			if (name.endsWith('InSection') && isParentOpen()) return true;
			return ties.isOpen(expected, actual) || ties.isOpen(expected, golden.ref) || ties.isOpen(actual, golden.ref);
		});
	}
}

/** The parents of a page, the nearest first; one that Hugo did not build is the last that is known. */
function ancestorsOf({ pages }: Ties, page: GoldenPage): Ref[] {
	const ancestors: Ref[] = [];
	for (let parent = page.parent; parent !== ''; parent = pages.get(parent)?.parent ?? '') ancestors.push(parent);
	return ancestors;
}

const departedOwnTerms = 'list pages name no terms of their own';
const departedTerms = 'a term lists articles, no list pages that carry it';

async function checkMembers(scene: Scene, golden: GoldenPage, page: PageAnswer): Promise<void> {
	const { tally, ties, ask } = scene;
	const { ref } = golden;
	if (!page.pages) return;
	const isSwallowed = (member: Ref) => ties.isSwallowed(ties.pages.get(member) ?? { logicalPath: `/${member.replace(/^[^/]*\//, '')}` });
	// A page that carries a term and one nested in it stands twice in the outer one's list.
	const isKept = (member: Ref, place: number, all: Ref[]) =>
		(golden.kind !== 'home' || !isSwallowed(member)) && (golden.kind !== 'term' || all.indexOf(member) === place);
	// HugoQL's terms list articles: a departure.
	const isMeant = (member: Ref) => golden.kind !== 'term' || ties.pages.get(member)?.kind === 'page' || isListed.has(member);
	const isListed = new Set(refsOf(page.pages));
	const check = (field: string, all: Ref[], actual: Ref[]) => {
		const expected = all.filter(isMeant);
		if (expected.length < all.length) tally.departures.set(departedTerms, (tally.departures.get(departedTerms) ?? 0) + 1);
		return tally.checkUnless(field, ref, expected, actual, () => {
			return ties.sameOrder(expected, actual) || (ties.hasUnbuiltSectionBelow(golden) && sameUpToTies(expected, actual, () => ''));
		});
	};
	check('pages', golden.pages.filter(isKept), refsOf(page.pages).filter(isKept));
	const articles = page.pages.filter(({ kind }) => kind === 'ARTICLE');
	// A taxonomy lists terms; what else lies in its folder is no part of it.
	if (golden.kind !== 'taxonomy') check('regularPages', golden.regularPages.filter(isKept), refsOf(articles).filter(isKept));
	if (!page.articles) return;
	const own = refsOf(await allArticles(ask, page));
	if (golden.kind === 'section') return void check('articles', golden.regularPages, own);
	const entry = entryOf(scene, golden);
	// Hugo's entry also holds list pages, and pages that stand in no list; a term's articles are neither.
	if (entry)
		check(
			'articles',
			entry.pages.filter(isKept).filter((member) => ties.pages.get(member)?.kind === 'page' || own.includes(member)),
			own,
		);
}

function entryOf({ language }: Scene, term: GoldenPage): GoldenEntry | undefined {
	const taxonomy = Object.keys(language.taxonomies).find((plural) => term.logicalPath.startsWith(`/${fold(plural)}/`));
	const key = taxonomy === undefined ? '' : term.logicalPath.slice(taxonomy.length + 2);
	return taxonomy === undefined ? undefined : language.taxonomies[taxonomy]!.byCount.find((entry) => fold(entry.key) === key);
}

async function allArticles(ask: Ask, page: PageAnswer): Promise<Reference[]> {
	const { nodes, pageInfo } = page.articles!;
	if (!pageInfo.hasNextPage) return nodes;
	return allNodes<{ node: PageAnswer }, Reference>(ask, articlesOfQuestion, { id: page.id }, (data) => data.node.articles);
}
