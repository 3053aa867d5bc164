import { compareTitles, foldedCompare } from '../db/collation.ts';
import { HugoQLError } from '../errors.ts';
import type { TermArguments } from './arguments.ts';
import { currentPage } from './articles.ts';
import { lazily } from './lazily.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { decodeValues, encodeValues, invalidCursor } from './cursors.ts';
import type { Connection } from './results.ts';
import type { LanguageRow, TermRow } from './rows.ts';
import { sliceOf } from './slices.ts';
import type { Value } from './statements.ts';
import { loadTerms, termSource } from './term-rows.ts';

/** A spot among the terms of a taxonomy: of a language, by name or by count. */
type Spot = { language: LanguageRow; namePosition: number; count: number; nameFolded: string; name: string };
type Order = 'NAME' | 'COUNT';
type Part = { sql: string; parameters: Value[] };

/** A slice of a taxonomy's terms; without a locale language by language. */
export function termConnection(context: Context, batches: Batches, taxonomy: string, args: TermArguments): Connection<TermRow> {
	const slice = sliceOf(args);
	const order = args.orderBy?.field ?? 'NAME';
	// Hugo's ByCount is descending, and that is what COUNT DESC asks for; ASC reverses it.
	const isReverse = (args.orderBy?.direction === 'DESC') === (order === 'NAME');
	const plural = taxonomy.toLowerCase();
	const languages = languagesOf(context, args.locale);
	const filter = filterOf(args);
	const spot = (cursor: string | null) => (cursor === null ? null : spotOf(context, plural, order, cursor));
	const after = spot(slice.after);
	const before = spot(slice.before);
	const total = lazily(() => count(context, languages, plural, filter));
	const list = { context, languages, plural, order, filter };
	const backward = isReverse !== slice.isBackward;
	const [low, high] = isReverse ? [before, after] : [after, before];
	const ids = readTerms({
		...list,
		low,
		high,
		isReverse: backward,
		limit: slice.size + 1,
		offset: slice.page === null ? 0 : (slice.page - 1) * slice.size,
	});
	const hasMore = ids.length > slice.size;
	const shown = ids.slice(0, slice.size);
	if (slice.isBackward) shown.reverse();
	const nodes = batches.together(loadTerms(context, shown));
	const isBeyond = (cursor: Spot | null, isLow: boolean) =>
		cursor !== null &&
		readTerms({
			...list,
			...(isLow ? { low: null, high: cursor } : { low: cursor, high: null }),
			isReverse: isLow,
			limit: 1,
			offset: 0,
			inclusive: true,
		}).length > 0;
	return {
		nodes,
		cursor: (index) => cursorOf(context, order, nodes[index]!),
		hasNextPage: lazily(() => (hasMore && !slice.isBackward) || isBeyond(before, isReverse)),
		hasPreviousPage: lazily(() => {
			if (slice.page !== null) return slice.page > 1 && total() > 0;
			return (hasMore && slice.isBackward) || isBeyond(after, !isReverse);
		}),
		totalCount: total,
		currentPage: () => currentPage(slice),
		pageCount: () => (currentPage(slice) === null ? null : Math.ceil(total() / slice.size)),
	};
}

function languagesOf(context: Context, locale: string | null | undefined): LanguageRow[] {
	if (locale == null) return context.index.languages;
	const found = context.index.languageByName.get(locale.toLowerCase());
	return found ? [found] : [];
}

function filterOf({ where }: TermArguments): Part {
	const parts: string[] = ['term.is_built = 1'];
	const parameters: Value[] = [];
	if (where?.minCount != null) {
		parts.push('+term.count >= ?');
		parameters.push(where.minCount);
	}
	if (where?.prefix) {
		const prefix = where.prefix.toLowerCase();
		parts.push('(+term.name >= ? and +term.name < ?)');
		parameters.push(prefix, `${prefix}\u{10ffff}`);
	}
	return { sql: parts.join(' and '), parameters };
}

function count(context: Context, languages: LanguageRow[], plural: string, filter: Part): number {
	const ids = languages.map(({ id }) => id);
	return context.index.facts.through(JSON.stringify(['terms', context.scope, ids, plural, filter]), () => {
		let sum = 0;
		for (const id of ids) {
			const sql = `select count(*) as count from ${termSource(context)} where term.language_id = ? and term.taxonomy = ? and ${filter.sql}`;
			sum += context.get<{ count: number }>(sql, [id, plural, ...filter.parameters])!.count;
		}
		return sum;
	});
}

type Reading = {
	context: Context;
	languages: LanguageRow[];
	plural: string;
	order: Order;
	filter: Part;
	low: Spot | null;
	high: Spot | null;
	isReverse: boolean;
	limit: number;
	offset: number;
	inclusive?: boolean;
};

/** Ids of terms in order between two spots, language after language. */
function readTerms(reading: Reading): number[] {
	const { languages, low, high, isReverse, limit } = reading;
	const ids: number[] = [];
	let { offset } = reading;
	for (const language of isReverse ? languages.toReversed() : languages) {
		if ((low && language.ordinal < low.language.ordinal) || (high && language.ordinal > high.language.ordinal)) continue;
		const own = { ...reading, low: low?.language === language ? low : null, high: high?.language === language ? high : null };
		if (ids.length >= limit) break;
		if (offset > 0) {
			// A numbered page may begin in a later language.
			const total = count(reading.context, [language], reading.plural, reading.filter);
			if (offset >= total) {
				offset -= total;
				continue;
			}
		}
		for (const segment of segmentsOf(own)) {
			if (ids.length < limit) ids.push(...run(own, language, segment, limit - ids.length, offset));
		}
		offset = 0;
	}
	return ids;
}

/** By count the order is descending, then by name ascending, which no single row comparison says: equal counts are a segment of their own. */
function segmentsOf({ order, low, high, isReverse, inclusive }: Reading): Part[] {
	const [above, below] = inclusive ? ['>=', '<='] : ['>', '<'];
	if (order === 'NAME') {
		return [
			join([
				low && { sql: `term.name_position ${above} ?`, parameters: [low.namePosition] },
				high && { sql: `term.name_position ${below} ?`, parameters: [high.namePosition] },
			]),
		];
	}
	const segments: Part[] = [];
	const afterLow = low && { sql: `(term.name_folded, term.name) ${above} (?, ?)`, parameters: [low.nameFolded, low.name] };
	const beforeHigh = high && { sql: `(term.name_folded, term.name) ${below} (?, ?)`, parameters: [high.nameFolded, high.name] };
	const equal = (spot: Spot): Part => ({ sql: 'term.count = ?', parameters: [spot.count] });
	if (low && high && low.count === high.count) return [join([equal(low), afterLow, beforeHigh])];
	if (low) segments.push(join([equal(low), afterLow]));
	segments.push(
		join([low && { sql: 'term.count < ?', parameters: [low.count] }, high && { sql: 'term.count > ?', parameters: [high.count] }]),
	);
	if (high) segments.push(join([equal(high), beforeHigh]));
	return isReverse ? segments.reverse() : segments;
}

function join(parts: (Part | null)[]): Part {
	const given = parts.filter((part) => part !== null);
	return { sql: given.map(({ sql }) => ` and ${sql}`).join(''), parameters: given.flatMap(({ parameters }) => parameters) };
}

function run(
	{ context, plural, order, filter, isReverse }: Reading,
	language: LanguageRow,
	segment: Part,
	limit: number,
	offset: number,
): number[] {
	const [asc, desc] = isReverse ? ['desc', 'asc'] : ['asc', 'desc'];
	const columns = order === 'NAME' ? `term.name_position ${asc}` : `term.count ${desc}, term.name_folded ${asc}, term.name ${asc}`;
	const index = order === 'NAME' ? 'term_alphabetical' : 'term_by_count';
	return context
		.all<{ id: number }>(
			`select term.page_id as id from ${termSource(context, index)} where term.language_id = ? and term.taxonomy = ? and ${filter.sql}${segment.sql}
			order by ${columns} limit ? offset ?`,
			[language.id, plural, ...filter.parameters, ...segment.parameters, limit, offset],
		)
		.map(({ id }) => id);
}

function cursorOf(context: Context, order: Order, term: TermRow): string {
	const { key } = context.index.languageById.get(term.languageId)!;
	return encodeValues([order, key, term.termKey, term.count, term.nameFolded, term.termName]);
}

function spotOf(context: Context, plural: string, order: Order, cursor: string): Spot {
	const [own, languageKey, key, termCount, nameFolded, name] = decodeValues(cursor, 6);
	if (
		typeof languageKey !== 'string' ||
		typeof key !== 'string' ||
		typeof nameFolded !== 'string' ||
		typeof name !== 'string' ||
		typeof termCount !== 'number'
	) {
		throw invalidCursor();
	}
	if (own !== order)
		throw new HugoQLError(
			'CURSOR_INVALID',
			'The cursor comes from a list in another order. Start again without it, or ask for the order that it came from.',
		);
	const language = context.index.languageByName.get(languageKey);
	if (!language) throw invalidCursor();
	const values = { language, count: termCount, nameFolded, name };
	if (order === 'COUNT') return { ...values, namePosition: 0 };
	return { ...values, namePosition: namePosition(context, plural, language, key, name) };
}

/** Place of a name in the alphabetical order: the term's own, or half a step before the first that follows. */
function namePosition(context: Context, plural: string, language: LanguageRow, key: string, name: string): number {
	const own = context.get<{ name: string; place: number }>(
		'select name, name_position as place from term where language_id = ? and taxonomy = ? and key = ?',
		[language.id, plural, key],
	);
	if (own?.name === name && own.place !== 0) return own.place;
	const collate = compareTitles(language.key);
	const compare = (other: string) => collate(other, name) || foldedCompare(other, name);
	const names = context.all<{ name: string; place: number }>(
		`select name, name_position as place from term where language_id = ? and taxonomy = ? and name_position <> 0 order by name_position`,
		[language.id, plural],
	);
	let low = 0;
	let high = names.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compare(names[middle]!.name) < 0) low = middle + 1;
		else high = middle;
	}
	const next = names[low];
	return next ? next.place - 0.5 : (names.at(-1)?.place ?? 0) + 0.5;
}
