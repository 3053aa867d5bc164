import type { ArticleOrder, ArticleScope, ArticleWhere } from './arguments.ts';
import type { Context } from './context.ts';
import type { CursorOrder } from './cursors.ts';
import { languageIds, preferredLanguages } from './languages.ts';
import type { Value } from './statements.ts';
import { ofLanguages, type Selection } from './selections.ts';
import { hasUnlistedArticles, unlistedUses } from './unlisted.ts';
import { conjunctsOf, type Conjunct, languagesConjunct } from './where.ts';

/** A list of articles before it is sliced: what is in it, in which order. */
export type ArticleList = {
	scope: ArticleScope;
	conjuncts: Conjunct[];
	/** Languages that rows can have, in the site's order. */
	languages: number[];
	/** True where every translation group has one row (`locales` with several languages). */
	isGrouped: boolean;
	order: CursorOrder;
	isReverse: boolean;
};

/** Reads what a caller asked for into a list. */
export function articleList(
	context: Context,
	where: ArticleWhere | null | undefined,
	orderBy: ArticleOrder | null | undefined,
	locales: string[] | null | undefined,
	scope: ArticleScope,
): ArticleList {
	const preferred = preferredLanguages(context, locales)?.map(({ id }) => id) ?? null;
	const conjuncts = conjunctsOf(context, where);
	if (preferred) {
		if (preferred.length < context.index.languages.length) conjuncts.push(languagesConjunct(preferred));
		if (preferred.length > 1) conjuncts.push(bestOfGroup(context, preferred));
	}
	return {
		scope,
		conjuncts,
		languages: allowedLanguages(context, conjuncts),
		isGrouped: preferred !== null && preferred.length > 1,
		order: orderOf(orderBy, scope),
		isReverse: orderBy?.direction === 'DESC',
	};
}

/** The list's own condition on table `page`: visible, of the scope, and all conjuncts. */
export function conditionOf(context: Context, list: ArticleList): { sql: string; parameters: Value[] } {
	const { scope, conjuncts } = list;
	const parts = [scope ? context.visible.inSection('page') : context.visible.inSite('page')];
	const parameters: Value[] = [];
	if (scope && 'section' in scope) {
		parts.push('page.parent_id = ?');
		parameters.push(scope.section);
	} else if (scope) {
		parts.push(
			`exists (select 1 from page_term as own where own.page_id = page.id and own.term_id = ? and ${context.visible.isLive ? 'own.is_counted = 1' : "page.render <> 'never'"})`,
		);
		parameters.push(scope.term);
	}
	for (const conjunct of conjuncts) {
		parts.push(conjunct.sql);
		parameters.push(...conjunct.parameters);
	}
	return { sql: parts.join(' and '), parameters };
}

/**
 * The list as a selection of kept sets; null where one of its conditions has none: a path prefix that ends in a folder of many, a param where
 * there are too many, a list page's own list that has what the site's lists have not, or a preview.
 */
export function selectionOf(context: Context, { scope, conjuncts }: ArticleList): Selection | null {
	if (!context.visible.isLive) return null;
	const parts = conjuncts.map(({ set }) => set);
	if (scope && 'section' in scope)
		parts.push(hasUnlistedArticles(context, scope.section) ? null : { kind: 'kept', set: 'parent', keys: [scope.section] });
	else if (scope) parts.push(unlistedUses(context, scope.term) === 0 ? { kind: 'kept', set: 'term', keys: [scope.term] } : null);
	return parts.includes(null) ? null : { kind: 'all', parts: parts as Selection[] };
}

/** A row is its group's best where no language that is preferred to its own has an article of the group in the site's lists. */
function bestOfGroup(context: Context, preferred: number[]): Conjunct {
	const { isLive } = context.visible;
	const rank = (name: string) =>
		`case ${name}.language_id ${preferred.map((id, i) => `when ${id} then ${i}`).join(' ')} else ${preferred.length} end`;
	const source = isLive ? 'page as better indexed by page_translated where better.is_translated = 1 and' : 'page as better where';
	const better = `exists (select 1 from ${source} better.translation_key = page.translation_key
		and better.language_id in (${preferred.join(', ')}) and ${rank('better')} < ${rank('page')} and ${context.visible.inSite('better')})`;
	const parts = preferred.map((id, i): Selection => {
		const own = ofLanguages([id]);
		if (i === 0) return own;
		return { kind: 'all', parts: [own, { kind: 'not', part: { kind: 'kept', set: 'translated', keys: preferred.slice(0, i) } }] };
	});
	return {
		sql: isLive ? `(page.is_translated = 0 or not ${better})` : `not ${better}`,
		parameters: [],
		fact: null,
		set: isLive ? { kind: 'any', parts } : null,
	};
}

function allowedLanguages(context: Context, conjuncts: Conjunct[]): number[] {
	let allowed = languageIds(context);
	for (const { fact } of conjuncts) {
		if (fact?.kind === 'languages') allowed = allowed.filter((id) => fact.ids.includes(id));
	}
	return allowed;
}

function orderOf(orderBy: ArticleOrder | null | undefined, scope: ArticleScope): CursorOrder {
	switch (orderBy?.field ?? 'DEFAULT') {
		case 'DATE':
			return 'date';
		case 'PUBLISH_DATE':
			return 'publish_date';
		case 'LASTMOD':
			return 'lastmod';
		case 'TITLE':
			return 'title';
		case 'WORD_COUNT':
			return 'word_count';
		case 'WEIGHT':
			return 'default';
		case 'DEFAULT':
			return scope && 'term' in scope ? 'term' : 'default';
	}
}
