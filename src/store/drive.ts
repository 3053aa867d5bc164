import type { ArticleList } from './article-list.ts';
import type { Context } from './context.ts';
import { dateIntervals } from './date-intervals.ts';
import { counted, languageIds } from './languages.ts';
import type { Value } from './statements.ts';
import type { Stream } from './streams.ts';
import type { FoundTerm } from './term-lookup.ts';
import { termWeights } from './term-weights.ts';
import type { Conjunct } from './where.ts';

/*
 * Which index a list is read by. An index that gives the list's order is walked until the slice is full; a filter that the
 * index does not know is checked row by row. A small set (the articles of a rare term or section) in another order than its
 * own is read whole and sorted.
 */

/** Rows that may be read and sorted in place of walking an index, in proportion to what walking would cost. */
const SORTED_AT_MOST = 4096;

/** What narrows the list best: an index range, how many rows it has, and the conjunct that it stands for. */
type Narrowing =
	| { kind: 'term'; terms: FoundTerm[] }
	| { kind: 'section' | 'type'; name: string }
	| { kind: 'scope section' | 'scope term'; id: number };
type Chosen = { narrowing: Narrowing; count: number; conjunct: Conjunct | null };

/** The streams that, merged, are the list. */
export function streamsOf(context: Context, list: ArticleList, limit: number): Stream[] {
	const chosen = chooseNarrowing(context, list);
	if (list.order === 'term') return [ownTermStream(context, list)];
	if (list.order === 'default') return defaultStreams(context, list, chosen);
	return columnStreams(context, list, chosen, limit);
}

function chooseNarrowing(context: Context, list: ArticleList): Chosen | null {
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
			return termStreams(context, narrowing.id, rest);
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

/** A condition on languages is met by a stream of one of them. */
function without(conjuncts: Conjunct[], language: number): Conjunct[] {
	return conjuncts.filter(({ fact }) => fact?.kind !== 'languages' || !fact.ids.includes(language));
}

function pageStream(context: Context, index: string, visible: string, equals: [string, Value][], rest: Conjunct[]): Stream {
	return {
		from: context.visible.isLive ? `page indexed by ${index}` : 'page',
		conditions: [visible, ...equals.map(([sql]) => sql), ...rest.map(({ sql }) => sql)],
		parameters: [...equals.map(([, value]) => value), ...rest.flatMap(({ parameters }) => parameters)],
		id: 'page.id',
		value: null,
		isNullable: false,
		position: 'page.position',
		lead: 0,
	};
}

/** A term's articles by position: a range for each of its weights, or one that is sorted where there are too many. */
function termStreams(context: Context, termId: number, rest: Conjunct[]): Stream[] {
	const stream = termStream(context, termId, rest);
	const weights = context.visible.isLive ? termWeights(context, termId) : null;
	if (!weights) return [stream];
	return weights.map((weight) => ({
		...stream,
		conditions: [stream.conditions[0]!, 'page_term.weight = ?', ...stream.conditions.slice(1)],
		parameters: [stream.parameters[0]!, weight, ...stream.parameters.slice(1)],
	}));
}

function termStream(context: Context, termId: number, rest: Conjunct[]): Stream {
	const { isLive } = context.visible;
	const needsPage = !isLive || rest.length > 0;
	return {
		from: `page_term${isLive ? ' indexed by page_term_site' : ''}${needsPage ? ' cross join page on page.id = page_term.page_id' : ''}`,
		conditions: [
			'page_term.term_id = ?',
			isLive ? 'page_term.in_site = 1 and page_term.is_counted = 1' : `page.render <> 'never' and ${context.visible.inSite('page')}`,
			...rest.map(({ sql }) => sql),
		],
		parameters: [termId, ...rest.flatMap(({ parameters }) => parameters)],
		id: 'page_term.page_id',
		value: null,
		isNullable: false,
		position: 'page_term.position',
		lead: 0,
	};
}

/** A term's own list: its weights come before the default order (Hugo: resources/page/weighted.go). */
function ownTermStream(context: Context, list: ArticleList): Stream {
	const { scope } = list;
	return { ...termStream(context, scope && 'term' in scope ? scope.term : -1, list.conjuncts), value: 'page_term.weight' };
}

/** In the order of a column: that index of each language, or a small set that is sorted. */
function columnStreams(context: Context, list: ArticleList, chosen: Chosen | null, limit: number): Stream[] {
	const column = list.order === 'title' ? 'title_position' : list.order;
	const isNullable = column !== 'title_position' && column !== 'word_count';
	const asColumn = (stream: Stream, language: number | null): Stream => ({
		...stream,
		value: `page.${column}`,
		isNullable,
		position: 'page.position',
		lead: list.order === 'title' && language !== null ? context.index.languageById.get(language)!.ordinal : 0,
	});
	const languages = list.order === 'title' ? [...list.languages] : list.languages;
	if (list.isReverse && list.order === 'title') languages.reverse();
	if (chosen && isSmall(context, list, chosen.count, limit)) {
		return languages.map((language) => asColumn(sortedStream(context, list, chosen, language), language));
	}
	const index = list.order === 'title' ? 'page_title' : `page_site_${column}`;
	const scoped = scopeConditions(context, list);
	return languages.map((language) =>
		asColumn(
			pageStream(
				context,
				index,
				`${context.visible.isLive && list.order === 'title' ? "page.kind = 'page' and " : ''}${scoped.visible}`,
				[['page.language_id = ?', language], ...scoped.equals],
				without(list.conjuncts, language),
			),
			language,
		),
	);
}

/** A list page's own articles as conditions, where its index is not the one that is walked. */
function scopeConditions(context: Context, { scope }: ArticleList): { visible: string; equals: [string, Value][] } {
	const { visible } = context;
	if (!scope) return { visible: visible.inSite('page'), equals: [] };
	if ('section' in scope) return { visible: visible.inSection('page'), equals: [['page.parent_id = ?', scope.section]] };
	const counted = visible.isLive ? 'own.is_counted = 1' : "page.render <> 'never'";
	return {
		visible: visible.inSite('page'),
		equals: [[`exists (select 1 from page_term as own where own.page_id = page.id and own.term_id = ? and ${counted})`, scope.term]],
	};
}

/** Walking an index with a filter that one row of `total / count` passes costs about `limit × total / count` rows. */
function isSmall(context: Context, list: ArticleList, count: number, limit: number): boolean {
	if (list.scope && 'section' in list.scope && list.order !== 'title' && hasLocalArticles(context, list.scope.section)) return true;
	if (count <= 64) return true;
	const total = counted(context, 'site', '', list.languages);
	return count <= SORTED_AT_MOST && count * count <= limit * total;
}

/** Section lists hold articles that the site's lists do not, and so no column index does (Hugo: `build.list: local`). */
function hasLocalArticles(context: Context, sectionId: number): boolean {
	return context.index.facts.through(`local articles of ${sectionId} ${context.scope}`, () => {
		const { inSection, inSite } = context.visible;
		return (
			context.get(`select 1 from page where ${inSection('page')} and page.parent_id = ? and not ${inSite('page')} limit 1`, [sectionId]) !==
			undefined
		);
	});
}

function sortedStream(context: Context, list: ArticleList, { narrowing, conjunct }: Chosen, language: number): Stream {
	const rest = without(
		list.conjuncts.filter((other) => other !== conjunct),
		language,
	);
	const ofLanguage: [string, Value] = ['+page.language_id = ?', language];
	const { visible } = context;
	switch (narrowing.kind) {
		case 'scope section':
			return pageStream(context, 'page_children', visible.inSection('page'), [['page.parent_id = ?', narrowing.id], ofLanguage], rest);
		case 'section':
		case 'type':
			return pageStream(
				context,
				`page_site_${narrowing.kind}`,
				visible.inSite('page'),
				[
					['page.language_id = ?', language],
					[`page.${narrowing.kind} = ?`, narrowing.name],
				],
				rest,
			);
		case 'term':
		case 'scope term': {
			const ids =
				narrowing.kind === 'term' ? narrowing.terms.filter((term) => term.languageId === language).map(({ id }) => id) : [narrowing.id];
			const used = visible.isLive ? 'in_site = 1 and is_counted = 1' : '1';
			const stream = pageStream(
				context,
				'',
				`${visible.inSite('page')} and ${visible.isLive ? '1' : "page.render <> 'never'"}`,
				[ofLanguage],
				rest,
			);
			return {
				...stream,
				from: 'page',
				conditions: [
					`page.id in (select page_id from page_term where term_id in (${[-1, ...ids].join(', ')}) and ${used})`,
					...stream.conditions,
				],
			};
		}
	}
}
