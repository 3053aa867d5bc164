import { type ArticleList, conditionOf, selectionOf } from './article-list.ts';
import type { Context } from './context.ts';
import { requireCountable } from './countable.ts';
import { counted } from './languages.ts';
import { unlistedUses } from './unlisted.ts';
import { sizeOfSelection } from './selections.ts';
import type { Fact } from './where.ts';

/**
 * How many articles a list has: a kept total where the filter is nothing, a language, a section, a type or a term; the size of a set where
 * sets are kept for it; else counted, once a generation.
 */
export function totalOf(context: Context, list: ArticleList): number {
	const kept = context.visible.isLive ? keptTotal(context, list) : null;
	if (kept !== null) return kept;
	const selection = selectionOf(context, list);
	if (selection) return sizeOfSelection(context, selection);
	requireCountable(context, list);
	const { sql, parameters } = conditionOf(context, list);
	const key = JSON.stringify(['total', context.scope, sql, parameters]);
	return context.index.facts.through(
		key,
		() => context.get<{ count: number }>(`select count(*) as count from ${sourceOf(context, list)} where ${sql}`, parameters)!.count,
	);
}

/** A list that is not narrowed is counted over the site's lists, not over all pages. */
function sourceOf(context: Context, { scope, conjuncts }: ArticleList): string {
	if (!context.visible.isLive || scope !== null || conjuncts.some(({ fact }) => fact !== null)) return 'page';
	return 'page indexed by page_site';
}

function keptTotal(context: Context, list: ArticleList): number | null {
	const facts = list.conjuncts.map(({ fact }) => fact);
	if (list.isGrouped || facts.includes(null)) return null;
	const narrowing = (facts as Fact[]).filter((fact) => fact.kind !== 'languages');
	if (list.scope) {
		if (facts.length > 0) return null;
		const id = 'section' in list.scope ? list.scope.section : list.scope.term;
		return context.get<{ count: number }>('select article_count as count from list_page where page_id = ?', [id])?.count ?? 0;
	}
	if (narrowing.length === 0) return counted(context, 'site', '', list.languages);
	if (narrowing.length > 1) return null;
	const fact = narrowing[0]!;
	switch (fact.kind) {
		case 'section':
			return fact.isWhole ? counted(context, 'section', fact.name, list.languages) : null;
		case 'type':
			return counted(context, 'type', fact.name, list.languages);
		case 'terms': {
			const terms = fact.terms.filter((term) => list.languages.includes(term.languageId));
			// Two terms of one language may share articles.
			const isApart = new Set(terms.map(({ languageId }) => languageId)).size === terms.length;
			return isApart ? terms.reduce((sum, term) => sum + term.articleCount - unlistedUses(context, term.id), 0) : null;
		}
		default:
			return null;
	}
}
