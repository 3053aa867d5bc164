import type { Statements, Value } from './statements.ts';

/**
 * A place in an ordered list. `lead` tells streams apart that follow one another (titles, language by language), `value` is
 * the ordering column, where null stands for {@link NO_DATE}, `position` the place in the default order, which breaks ties. A position
 * with a half lies between two rows.
 */
export type Key = { lead: number; value: number | null; position: number };

/** An article in a list, by id; with the values of further columns where these were read with it, the id before them. */
export type Entry = Key & { id: number; values?: readonly unknown[] };

/** Rows that an index gives in the order of the list: a whole list is one stream, or several that are merged. */
export type Stream = {
	/** Tables with their aliases and the index that gives the order. */
	from: string;
	conditions: string[];
	parameters: Value[];
	/** Names of the columns; `value` null where the position alone makes the order. */
	id: string;
	value: string | null;
	isNullable: boolean;
	position: string;
	lead: number;
	/** Whether table `page` is among the tables, so that further columns of it can be read. */
	isOfPages?: true;
};

/** Places between which rows are taken, both exclusive; null is open. */
export type Range = { low: Key | null; high: Key | null };

/** The year 1, as which Hugo sorts a page without date, in seconds since 1970; a page of the year 0 comes before it. */
export const NO_DATE = -62_135_596_800;

/** Negative where `a` comes first. */
export function compareKeys(a: Key, b: Key): number {
	if (a.lead !== b.lead) return a.lead - b.lead;
	return (a.value ?? NO_DATE) - (b.value ?? NO_DATE) || a.position - b.position;
}

/**
 * The first rows in range over all streams; the last ones, last first, where `isReverse`. What was found bounds the streams
 * that are still to be read, so that a stream whose rows are mostly filtered away is not read further than needed.
 *
 * @param columns SQL for columns that are read with the rows of pages, the id first; null for none.
 */
export function take(
	statements: Statements,
	streams: Stream[],
	range: Range,
	isReverse: boolean,
	limit: number,
	columns: string | null = null,
): Entry[] {
	let found: Entry[] = [];
	for (const stream of streams) {
		const entries = read(statements, stream, narrowed(range, found[limit - 1], isReverse), isReverse, limit, columns);
		found = found.length === 0 ? entries : merged(found, entries, isReverse).slice(0, limit);
	}
	return found;
}

/**
 * Rows in range after skipping some, for numbered pages. Streams are merged by SQLite, which reads index entries alone where nothing is
 * filtered, and drops the rows that two streams share.
 */
export function skip(statements: Statements, streams: Stream[], range: Range, isReverse: boolean, limit: number, offset: number): Entry[] {
	const parameters: Value[] = [];
	const selects = streams.flatMap((stream) =>
		segmentsOf(stream, range.low, range.high).map((segment, rank) => {
			parameters.push(...stream.parameters, ...segment.parameters);
			return `select ${columnsOf(stream)}, ${rank} as rank from ${stream.from} where ${conditionsOf(stream, segment)}`;
		}),
	);
	const direction = isReverse ? 'desc' : 'asc';
	const isLed = streams.some(({ lead }) => lead > 0);
	const columns = [isLed && 'lead', streams[0]?.isNullable && 'rank', streams[0]?.value != null && 'value', 'position'].filter(Boolean);
	return statements.all<Entry>(
		`${selects.join(' union ')} order by ${columns.map((column) => `${column} ${direction}`).join(', ')} limit ? offset ?`,
		[...parameters, limit, offset],
	);
}

function narrowed(range: Range, bound: Entry | undefined, isReverse: boolean): Range {
	if (!bound) return range;
	return isReverse ? { low: bound, high: range.high } : { low: range.low, high: bound };
}

function merged(a: Entry[], b: Entry[], isReverse: boolean): Entry[] {
	const sign = isReverse ? -1 : 1;
	const known = new Set(a.map(({ id }) => id));
	return [...a, ...b.filter(({ id }) => !known.has(id))].sort((x, y) => sign * compareKeys(x, y));
}

function read(statements: Statements, stream: Stream, range: Range, isReverse: boolean, limit: number, columns: string | null): Entry[] {
	const low = range.low && range.low.lead >= stream.lead ? range.low : null;
	const high = range.high && range.high.lead <= stream.lead ? range.high : null;
	if ((low && low.lead > stream.lead) || (high && high.lead < stream.lead)) return [];
	const segments = segmentsOf(stream, low, high);
	if (isReverse) segments.reverse();
	let found: Entry[] = [];
	for (const segment of segments) {
		if (found.length < limit) found = found.concat(run(statements, stream, segment, isReverse, limit - found.length, columns));
	}
	return found;
}

type Segment = { sql: string; parameters: Value[] };

/** Rows without value stand among the others at {@link NO_DATE}, but no comparison finds them: they are a segment of their own. */
function segmentsOf({ value, position, isNullable }: Stream, low: Key | null, high: Key | null): Segment[] {
	if (value === null) {
		return [
			all([low && { sql: `${position} > ?`, parameters: [low.position] }, high && { sql: `${position} < ?`, parameters: [high.position] }]),
		];
	}
	const beyond = (key: Key | null, operator: '>' | '<') =>
		key && { sql: `(${value}, ${position}) ${operator} (?, ?)`, parameters: [key.value, key.position] };
	if (!isNullable) return [all([beyond(low, '>'), beyond(high, '<')])];
	const zones: ((low: Key | null, high: Key | null) => Segment)[] = [
		(from, to) => all([beyond(from, '>'), beyond(to, '<') ?? { sql: `${value} < ${NO_DATE}`, parameters: [] }]),
		(from, to) =>
			all([
				{ sql: `${value} is null`, parameters: [] },
				from && { sql: `${position} > ?`, parameters: [from.position] },
				to && { sql: `${position} < ?`, parameters: [to.position] },
			]),
		(from, to) => all([beyond(from, '>') ?? { sql: `${value} >= ${NO_DATE}`, parameters: [] }, beyond(to, '<')]),
	];
	const first = low ? zoneOf(low) : 0;
	const last = high ? zoneOf(high) : 2;
	return zones.flatMap((segment, zone) =>
		zone < first || zone > last ? [] : [segment(zone === first ? low : null, zone === last ? high : null)],
	);
}

function zoneOf({ value }: Key): number {
	if (value === null) return 1;
	return value < NO_DATE ? 0 : 2;
}

function all(parts: (Segment | null)[]): Segment {
	const given = parts.filter((part) => part !== null);
	return { sql: given.map(({ sql }) => sql).join(' and '), parameters: given.flatMap(({ parameters }) => parameters) };
}

function run(statements: Statements, stream: Stream, segment: Segment, isReverse: boolean, limit: number, columns: string | null): Entry[] {
	const direction = isReverse ? ' desc' : '';
	const order = stream.value === null ? '' : `${stream.value}${direction}, `;
	const rest = `from ${stream.from}
		where ${conditionsOf(stream, segment)} order by ${order}${stream.position}${direction} limit ?`;
	const parameters = [...stream.parameters, ...segment.parameters, limit];
	if (columns === null || !stream.isOfPages) return statements.all<Entry>(`select ${columnsOf(stream)} ${rest}`, parameters);
	const rows = statements.values(`select ${columns}, ${stream.value ?? 'null'}, ${stream.position} ${rest}`, parameters);
	return rows.map((values) => ({
		id: values[0] as number,
		lead: stream.lead,
		value: values[values.length - 2] as number | null,
		position: values[values.length - 1] as number,
		values,
	}));
}

function columnsOf({ id, lead, value, position }: Stream): string {
	return `${id} as id, ${lead} as lead, ${value ?? 'null'} as value, ${position} as position`;
}

function conditionsOf({ conditions }: Stream, segment: Segment): string {
	return [...conditions, ...(segment.sql ? [segment.sql] : [])].join(' and ');
}
