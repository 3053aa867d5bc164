import { idsOf, type PageSet } from '../db/page-set.ts';
import { type ArticleList, selectionOf } from './article-list.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { requireCountable } from './countable.ts';
import { counted, languageIds } from './languages.ts';
import { lazily } from './lazily.ts';
import type { ArticleFacets, LocaleCount, PageCondition, TermCount, YearCount } from './results.ts';
import { selected } from './selections.ts';
import { languagesOfSet, termsOfSet, yearsOfSet } from './set-facets.ts';
import { loadTerms } from './term-rows.ts';
import { unlistedUses } from './unlisted.ts';
import type { Fact } from './where.ts';

type Counted = { id: number; count: number };
type Named = Counted & { name: string };

/** Facets over the articles that a condition on table `page` selects; `list`, where given, tells which totals are kept for it. */
export function facetsOf(context: Context, batches: Batches, condition: PageCondition, list: ArticleList | null): ArticleFacets {
	const kept = list && context.visible.isLive ? narrowingOf(list) : null;
	const selection = list && selectionOf(context, list);
	const articles = lazily(() => {
		if (selection) return selected(context, selection);
		if (list) requireCountable(context, list);
		return null;
	});
	const remembered = <Found>(name: string, find: () => Found): Found =>
		context.index.facts.through(JSON.stringify(['facet', name, context.scope, condition]), find);
	return {
		terms(taxonomy, first) {
			const limit = Math.max(1, Math.min(first, 1000));
			const rows = remembered(`terms ${taxonomy} ${limit}`, () => {
				if (kept && !kept.fact) return termsOfLanguages(context, list!.languages, taxonomy, limit);
				const set = articles();
				return set ? termsOfSet(context, set, list!.languages, taxonomy, limit) : termsOf(context, condition, taxonomy, limit);
			});
			return termCounts(context, batches, rows);
		},
		locales(): LocaleCount[] {
			const counts = kept
				? list!.languages.map((id) => ({ id, count: counted(context, kept.fact?.kind ?? 'site', kept.fact?.name ?? '', [id]) }))
				: remembered('locales', () => {
						const set = articles();
						return set ? languagesOfSet(context, set) : languagesOf(context, condition);
					});
			return localeCounts(context, counts);
		},
		years() {
			if (kept && !kept.fact) return keptYears(context, list!.languages);
			return remembered('years', () => {
				const set = articles();
				return set ? yearsOfSet(context, set) : yearsOf(context, condition);
			});
		},
	};
}

/** Facets over some articles that the reader sees, of which a preview may see some that are in no kept set. */
export function facetsOfPages(context: Context, batches: Batches, articles: PageSet): ArticleFacets {
	const condition = lazily((): PageCondition => {
		const ids = JSON.stringify(idsOf(articles));
		return { sql: 'page.id in (select value from json_each(?))', parameters: [ids] };
	});
	const { isLive } = context.visible;
	return {
		terms(taxonomy, first) {
			const limit = Math.max(1, Math.min(first, 1000));
			const rows = isLive
				? termsOfSet(context, articles, languageIds(context), taxonomy, limit)
				: termsOf(context, condition(), taxonomy, limit);
			return termCounts(context, batches, rows);
		},
		locales: () => localeCounts(context, isLive ? languagesOfSet(context, articles) : languagesOf(context, condition())),
		years: () => (isLive ? yearsOfSet(context, articles) : yearsOf(context, condition())),
	};
}

function localeCounts(context: Context, counts: Counted[]): LocaleCount[] {
	const byId = new Map(counts.map(({ id, count }) => [id, count]));
	return context.index.languages.flatMap((language) => {
		const count = byId.get(language.id) ?? 0;
		return count > 0 ? [{ language, count }] : [];
	});
}

/** Null unless the list is the whole site, some languages of it, or a section, a type of these. */
function narrowingOf(list: ArticleList): { fact: Extract<Fact, { name: string }> | null } | null {
	if (list.scope || list.isGrouped) return null;
	let narrowing: Extract<Fact, { name: string }> | null = null;
	for (const { fact } of list.conjuncts) {
		if (fact?.kind === 'languages') continue;
		const isNamed = fact?.kind === 'type' || (fact?.kind === 'section' && fact.isWhole);
		if (!isNamed || narrowing) return null;
		narrowing = fact;
	}
	return { fact: narrowing };
}

/** Most used terms by their kept totals. */
function termsOfLanguages(context: Context, languages: number[], taxonomy: string, limit: number): Counted[] {
	const found = languages.flatMap((language) => mostListed(context, language, taxonomy, limit));
	return found.sort(byCount).slice(0, limit);
}

const byCount = (a: Named, b: Named) => b.count - a.count || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);

/**
 * Terms with most listed articles. Hugo's count of a term is never below the number of articles in its list, so the index by
 * count can be left as soon as no term that follows could come in.
 */
function mostListed(context: Context, language: number, taxonomy: string, limit: number): Named[] {
	for (let size = 2 * limit; ; size *= 4) {
		const rows = context.all<Named & { bound: number }>(
			`select term.page_id as id, list_page.article_count as count, term.name_folded as name, term.count as bound
			from term indexed by term_by_count join list_page on list_page.page_id = term.page_id
			where term.language_id = ? and term.taxonomy = ? and term.is_built = 1 order by term.count desc, term.name_folded, term.name limit ?`,
			[language, taxonomy, size],
		);
		const listed = rows.map((row) => ({ ...row, count: row.count - unlistedUses(context, row.id) }));
		const best = listed.filter(({ count }) => count > 0).sort(byCount);
		if (rows.length < size || (best[limit - 1]?.count ?? 0) > rows.at(-1)!.bound) return best.slice(0, limit);
	}
}

function termsOf(context: Context, { sql, parameters }: PageCondition, taxonomy: string, limit: number): Counted[] {
	const used = context.visible.isLive ? 'page_term.is_counted = 1' : "page.render <> 'never'";
	return context.all<Counted>(
		`select term.page_id as id, count(*) as count from page join page_term on page_term.page_id = page.id join term on term.page_id = page_term.term_id
		where ${sql} and term.taxonomy = ? and ${used} group by term.page_id order by count(*) desc, term.name_folded, term.name limit ?`,
		[...parameters, taxonomy, limit],
	);
}

function termCounts(context: Context, batches: Batches, rows: Counted[]): TermCount[] {
	const counts = new Map(rows.map(({ id, count }) => [id, count]));
	const terms = loadTerms(
		context,
		rows.map(({ id }) => id),
	);
	return batches.together(terms).map((term) => ({ term, count: counts.get(term.id)! }));
}

function keptYears(context: Context, languages: number[]): YearCount[] {
	const counts = new Map<number, number>();
	for (const language of languages) {
		for (const { key, count } of context.all<{ key: string; count: number }>(
			"select key, count from counter where language_id = ? and dimension = 'year' and count > 0",
			[language],
		)) {
			counts.set(Number(key), (counts.get(Number(key)) ?? 0) + count);
		}
	}
	return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year);
}

function languagesOf(context: Context, { sql, parameters }: PageCondition): Counted[] {
	return context.all<Counted>(`select page.language_id as id, count(*) as count from page where ${sql} group by 1`, parameters);
}

function yearsOf(context: Context, { sql, parameters }: PageCondition): YearCount[] {
	return context.all<YearCount>(
		`select cast(substr(page.date_text, 1, 4) as integer) as year, count(*) as count from page
		where ${sql} and page.date_text is not null group by 1 order by 1 desc`,
		parameters,
	);
}
