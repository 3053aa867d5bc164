import { type PageAnswer, type Reference, refOf, type TermAnswer } from './answers.ts';
import { allNodes, type Connection } from './ask.ts';
import type { Scene } from './check-pages.ts';
import type { GoldenEntry, GoldenPage } from './golden.ts';
import { termsQuestion } from './questions.ts';
import { isSame } from './tally.ts';
import { fold, isUncertainTitle } from './ties.ts';

type Entry = Reference & { title: string; key: string; slug: string; count: number };
type Taxonomies = { site: { taxonomies: { name: string; terms: Connection<Entry> }[] } };

/** Compares the terms that an article carries, and the front matter that they come from. */
export function checkTermsOfPage({ tally, ties, termTitles }: Scene, golden: GoldenPage, page: PageAnswer, terms: TermAnswer[]): void {
	const isTitleOf = (logicalPath: string, expected: string, actual: string) =>
		termTitles[logicalPath]?.includes(actual) ?? fold(actual) === fold(expected);
	for (const [taxonomy, expected] of Object.entries(golden.taxonomies)) {
		tally.check('terms.param', golden.ref, expected.param, page.params[taxonomy.toLowerCase()]);
		const own = terms.filter((term) => term.taxonomy.name === taxonomy);
		const shown = own.map((term) => ({ title: term.title, key: term.term, slug: term.slug, relPermalink: term.path, file: refOf(term) }));
		const wanted = expected.terms.map((term) => ({ ...term, slug: decoded(term.slug) }));
		tally.checkUnless('terms', golden.ref, wanted, shown, () => {
			// Of several spellings of a term Hugo takes one at random.
			const settled = wanted.map((term, place) => {
				const actual = shown[place];
				const spellings = ties.spellings(taxonomy, term.key);
				if (!actual || spellings.size < 2 || !spellings.has(actual.key)) return term;
				return {
					...term,
					key: actual.key,
					title: isTitleOf(own[place]!.logicalPath, term.title, actual.title) ? actual.title : term.title,
				};
			});
			return isSame(settled, shown);
		});
	}
}

/** Compares the taxonomies of a language: terms, counts, orders and members. */
export async function checkTaxonomies(scene: Scene): Promise<void> {
	const { ask, tally, language, locale, key: languageKey } = scene;
	for (const [taxonomy, golden] of Object.entries(language.taxonomies)) {
		const read = (field: string, direction: string) =>
			allNodes<Taxonomies, Entry>(
				ask,
				termsQuestion,
				{ locale, orderBy: { field, direction } },
				(data) => data.site.taxonomies.find(({ name }) => name === taxonomy)?.terms,
			);
		// A term without any page is no entry of Hugo's taxonomy, though it has a page of its own.
		const byCount = (await read('COUNT', 'DESC')).filter(({ count }) => count > 0);
		const alphabetical = (await read('NAME', 'ASC')).filter(({ count }) => count > 0);
		const ref = `${languageKey}:${taxonomy}`;
		const keys = (list: { key: string }[]) => list.map(({ key }) => fold(key));
		tally.check('taxonomies.byCount', ref, keys(golden.byCount), keys(byCount));
		const [expected, actual] = [golden.alphabetical.map(fold), keys(alphabetical)];
		const settled = (list: string[]) => list.filter((term) => !isUncertainTitle(term, languageKey));
		tally.checkUnless('taxonomies.alphabetical', ref, expected, actual, () => {
			return isSame(settled(expected), settled(actual)) && isSame(expected.toSorted(), actual.toSorted());
		});
		for (const [place, entry] of golden.byCount.entries()) {
			const actual =
				byCount[place]?.key === entry.key ? byCount[place] : byCount.find(({ key }) => key === entry.key || fold(key) === fold(entry.key));
			checkEntry(scene, taxonomy, `${ref}:${entry.key}`, entry, golden.byCount, actual);
		}
	}
}

function checkEntry(
	{ tally, ties, termTitles }: Scene,
	taxonomy: string,
	ref: string,
	golden: GoldenEntry,
	entries: GoldenEntry[],
	actual: Entry | undefined,
): void {
	const titles = actual ? (termTitles[actual.logicalPath] ?? []) : [];
	const isOpen = ties.spellings(taxonomy, golden.key).size > 1;
	tally.checkUnless('taxonomies.key', ref, golden.key, actual?.key, () => isOpen);
	tally.check('taxonomies.count', ref, golden.count, actual?.count);
	// Hugo names the outer of two nested terms by the inner one's page.
	const isNested = () => isInnerOf(golden, entries);
	tally.checkUnless(
		'taxonomies.title',
		ref,
		golden.title,
		actual?.title,
		() =>
			titles.includes(actual?.title ?? '') ||
			(isOpen && titles.length === 0 && fold(golden.title) === fold(actual?.title ?? '')) ||
			isNested(),
	);
	tally.checkUnless('taxonomies.relPermalink', ref, golden.relPermalink, actual?.path, isNested);
	tally.checkUnless('taxonomies.slug', ref, decoded(golden.slug), actual?.slug, isNested);
}

function isInnerOf(golden: GoldenEntry, entries: GoldenEntry[]): boolean {
	return entries.some((other) => other.relPermalink === golden.relPermalink && other.key.startsWith(`${golden.key}/`));
}

/** Golden files hold slugs as addresses show them, HugoQL answers them decoded. */
function decoded(slug: string): string {
	try {
		return decodeURIComponent(slug);
	} catch {
		return slug;
	}
}
