import type { AllPagesArguments } from './arguments.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { decodeValues, encodeValues, invalidCursor } from './cursors.ts';
import { byDefaultOrder } from './default-order.ts';
import { findLanguage } from './languages.ts';
import { lazily } from './lazily.ts';
import { loadRows } from './pages.ts';
import type { Connection } from './results.ts';
import type { LanguageRow, PageRow } from './rows.ts';
import { sliceOf } from './slices.ts';
import type { Value } from './statements.ts';

/** The part of a reader that knows list pages and what is below them. */
export function listReads(context: Context, batches: Batches) {
	const built = context.visible.built('page');
	const rows = (sql: string, parameters: Value[]) =>
		loadRows(
			context,
			context.all<{ id: number }>(sql, parameters).map(({ id }) => id),
		);
	const sectionsBelow = (parent: PageRow) => {
		const found = rows(
			`select page.id from page indexed by page_list_children where page.parent_id = ? and page.kind = 'section' and page.kind <> 'page' and page.list <> 'never' and ${built}`,
			[parent.id],
		);
		return found.sort(inDefaultOrder(context));
	};
	// All terms of the taxonomy, those too that lie below another term.
	const termsOf = ({ languageId, logicalPath }: PageRow) => {
		const found = rows(
			`select page.id from term join page on page.id = term.page_id
			where term.language_id = ? and term.taxonomy = ? and page.list <> 'never' and ${built}`,
			[languageId, logicalPath.slice(1)],
		);
		return found.sort(inDefaultOrder(context));
	};
	const taxonomiesOf = (language: LanguageRow): PageRow[] => {
		const settings = context.config.languages.find(({ key }) => key === language.key);
		return (settings?.taxonomies ?? []).flatMap(({ plural }) => taxonomy(language.id, plural) ?? []);
	};
	const taxonomy = (languageId: number, plural: string): PageRow | null =>
		rows(`select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and ${built}`, [
			languageId,
			`/${plural.toLowerCase()}`,
		])[0] ?? null;

	return {
		sections: (parent: PageRow) => batches.together(parent.kind === 'page' ? [] : sectionsBelow(parent)),
		children(parent: PageRow): PageRow[] {
			if (parent.kind === 'taxonomy') return batches.together(termsOf(parent));
			if (parent.kind === 'term') return batches.together(articlesOfTerm(context, parent));
			if (parent.kind === 'page') return [];
			const order = context.visible.isLive ? 'page indexed by page_children' : 'page';
			const articles = rows(`select id from ${order} where ${context.visible.inSection('page')} and parent_id = ? order by position`, [
				parent.id,
			]);
			return batches.together(mergedInOrder(articles, sectionsBelow(parent), inDefaultOrder(context)));
		},
		taxonomies(languageId: number | null): PageRow[] {
			const languages = context.index.languages.filter(({ id }) => languageId === null || id === languageId);
			return batches.together(languages.flatMap(taxonomiesOf));
		},
		taxonomy,
		allPages: (args: AllPagesArguments) => allPages(context, batches, args),
	};
}

/**
 * Hugo's .Pages of a term: its weights come first, but a weight of -1 is none there, unlike where the taxonomy is asked (Hugo:
 * resources/page/pages_sort.go, DefaultPageSort).
 */
function articlesOfTerm(context: Context, { id }: PageRow): PageRow[] {
	const counted = context.visible.isLive ? 'page_term.is_counted = 1' : "page.render <> 'never'";
	const uses = context.all<{ id: number; weight: number; position: number }>(
		`select page.id, page_term.weight, page.position from page_term join page on page.id = page_term.page_id
		where page_term.term_id = ? and ${counted} and ${context.visible.inSection('page')}`,
		[id],
	);
	const weighs = (a: number, b: number) => a !== b && a !== -1 && b !== -1;
	uses.sort((a, b) => (weighs(a.weight, b.weight) ? a.weight - b.weight : a.position - b.position));
	return loadRows(
		context,
		uses.map((use) => use.id),
	);
}

/** Hugo's default order of any pages, list pages among them. */
export function inDefaultOrder(context: Context): (a: PageRow, b: PageRow) => number {
	const compare = byDefaultOrder(context);
	const valuesOf = (page: PageRow) => ({
		weightOrder: page.weightOrder,
		dateOrder: page.dateOrder,
		linkTitle: page.linkTitle,
		languageKey: context.index.languageById.get(page.languageId)!.key,
		file: page.file ?? page.logicalPath,
	});
	return (a, b) => compare(valuesOf(a), valuesOf(b));
}

/** Puts a few pages into a long list, both in order. */
function mergedInOrder(many: PageRow[], few: PageRow[], compare: (a: PageRow, b: PageRow) => number): PageRow[] {
	const merged: PageRow[] = [];
	let from = 0;
	for (const page of few) {
		let low = from;
		let high = many.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (compare(many[middle]!, page) < 0) low = middle + 1;
			else high = middle;
		}
		merged.push(...many.slice(from, low), page);
		from = low;
	}
	merged.push(...many.slice(from));
	return merged;
}

/** Every visible page by language and logical path. */
function allPages(context: Context, batches: Batches, args: AllPagesArguments): Connection<PageRow> {
	const slice = sliceOf(args);
	const wanted = args.locale == null ? null : findLanguage(context, args.locale);
	const languages = args.locale == null ? context.index.languages : wanted ? [wanted] : [];
	const { sql, parameters } = pagesFilter(context, args);
	const after = slice.after === null ? null : placeOf(context, slice.after);
	const ids: number[] = [];
	for (const language of languages) {
		if (ids.length > slice.size || (after && language.ordinal < after.language.ordinal)) continue;
		const from = after?.language === language ? after.logicalPath : '';
		const found = context.all<{ id: number }>(
			`select id from page indexed by page_path where language_id = ? and logical_path > ? and ${sql} order by logical_path limit ?`,
			[language.id, from, ...parameters, slice.size + 1 - ids.length],
		);
		ids.push(...found.map(({ id }) => id));
	}
	const nodes = batches.together(loadRows(context, ids.slice(0, slice.size)));
	const keys = languages.map(({ id }) => id);
	const total = lazily(() =>
		context.index.facts.through(
			JSON.stringify(['pages', context.scope, keys, sql, parameters]),
			() =>
				context.get<{ count: number }>(
					`select count(*) as count from page where language_id in (${keys.join(', ') || 'null'}) and ${sql}`,
					parameters,
				)!.count,
		),
	);
	return {
		nodes,
		cursor: (index) => encodeValues(['page', context.index.languageById.get(nodes[index]!.languageId)!.key, nodes[index]!.logicalPath]),
		hasNextPage: () => ids.length > slice.size,
		hasPreviousPage: () => after !== null,
		totalCount: total,
		currentPage: () => (after === null ? 1 : null),
		pageCount: () => (after === null ? Math.ceil(total() / slice.size) : null),
	};
}

function pagesFilter(context: Context, { kinds, listed }: AllPagesArguments): { sql: string; parameters: Value[] } {
	const parts = [context.visible.built('page')];
	if (kinds) parts.push(kinds.length > 0 ? `+page.kind in (${kinds.map(() => '?').join(', ')})` : 'page.id = -1');
	if (listed != null) parts.push(listed ? "page.list = 'always'" : "page.list <> 'always'");
	return { sql: parts.join(' and '), parameters: kinds ?? [] };
}

function placeOf(context: Context, cursor: string): { language: LanguageRow; logicalPath: string } {
	const [kind, languageKey, logicalPath] = decodeValues(cursor, 3);
	const language = typeof languageKey === 'string' ? context.index.languageByName.get(languageKey) : undefined;
	if (kind !== 'page' || !language || typeof logicalPath !== 'string') throw invalidCursor();
	return { language, logicalPath };
}
