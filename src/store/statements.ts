import type { Statement } from 'better-sqlite3';
import type { OpenIndex } from '../db/connection.ts';
import { withOnePlan } from '../db/one-plan.ts';
import { createMemory } from './memory.ts';
import type { Snapshot } from './snapshot.ts';

/** What a statement's parameter may be. */
export type Value = string | number | null;

/** Runs statements that are prepared once by their text. */
export type Statements = {
	all<Row>(sql: string, parameters?: Value[]): Row[];
	/** The rows as arrays: cheaper where many values are read. */
	values(sql: string, parameters?: Value[]): unknown[][];
	get<Row>(sql: string, parameters?: Value[]): Row | undefined;
};

/** Distinct texts come from the shapes of filters, so a client could make any number of them. */
const KEPT = 500;

/** Statements over one connection, within its snapshots; those used longest ago are let go. */
export function createStatements(db: OpenIndex, snapshot: Snapshot): Statements {
	const rows = keep((sql) => db.$client.prepare<Value[]>(sql));
	const arrays = keep((sql) => db.$client.prepare<Value[]>(sql).raw());
	const prepared = (kept: Kept, sql: string) => {
		snapshot.hold();
		return kept(sql);
	};
	return {
		all: <Row>(sql: string, parameters: Value[] = []) => prepared(rows, sql).all(...parameters) as Row[],
		values: (sql, parameters = []) => prepared(arrays, sql).all(...parameters) as unknown[][],
		get: <Row>(sql: string, parameters: Value[] = []) => prepared(rows, sql).get(...parameters) as Row | undefined,
	};
}

type Kept = (sql: string) => Statement<Value[]>;

function keep(prepare: Kept): Kept {
	const kept = createMemory<string, Statement<Value[]>>(KEPT);
	return (sql) => kept.through(sql, () => prepare(withOnePlan(sql)));
}
