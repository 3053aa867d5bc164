import type { Context } from './context.ts';
import { listOf, padded } from './pages.ts';

/** A term that a slug means; a slug may mean one in each language, and several where terms share a URL. */
export type FoundTerm = { id: number; languageId: number; taxonomy: string; articleCount: number };

/** Terms of the site's languages by slug, else by key or name. */
export function findTerms(context: Context, taxonomy: string, slug: string): FoundTerm[] {
	const key = JSON.stringify(['terms by slug', taxonomy, slug]);
	return context.index.facts.through(key, () => {
		const bySlug = search(context, 'term_slug', 'slug', taxonomy, slug);
		if (bySlug.length > 0) return bySlug;
		const lower = slug.toLowerCase();
		const byKey = search(context, 'term_key', 'key', taxonomy, lower.replaceAll(' ', '-'));
		return byKey;
	});
}

function search(context: Context, index: string, column: 'slug' | 'key', taxonomy: string, value: string): FoundTerm[] {
	const languages = context.index.languages.map(({ id }) => id);
	if (languages.length === 0) return [];
	return context.all<FoundTerm>(
		`select term.page_id as id, term.language_id as languageId, term.taxonomy, list_page.article_count as articleCount
		from term indexed by ${index} join list_page on list_page.page_id = term.page_id
		where term.language_id in (${listOf(languages)}) and term.taxonomy = ? and term.${column} = ?`,
		[...padded(languages), taxonomy, value],
	);
}
