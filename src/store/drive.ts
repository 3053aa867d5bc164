import type { ArticleList } from './article-list.ts';
import { columnStreams } from './column-streams.ts';
import type { Context } from './context.ts';
import { dateIntervals } from './date-intervals.ts';
import { fewArticles } from './few-articles.ts';
import { pageStream, termStream, termStreams, unlistedStreams, without } from './index-streams.ts';
import { languageIds } from './languages.ts';
import type { Chosen } from './narrowing.ts';
import type { Stream } from './streams.ts';
import type { Conjunct } from './where.ts';

/*
 * Which index a list is read by. An index that gives the list's order is walked until the slice is full; a filter that the
 * index does not know is checked row by row. A small set (the articles of a rare term or section) in another order than its
 * own is read whole and sorted.
 */

/** The streams that, merged, are the list. */
export function streamsOf(context: Context, list: ArticleList, chosen: Chosen | null, limit: number): Stream[] {
	if (list.order === 'term') return ownTermStreams(context, list);
	const few = fewArticles(context, list, chosen, limit);
	if (list.order === 'default') return few ? [few] : defaultStreams(context, list, chosen);
	return columnStreams(context, list, chosen, few, limit);
}

/** In default order: (weight, position) ranges of terms, position ranges of everything else. */
function defaultStreams(context: Context, list: ArticleList, chosen: Chosen | null): Stream[] {
	const isTerm = chosen?.narrowing.kind === 'term';
	// Terms belong to a language, and only those of the list's languages are read.
	const rest = list.conjuncts.filter((conjunct) => conjunct !== chosen?.conjunct && !(isTerm && conjunct.fact?.kind === 'languages'));
	const streams = narrowedStreams(context, list, chosen, rest);
	const date = list.conjuncts.find(({ fact }) => fact?.kind === 'date')?.fact;
	if (!context.visible.isLive || date?.kind !== 'date') return streams;
	const intervals = dateIntervals(context, date.from, date.before);
	if (!intervals || intervals.length * streams.length > 64) return streams;
	return streams.flatMap((stream) =>
		intervals.map(({ low, high }) => ({
			...stream,
			conditions: [...stream.conditions, `${stream.position} between ? and ?`],
			parameters: [...stream.parameters, low, high],
		})),
	);
}

function narrowedStreams(context: Context, list: ArticleList, chosen: Chosen | null, rest: Conjunct[]): Stream[] {
	const narrowing = chosen?.narrowing;
	switch (narrowing?.kind) {
		case 'term':
			return narrowing.terms.flatMap((term) => termStreams(context, term.id, rest));
		case 'scope term':
			return [...termStreams(context, narrowing.id, rest), ...unlistedStreams(context, narrowing.id, rest)];
		case 'scope section':
			return [pageStream(context, 'page_children', context.visible.inSection('page'), [['page.parent_id = ?', narrowing.id]], rest)];
		case 'section':
		case 'type': {
			const { kind, name } = narrowing;
			return list.languages.map((language) =>
				pageStream(
					context,
					`page_site_${kind}`,
					context.visible.inSite('page'),
					[
						['page.language_id = ?', language],
						[`page.${kind} = ?`, name],
					],
					without(rest, language),
				),
			);
		}
	}
	const inSite = context.visible.inSite('page');
	if (list.languages.length === languageIds(context).length) return [pageStream(context, 'page_site', inSite, [], rest)];
	return list.languages.map((language) =>
		pageStream(context, 'page_site_language', inSite, [['page.language_id = ?', language]], without(rest, language)),
	);
}

/** A term's own list: its weights come before the default order (Hugo: resources/page/weighted.go). */
function ownTermStreams(context: Context, { scope, conjuncts }: ArticleList): Stream[] {
	const id = scope && 'term' in scope ? scope.term : -1;
	return [termStream(context, id, conjuncts), ...unlistedStreams(context, id, conjuncts)].map((stream) => ({
		...stream,
		value: 'page_term.weight',
	}));
}
