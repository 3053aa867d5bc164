import type { TermArguments } from './arguments.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { findTerms } from './term-lookup.ts';
import { termConnection } from './term-list.ts';
import type { TagCloudRow } from './results.ts';
import type { PageRow, TermRow } from './rows.ts';
import { loadTerms, termSource } from './term-rows.ts';

/** The part of a reader that knows terms. */
export function termReads(context: Context, batches: Batches) {
	return {
		term: (page: PageRow): TermRow | null =>
			page.kind === 'term'
				? (batches.completed(page, 'term', (ids) => new Map(loadTerms(context, ids).map((row) => [row.id, row]))) ?? null)
				: null,
		termBySlug(languageId: number | null, taxonomy: string, slug: string): TermRow | null {
			const found = findTerms(context, taxonomy.toLowerCase(), slug).filter(
				(term) => languageId === null || term.languageId === languageId,
			);
			const ordinal = (id: number) => context.index.languageById.get(id)!.ordinal;
			found.sort((a, b) => ordinal(a.languageId) - ordinal(b.languageId) || b.articleCount - a.articleCount || a.id - b.id);
			return (
				loadTerms(
					context,
					found.map(({ id }) => id),
				)[0] ?? null
			);
		},
		termConnection: (taxonomy: string, args: TermArguments) => termConnection(context, batches, taxonomy, args),
		tagCloud: (languageId: number, taxonomy: string, first: number | null, minCount: number, order: 'NAME' | 'COUNT' | 'KEY') =>
			tagCloud(context, batches, languageId, taxonomy.toLowerCase(), first, minCount, order),
		relatedTerms: (term: TermRow, first: number) => relatedTerms(context, batches, term, first),
	};
}

function tagCloud(
	context: Context,
	batches: Batches,
	languageId: number,
	taxonomy: string,
	first: number | null,
	minCount: number,
	order: 'NAME' | 'COUNT' | 'KEY',
): TagCloudRow[] {
	const rows = context.index.facts.through(JSON.stringify(['cloud', context.scope, languageId, taxonomy, first, minCount, order]), () => {
		const ids = context.all<{ id: number }>(
			`select term.page_id as id from ${termSource(context, 'term_by_count')} where term.language_id = ? and term.taxonomy = ? and term.is_built = 1
			and term.count >= ? order by term.count desc, term.name_folded, term.name limit ?`,
			[languageId, taxonomy, minCount, first ?? -1],
		);
		const terms = ids.flatMap(({ id }) => loadTerms(context, [id]));
		if (order === 'NAME') terms.sort((a, b) => a.namePosition - b.namePosition);
		if (order === 'KEY') terms.sort((a, b) => Buffer.compare(Buffer.from(a.termName), Buffer.from(b.termName)));
		return weighed(terms);
	});
	batches.together(rows.map(({ term }) => term));
	return rows;
}

/** Weights are logarithmic: tags are used as often as words are, few very much and most hardly. Where all counts are equal, each is the greatest. */
function weighed(terms: TermRow[]): TagCloudRow[] {
	let least = Number.MAX_SAFE_INTEGER;
	let greatest = 0;
	for (const { count } of terms) {
		least = Math.min(least, Math.max(count, 1));
		greatest = Math.max(greatest, count);
	}
	const span = Math.log(greatest) - Math.log(least);
	return terms.map((term) => {
		const weight = span > 0 ? Math.min(1, Math.log(Math.max(term.count, 1) / least) / span) : 1;
		return { term, count: term.count, weight, level: Math.min(5, 1 + Math.floor(weight * 5)) as TagCloudRow['level'] };
	});
}

function relatedTerms(context: Context, batches: Batches, term: TermRow, first: number): TermRow[] {
	const limit = Math.max(1, Math.min(100, first));
	const { isLive, inSite } = context.visible;
	const sql = isLive
		? 'select other_id as id from term_pair indexed by term_pair_by_count where term_id = ? order by count desc, other_id limit ?'
		: `select other.term_id as id from page_term as own join page on page.id = own.page_id join page_term as other on other.page_id = own.page_id
			join term on term.page_id = other.term_id join term as self on self.page_id = own.term_id
			where own.term_id = ? and other.term_id <> own.term_id and term.taxonomy = self.taxonomy and own.is_own = 1 and other.is_own = 1 and page.render <> 'never' and ${inSite('page')}
			group by other.term_id order by count(*) desc, other.term_id limit ?`;
	const ids = context.all<{ id: number }>(sql, [term.id, limit]).map(({ id }) => id);
	return batches.together(loadTerms(context, ids));
}
