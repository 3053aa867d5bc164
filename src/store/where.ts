import { DEEPEST_FOLDER } from '../db/set-keys.ts';
import { HugoQLError } from '../errors.ts';
import type { ArticleWhere, DateTimeRange, TermFilter } from './arguments.ts';
import type { Context } from './context.ts';
import { findLanguage, languageIds } from './languages.ts';
import { paramConjuncts } from './param-filter.ts';
import { ofPathPrefix, pathRange } from './path-prefix.ts';
import { ofLanguages, type Selection } from './selections.ts';
import type { Value } from './statements.ts';
import { findTerms, type FoundTerm } from './term-lookup.ts';

/**
 * One of the conditions that hold together, as SQL over table `page`, and what it says where an index can make use of it; as a selection
 * among the articles of the live site's lists where sets are kept for it.
 */
export type Conjunct = { sql: string; parameters: Value[]; fact: Fact | null; set: Selection | null };

/** What a conjunct says: an index is chosen by it. */
export type Fact =
	| { kind: 'languages'; ids: number[] }
	/** `isWhole`: the section is all that the conjunct asks for; false for nested sections. */
	| { kind: 'section'; name: string; isWhole: boolean }
	| { kind: 'type'; name: string }
	/** The article uses one of the terms. */
	| { kind: 'terms'; terms: FoundTerm[] }
	| { kind: 'date'; from: number | null; before: number | null };

/** Conditions of one filter at most: SQLite compiles each. */
const MOST_CONDITIONS = 300;

/** No page has this id. SQLite would fold a constant and with it the condition that a partial index asks for. */
export const nothing: Conjunct = { sql: 'page.id = -1', parameters: [], fact: null, set: { kind: 'any', parts: [] } };

/** The conditions of a filter; an empty list means every article. */
export function conjunctsOf(context: Context, where: ArticleWhere | null | undefined): Conjunct[] {
	return where ? compile(context, where, { count: 0 }) : [];
}

function compile(context: Context, where: ArticleWhere, budget: { count: number }): Conjunct[] {
	const parts: Conjunct[] = [];
	if (where.locale != null) parts.push(language(context, where.locale));
	if (where.section != null) parts.push(section(context, where.section));
	if (where.type != null) parts.push(type(context, where.type));
	if (where.tags) parts.push(...terms(context, 'tags', where.tags));
	if (where.categories) parts.push(...terms(context, 'categories', where.categories));
	for (const filter of where.terms ?? []) parts.push(...terms(context, filter.taxonomy, filter));
	if (where.date) parts.push(...dates('date', where.date));
	if (where.lastmod) parts.push(...dates('lastmod', where.lastmod));
	if (where.pathPrefix != null) parts.push(pathPrefix(context, where.pathPrefix));
	if (where.isTranslated != null) parts.push(isTranslated(context, where.isTranslated));
	for (const filter of where.param ?? []) parts.push(...paramConjuncts(context, filter));
	budget.count += parts.length + 1;
	if (budget.count > MOST_CONDITIONS) {
		throw new HugoQLError('BAD_USER_INPUT', `The filter has more than ${MOST_CONDITIONS} conditions. Ask in several queries.`);
	}
	for (const part of where.and ?? []) parts.push(...compile(context, part, budget));
	if (where.or) parts.push(either(where.or.map((part) => joined(compile(context, part, budget)))));
	if (where.not) parts.push(negated(joined(compile(context, where.not, budget))));
	return parts;
}

const everything = '1';

/** Conjuncts as one condition. */
export function joined(conjuncts: Conjunct[]): Conjunct {
	if (conjuncts.length === 1) return conjuncts[0]!;
	return {
		sql: conjuncts.length === 0 ? everything : `(${conjuncts.map(({ sql }) => sql).join(' and ')})`,
		parameters: conjuncts.flatMap(({ parameters }) => parameters),
		fact: null,
		set: setOf('all', conjuncts),
	};
}

function setOf(kind: 'all' | 'any', conjuncts: Conjunct[]): Selection | null {
	const parts = conjuncts.map(({ set }) => set);
	return parts.includes(null) ? null : { kind, parts: parts as Selection[] };
}

function either(parts: Conjunct[]): Conjunct {
	if (parts.length === 0) return nothing;
	return {
		sql: `(${parts.map(({ sql }) => sql).join(' or ')})`,
		parameters: parts.flatMap(({ parameters }) => parameters),
		fact: null,
		set: setOf('any', parts),
	};
}

/** What is unknown is not: an article without date is not before a date, and so is in the list of those that are not. */
function negated({ sql, parameters, set }: Conjunct): Conjunct {
	if (sql === everything) return nothing;
	return { sql: `not coalesce(${sql}, 0)`, parameters, fact: null, set: set && { kind: 'not', part: set } };
}

function language(context: Context, locale: string): Conjunct {
	const found = findLanguage(context, locale);
	return found ? languagesConjunct([found.id]) : nothing;
}

/** Articles of some languages. */
export function languagesConjunct(ids: number[]): Conjunct {
	return {
		sql: ids.length === 1 ? 'page.language_id = ?' : `page.language_id in (${ids.map(() => '?').join(', ')})`,
		parameters: ids,
		fact: { kind: 'languages', ids },
		set: ofLanguages(ids),
	};
}

function section(context: Context, path: string): Conjunct {
	const segments = path.toLowerCase().replaceAll(' ', '-').split('/').filter(Boolean);
	const name = segments[0] ?? '';
	const fact: Fact = { kind: 'section', name, isWhole: segments.length < 2 };
	if (fact.isWhole) return { sql: 'page.section = ?', parameters: [name], fact, set: named(context, 'section', name) };
	const below = `/${segments.join('/')}`;
	// '0' is the character after '/'.
	return {
		sql: '(page.section = ? and page.logical_path > ? and page.logical_path < ?)',
		parameters: [name, `${below}/`, `${below}0`],
		fact,
		set:
			segments.length < DEEPEST_FOLDER
				? { kind: 'kept', set: 'nested', keys: languageIds(context).map((language) => `${language} ${below}/`) }
				: null,
	};
}

function type(context: Context, name: string): Conjunct {
	return { sql: 'page.type = ?', parameters: [name], fact: { kind: 'type', name }, set: named(context, 'type', name) };
}

function named(context: Context, set: 'section' | 'type', name: string): Selection {
	return { kind: 'kept', set, keys: languageIds(context).map((language) => `${language} ${name}`) };
}

function terms(context: Context, taxonomy: string, filter: TermFilter): Conjunct[] {
	const parts: Conjunct[] = [];
	const findAll = (slugs: string[]) => slugs.flatMap((slug) => findTerms(context, taxonomy, slug));
	if (filter.any) parts.push(usesOne(context, findAll(filter.any)));
	for (const slug of filter.all ?? []) parts.push(usesOne(context, findTerms(context, taxonomy, slug)));
	if (filter.none?.length) {
		const found = findAll(filter.none);
		if (found.length > 0) parts.push(negated(usesOne(context, found)));
	}
	return parts;
}

function usesOne(context: Context, found: FoundTerm[]): Conjunct {
	if (found.length === 0) return nothing;
	const ids = [...new Set(found.map(({ id }) => id))];
	return {
		sql: `exists (select 1 from page_term as use where use.page_id = page.id and use.term_id in (${ids.map(() => '?').join(', ')})
			and ${context.visible.isLive ? 'use.is_counted = 1' : "page.render <> 'never'"})`,
		parameters: ids,
		fact: { kind: 'terms', terms: found },
		set: { kind: 'kept', set: 'term', keys: ids },
	};
}

function dates(column: 'date' | 'lastmod', range: DateTimeRange): Conjunct[] {
	const from = range.from ?? null;
	const before = range.before ?? null;
	if (from === null && before === null) return [];
	// A plus keeps the planner from choosing an index by this condition: the list's order chooses it.
	const conditions = [from !== null && `+page.${column} >= ?`, before !== null && `+page.${column} < ?`].filter(Boolean);
	return [
		{
			sql: `(${conditions.join(' and ')})`,
			parameters: [from, before].filter((bound) => bound !== null),
			fact: column === 'date' ? { kind: 'date', from, before } : null,
			set: { kind: 'dates', column, from, before },
		},
	];
}

function pathPrefix(context: Context, prefix: string): Conjunct {
	const range = pathRange(prefix);
	return {
		sql: '(+page.url >= ? and +page.url < ?)',
		parameters: [range.from, range.before],
		fact: null,
		set: context.visible.isLive ? ofPathPrefix(context, range) : null,
	};
}

function isTranslated(context: Context, wanted: boolean): Conjunct {
	const translated: Selection = { kind: 'kept', set: 'translated', keys: [''] };
	const set: Selection = wanted ? translated : { kind: 'not', part: translated };
	if (context.visible.isLive) return { sql: 'page.is_translated = ?', parameters: [Number(wanted)], fact: null, set };
	const other = `exists (select 1 from page as other where other.translation_key = page.translation_key
		and other.language_id <> page.language_id and ${context.visible.built('other')})`;
	return { sql: wanted ? other : `not ${other}`, parameters: [], fact: null, set: null };
}
