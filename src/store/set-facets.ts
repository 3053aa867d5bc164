import { idsOf, type PageSet, sizeOf, sizeOfIntersection } from '../db/page-set.ts';
import type { Context } from './context.ts';
import type { YearCount } from './results.ts';
import { keptSet } from './selections.ts';

/** A term with the number of articles that have it. */
export type CountedTerm = { id: number; count: number; name: string; key: string };

/** Of so few articles the terms are read; for more, the sets of terms are intersected with theirs. */
const READ_AT_MOST = 2000;
const TERMS_AT_ONCE = 100;

/** The terms of a taxonomy that most of some articles have, ties by name. */
export function termsOfSet(context: Context, articles: PageSet, languages: number[], taxonomy: string, limit: number): CountedTerm[] {
	if (articles.size === 0) return [];
	if (sizeOf(articles) <= READ_AT_MOST) return termsRead(context, articles, taxonomy, limit);
	let best: CountedTerm[] = [];
	for (const language of languages) {
		const own = keptSet(context, 'language', language);
		if (sizeOfIntersection(own, articles) > 0) best = addTerms(context, articles, language, taxonomy, limit, best);
	}
	return best;
}

const byCount = (a: CountedTerm, b: CountedTerm) => b.count - a.count || compare(a.name, b.name) || compare(a.key, b.key) || a.id - b.id;

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Hugo's count of a term is never below the number of listed articles that have it, so its order can be left as soon as no further term could come in. */
function addTerms(
	context: Context,
	articles: PageSet,
	language: number,
	taxonomy: string,
	limit: number,
	found: CountedTerm[],
): CountedTerm[] {
	let best = found;
	for (let offset = 0; ; offset += TERMS_AT_ONCE) {
		const rows = context.all<{ id: number; name: string; key: string; bound: number }>(
			`select page_id as id, name_folded as name, name as key, count as bound from term indexed by term_by_count
			where language_id = ? and taxonomy = ? and is_built = 1 order by count desc, name_folded, name limit ? offset ?`,
			[language, taxonomy, TERMS_AT_ONCE, offset],
		);
		for (const { id, name, key, bound } of rows) {
			if (best.length === limit && bound < best[limit - 1]!.count) return best;
			const count = sizeOfIntersection(articles, keptSet(context, 'term', id));
			if (count === 0 || (best.length === limit && count < best[limit - 1]!.count)) continue;
			best = [...best, { id, count, name, key }].sort(byCount).slice(0, limit);
		}
		if (rows.length < TERMS_AT_ONCE) return best;
	}
}

function termsRead(context: Context, articles: PageSet, taxonomy: string, limit: number): CountedTerm[] {
	return context.all<CountedTerm>(
		`select term.page_id as id, count(*) as count, term.name_folded as name, term.name as key
		from json_each(?) as article cross join page_term on page_term.page_id = article.value join term on term.page_id = page_term.term_id
		where term.taxonomy = ? and page_term.is_counted = 1 group by term.page_id order by count(*) desc, term.name_folded, term.name limit ?`,
		[JSON.stringify(idsOf(articles)), taxonomy, limit],
	);
}

/** How many of some articles each language has. */
export function languagesOfSet(context: Context, articles: PageSet): { id: number; count: number }[] {
	return context.index.languages.map(({ id }) => ({ id, count: sizeOfIntersection(articles, keptSet(context, 'language', id)) }));
}

/** How many of some articles are of each year, newest first. */
export function yearsOfSet(context: Context, articles: PageSet): YearCount[] {
	const years = context.index.facts.through('years', () =>
		context.all<{ year: number }>("select distinct cast(key as integer) as year from counter where dimension = 'year' and count > 0"),
	);
	return years
		.map(({ year }) => ({ year, count: sizeOfIntersection(articles, keptSet(context, 'year', String(year).padStart(4, '0'))) }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.year - a.year);
}
