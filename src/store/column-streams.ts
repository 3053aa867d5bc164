import type { ArticleList } from './article-list.ts';
import type { Context } from './context.ts';
import { pageStream, without } from './index-streams.ts';
import { counted } from './languages.ts';
import type { Chosen } from './narrowing.ts';
import type { Value } from './statements.ts';
import type { Stream } from './streams.ts';
import { hasUnlistedArticles, unlistedUses } from './unlisted.ts';

/** Rows that may be read and sorted in place of walking an index, in proportion to what walking would cost. */
const SORTED_AT_MOST = 4096;

/** In the order of a column: that index of each language, or a small set that is sorted: `few` articles, or a narrow index range. */
export function columnStreams(context: Context, list: ArticleList, chosen: Chosen | null, few: Stream | null, limit: number): Stream[] {
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
	if (few) return languages.map((language) => asColumn(ofLanguage(few, language), language));
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

function ofLanguage(stream: Stream, language: number): Stream {
	return { ...stream, conditions: [...stream.conditions, '+page.language_id = ?'], parameters: [...stream.parameters, language] };
}

/** A list page's own articles as conditions, where its index is not the one that is walked. */
function scopeConditions(context: Context, { scope, order }: ArticleList): { visible: string; equals: [string, Value][] } {
	const { visible } = context;
	if (!scope) return { visible: visible.inSite('page'), equals: [] };
	// Columns are indexed for the site's lists; what else a list page has is in no index but its own and that of titles.
	const own =
		order === 'title' || !visible.isLive ? visible.inSection('page') : `${visible.inSection('page')} and ${visible.inSite('page')}`;
	if ('section' in scope) return { visible: own, equals: [['page.parent_id = ?', scope.section]] };
	const counted = visible.isLive ? 'own.is_counted = 1' : "page.render <> 'never'";
	return {
		visible: own,
		equals: [[`exists (select 1 from page_term as own where own.page_id = page.id and own.term_id = ? and ${counted})`, scope.term]],
	};
}

/** Whether a list page's own list holds articles that the site's lists do not. */
function hasUnlisted(context: Context, { scope }: ArticleList): boolean {
	if (!scope) return false;
	return 'section' in scope ? hasUnlistedArticles(context, scope.section) : unlistedUses(context, scope.term) > 0;
}

/** Walking an index with a filter that one row of `total / count` passes costs about `limit × total / count` rows. */
function isSmall(context: Context, list: ArticleList, count: number, limit: number): boolean {
	if (list.order !== 'title' && hasUnlisted(context, list)) return true;
	if (count <= 64) return true;
	const total = counted(context, 'site', '', list.languages);
	return count <= SORTED_AT_MOST && count * count <= limit * total;
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
			const isOwn = narrowing.kind === 'scope term';
			const ids =
				narrowing.kind === 'term' ? narrowing.terms.filter((term) => term.languageId === language).map(({ id }) => id) : [narrowing.id];
			const counted = visible.isLive ? 'is_counted = 1' : '1';
			const inList = isOwn ? visible.inSection('page') : visible.inSite('page');
			const stream = pageStream(context, '', `${inList} and ${visible.isLive ? '1' : "page.render <> 'never'"}`, [ofLanguage], rest);
			return {
				...stream,
				from: 'page',
				conditions: [
					`page.id in (select page_id from page_term where term_id in (${[-1, ...ids].join(', ')}) and ${counted})`,
					...stream.conditions,
				],
			};
		}
	}
}
