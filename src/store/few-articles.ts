import { idsOf } from '../db/page-set.ts';
import { type ArticleList, conditionOf } from './article-list.ts';
import type { Context } from './context.ts';
import { counted } from './languages.ts';
import type { Chosen } from './narrowing.ts';
import { type Selection, selected, sizeOfSelection } from './selections.ts';
import type { Stream } from './streams.ts';
import type { Conjunct } from './where.ts';

/** Rows that are read and sorted at most, in place of walking an index past those that a filter leaves out. */
const SORTED_AT_MOST = 8192;

/**
 * A list that several conditions leave few articles of, as these articles: their sets are intersected, and what is left is read and sorted.
 * Null where walking an index is expected to read less, or where no sets are kept for the conditions.
 */
export function fewArticles(context: Context, list: ArticleList, chosen: Chosen | null, limit: number): Stream | null {
	if (!context.visible.isLive || list.scope || list.order === 'term') return null;
	const others = list.conjuncts.filter((conjunct) => conjunct !== chosen?.conjunct && isChecked(list, conjunct));
	if (!others.some(({ set }) => set !== null)) return null;
	const parts = list.conjuncts.flatMap(({ set }) => set ?? []);
	const selection: Selection = { kind: 'all', parts };
	const size = sizeOfSelection(context, selection);
	const walked = chosen?.count ?? counted(context, 'site', '', list.languages);
	if (size > SORTED_AT_MOST || (size > 64 && size * size > limit * walked)) return null;
	const { sql, parameters } = conditionOf(context, { ...list, conjuncts: list.conjuncts.filter(({ set }) => set === null) });
	return {
		from: 'json_each(?) as few cross join page on page.id = few.value',
		conditions: [sql],
		parameters: [JSON.stringify(idsOf(selected(context, selection))), ...parameters],
		id: 'page.id',
		value: null,
		isNullable: false,
		position: 'page.position',
		lead: 0,
	};
}

/** Languages have index ranges of their own, and so have dates in the default order. */
function isChecked({ order }: ArticleList, { fact }: Conjunct): boolean {
	return fact?.kind !== 'languages' && !(fact?.kind === 'date' && order === 'default');
}
