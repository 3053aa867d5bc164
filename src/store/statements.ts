import type { Statement } from 'better-sqlite3';
import type { OpenIndex } from '../db/connection.ts';
import type { Snapshot } from './snapshot.ts';

/** What a statement's parameter may be. */
export type Value = string | number | null;

/** Runs statements that are prepared once by their text. */
export type Statements = {
	all<Row>(sql: string, parameters?: Value[]): Row[];
	get<Row>(sql: string, parameters?: Value[]): Row | undefined;
};

/** Distinct texts come from the shapes of filters, so a client could make any number of them. */
const KEPT = 500;

/** Statements over one connection, within its snapshots; those used longest ago are let go. */
export function createStatements(db: OpenIndex, snapshot: Snapshot): Statements {
	const kept = new Map<string, Statement<Value[]>>();
	const prepared = (sql: string) => {
		snapshot.hold();
		let statement = kept.get(sql);
		if (statement) kept.delete(sql);
		else statement = db.$client.prepare<Value[]>(withOnePlan(sql));
		kept.set(sql, statement);
		if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
		return statement;
	};
	return {
		all: <Row>(sql: string, parameters: Value[] = []) => prepared(sql).all(...parameters) as Row[],
		get: <Row>(sql: string, parameters: Value[] = []) => prepared(sql).get(...parameters) as Row | undefined,
	};
}

/**
 * SQLite as better-sqlite3 builds it (with STAT4) compiles a statement anew for each value of a parameter that it might choose the plan by,
 * which takes several times as long as running it. Behind a plus a value is an expression like any other, and the plan stays.
 */
function withOnePlan(sql: string): string {
	return sql.replaceAll('?', '+?');
}
