import type { ArticleList } from './article-list.ts';
import type { Context } from './context.ts';
import { counted } from './languages.ts';
import type { FoundTerm } from './term-lookup.ts';
import type { Conjunct } from './where.ts';

/** What narrows the list best: an index range, how many rows it has, and the conjunct that it stands for. */
export type Narrowing =
	| { kind: 'term'; terms: FoundTerm[] }
	| { kind: 'section' | 'type'; name: string }
	| { kind: 'scope section' | 'scope term'; id: number };
export type Chosen = { narrowing: Narrowing; count: number; conjunct: Conjunct | null };

/** The part of a filter that leaves the fewest articles; null where there is none that an index knows. */
export function chooseNarrowing(context: Context, list: ArticleList): Chosen | null {
	const { scope } = list;
	if (scope && 'section' in scope)
		return { narrowing: { kind: 'scope section', id: scope.section }, count: articleCount(context, scope.section), conjunct: null };
	if (scope) return { narrowing: { kind: 'scope term', id: scope.term }, count: articleCount(context, scope.term), conjunct: null };
	let best: Chosen | null = null;
	for (const conjunct of list.conjuncts) {
		const candidate = narrowingOf(context, list, conjunct);
		if (candidate && (!best || candidate.count < best.count)) best = candidate;
	}
	return best;
}

function narrowingOf(context: Context, list: ArticleList, conjunct: Conjunct): Chosen | null {
	const { fact } = conjunct;
	if (fact?.kind === 'terms') {
		const terms = fact.terms.filter((term) => list.languages.includes(term.languageId));
		return { narrowing: { kind: 'term', terms }, count: terms.reduce((sum, term) => sum + term.articleCount, 0), conjunct };
	}
	if (fact?.kind !== 'section' && fact?.kind !== 'type') return null;
	const isWhole = fact.kind === 'type' || fact.isWhole;
	return {
		narrowing: { kind: fact.kind, name: fact.name },
		count: counted(context, fact.kind, fact.name, list.languages),
		conjunct: isWhole ? conjunct : null,
	};
}

function articleCount(context: Context, pageId: number): number {
	return context.get<{ count: number }>('select article_count as count from list_page where page_id = ?', [pageId])?.count ?? 0;
}
