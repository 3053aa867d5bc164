import { listOf } from './pages.ts';
import type { PageRow } from './rows.ts';
import type { Wanted } from './wanted.ts';

/**
 * Rows of which only the columns that are wanted were read. A column that was not is read when it is asked for: for one row alone, since a
 * list's last row has more to tell (its cursor) than the others, and then for all of them.
 */
export type Siblings<Row extends PageRow = PageRow> = {
	readonly rows: Row[];
	readonly wanted: Wanted;
	/** What was completed for all of them, by what it is (see batches.ts). */
	readonly known: Map<string, Map<number, unknown>>;
	/** One of them with what it alone is asked for. */
	readAlone(id: number): Row;
	/** All columns of them, in no order. */
	readWhole(ids: number[]): Row[];
	alone: Row | null;
	whole: Map<number, Row> | null;
	/** Which of them was the first to be asked for a column that was not read. */
	askedFirst: Map<string, number> | null;
};

/** What siblings have before anything is asked of them. */
export function unread(wanted: Wanted) {
	return { wanted, known: new Map<string, Map<number, unknown>>(), alone: null, whole: null, askedFirst: null };
}

/** What a row with only some columns is made of; its columns are properties as of any other row. */
type PartialRow = { readonly values: readonly unknown[]; readonly siblings: Siblings };

/** Reads rows of the columns that are wanted. */
export type PartialReader<Row extends PageRow> = {
	/** Makes a row of what a statement gives: the columns that are wanted come first, the id before all of them. */
	maker(values: readonly unknown[], siblings: Siblings<Row>): Row;
	/** SQL for the columns. */
	columns: string;
	/** The statement for so many ids or values in a list (see listOf in pages.ts). */
	sql(length: number): string;
};

/**
 * What reads the columns that are wanted now, made once.
 *
 * @param columnSql SQL for each column that a row can have.
 * @param statementOf the statement with an `in` list, for SQL that selects the columns.
 */
export function partialReader<Row extends PageRow>(
	wanted: Wanted,
	columnSql: Record<keyof Row, string>,
	statementOf: (columns: string, names: readonly string[]) => (list: string) => string,
): PartialReader<Row> {
	return wanted.through((names) => {
		const Maker = rowClass(Object.keys(columnSql), names);
		const columns = names.map((name) => columnSql[name as keyof Row]).join(', ');
		const statement = statementOf(columns, names);
		const texts: string[] = [];
		return {
			columns,
			maker: (values, siblings) => new Maker(values, siblings as unknown as Siblings) as unknown as Row,
			sql(length) {
				const size = Math.clz32(Math.max(0, length - 1));
				texts[size] ??= statement(listOf({ length }));
				return texts[size];
			},
		};
	});
}

/** A class, because a row is then made by two assignments, whatever its columns. */
function rowClass(names: readonly string[], present: readonly string[]) {
	const Row = class {
		readonly values: readonly unknown[];
		readonly siblings: Siblings;

		constructor(values: readonly unknown[], siblings: Siblings) {
			this.values = values;
			this.siblings = siblings;
		}
	};
	for (const name of names) {
		const place = present.indexOf(name);
		Object.defineProperty(Row.prototype, name, {
			get:
				place === -1
					? function (this: PartialRow & PageRow) {
							return missing(this, name);
						}
					: function (this: PartialRow) {
							return this.values[place];
						},
		});
	}
	return Row;
}

/** The rows that a row was read with; null for one that was read whole. */
export function siblingsOf(row: PageRow): Siblings | null {
	return (row as Partial<PartialRow>).siblings ?? null;
}

function missing(row: PageRow & PartialRow, name: string): unknown {
	const { id, siblings } = row;
	const column = name as keyof PageRow;
	note(siblings, id, name);
	if (!siblings.whole) {
		if (siblings.rows.length > 1 && (siblings.alone === null || siblings.alone.id === id)) {
			siblings.alone ??= siblings.readAlone(id);
			return siblings.alone[column];
		}
		const ids = new Set(siblings.rows.map((sibling) => sibling.id));
		siblings.whole = new Map(siblings.readWhole([...ids]).map((whole) => [whole.id, whole]));
	}
	return siblings.whole.get(id)![column];
}

/** What two of them are asked for, all of them will be. */
function note(siblings: Siblings, id: number, name: string): void {
	siblings.askedFirst ??= new Map();
	const first = siblings.askedFirst.get(name);
	if (first === undefined) siblings.askedFirst.set(name, id);
	if (siblings.rows.length === 1 || (first !== undefined && first !== id)) siblings.wanted.learn(name);
}
