/**
 * A statement that keeps its plan. SQLite as better-sqlite3 builds it (with STAT4) compiles a statement anew for each value of a
 * parameter that it might choose the plan by, which takes several times as long as running it. Behind a plus a value is an expression
 * like any other, and the plan stays.
 *
 * @param sql without any question mark that is no parameter.
 */
export function withOnePlan(sql: string): string {
	return sql.replaceAll('?', '+?');
}
