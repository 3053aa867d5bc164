import type { Context } from './context.ts';
import type { Value } from './statements.ts';
import type { Stream } from './streams.ts';
import { termWeights } from './term-weights.ts';
import { unlistedUses } from './unlisted.ts';
import type { Conjunct } from './where.ts';

/** A condition on languages is met by a stream of one of them. */
export function without(conjuncts: Conjunct[], language: number): Conjunct[] {
	return conjuncts.filter(({ fact }) => fact?.kind !== 'languages' || !fact.ids.includes(language));
}

/** Articles of an index range by position. */
export function pageStream(context: Context, index: string, visible: string, equals: [string, Value][], rest: Conjunct[]): Stream {
	return {
		from: context.visible.isLive ? `page indexed by ${index}` : 'page',
		conditions: [visible, ...equals.map(([sql]) => sql), ...rest.map(({ sql }) => sql)],
		parameters: [...equals.map(([, value]) => value), ...rest.flatMap(({ parameters }) => parameters)],
		id: 'page.id',
		value: null,
		isNullable: false,
		position: 'page.position',
		lead: 0,
		isOfPages: true,
	};
}

/** A term's articles in the site's lists by position: a range for each of its weights, or one that is sorted where there are too many. */
export function termStreams(context: Context, termId: number, rest: Conjunct[]): Stream[] {
	const stream = termStream(context, termId, rest);
	const weights = context.visible.isLive ? termWeights(context, termId) : null;
	if (!weights) return [stream];
	return weights.map((weight) => ({
		...stream,
		conditions: [stream.conditions[0]!, 'page_term.weight = ?', ...stream.conditions.slice(1)],
		parameters: [stream.parameters[0]!, weight, ...stream.parameters.slice(1)],
	}));
}

/** A term's articles in the site's lists, of any weight. */
export function termStream(context: Context, termId: number, rest: Conjunct[]): Stream {
	const { isLive, inSite } = context.visible;
	const inList = isLive ? 'page_term.in_site = 1 and page_term.is_counted = 1' : `page.render <> 'never' and ${inSite('page')}`;
	return usesStream(termId, `page_term${isLive ? ' indexed by page_term_site' : ''}`, inList, rest, !isLive || rest.length > 0);
}

/** What a term's own list has beside these: articles that are in no list of the site. None at all for nearly every term. */
export function unlistedStreams(context: Context, termId: number, rest: Conjunct[]): Stream[] {
	if (unlistedUses(context, termId) === 0) return [];
	const { isLive, inSection, inSite } = context.visible;
	const uses = isLive ? 'page_term.in_site = 0 and page_term.is_counted = 1' : `page.render <> 'never' and not ${inSite('page')}`;
	return [usesStream(termId, 'page_term', `${uses} and ${inSection('page')}`, rest, true)];
}

function usesStream(termId: number, table: string, inList: string, rest: Conjunct[], needsPage: boolean): Stream {
	return {
		from: `${table}${needsPage ? ' cross join page on page.id = page_term.page_id' : ''}`,
		conditions: ['page_term.term_id = ?', inList, ...rest.map(({ sql }) => sql)],
		parameters: [termId, ...rest.flatMap(({ parameters }) => parameters)],
		id: 'page_term.page_id',
		value: null,
		isNullable: false,
		position: 'page_term.position',
		lead: 0,
	};
}
