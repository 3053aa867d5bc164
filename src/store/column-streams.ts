import type { ArticleList } from './article-list.ts';
import type { Context } from './context.ts';
import { pageStream, without } from './index-streams.ts';
import { counted } from './languages.ts';
import type { Chosen } from './narrowing.ts';
import type { Value } from './statements.ts';
import type { Stream } from './streams.ts';

/** Rows that may be read and sorted in place of walking an index, in proportion to what walking would cost. */
const SORTED_AT_MOST = 4096;

/** In the order of a column: that index of each language, or a small set that is sorted. */
export function columnStreams(context: Context, list: ArticleList, chosen: Chosen | null, limit: number): Stream[] {
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
