import { HugoQLError, type ProblemSeverity } from '../errors.ts';
import type { Connection, PageRow, Reader } from './store.ts';

/** A problem of the content, as table `problem` holds it. */
export type ProblemRow = {
	code: string;
	severity: ProblemSeverity;
	message: string;
	hint: string | null;
	/** Relative to the site's folder. */
	file: string;
	line: number | null;
	column: number | null;
	/** The page made of the file; null for configuration, and where none could be made. */
	pageId: number | null;
};

/** The slice of problems to list. */
export type ProblemArguments = { first?: number | null; after?: string | null; severity?: ProblemSeverity | null };

const columns = `problem.code, problem.severity, problem.message, problem.hint, problem.file, problem.line, problem.column as "column", file.page_id as pageId`;
const tables = 'problem left join file on file.path = problem.file';
const place = 'problem.file, coalesce(problem.line, 0), coalesce(problem.column, 0), problem.code, problem.message';

/** Problems by file and place in it. The cursor holds that place, so that it survives a rebuild of the index. */
export function problems(reader: Reader, args: ProblemArguments): Connection<ProblemRow> {
	const first = args.first ?? 10;
	if (!Number.isInteger(first) || first < 1 || first > 100) {
		throw new HugoQLError('BAD_USER_INPUT', `"first" is ${first}; it has to be from 1 to 100.`);
	}
	const after = args.after == null ? null : readCursor(args.after);
	const severity = args.severity ?? null;
	const rows = reader.all<ProblemRow>(
		`select ${columns} from ${tables} where (? is null or problem.severity = ?)${after ? ` and problem.file >= ? and (${place}) > (?, ?, ?, ?, ?)` : ''}
		order by ${place} limit ?`,
		severity,
		severity,
		...(after ? [after[0], ...after] : []),
		first + 1,
	);
	const nodes = rows.slice(0, first);
	return {
		nodes,
		cursor: (index) => writeCursor(nodes[index]!),
		hasNextPage: () => rows.length > first,
		hasPreviousPage: () => after !== null,
		totalCount: () =>
			reader.get<{ count: number }>('select count(*) as count from problem where ? is null or severity = ?', severity, severity)!.count,
		currentPage: () => null,
		pageCount: () => null,
	};
}

/** What is wrong with the file of a page, by place in it. */
export function problemsOf(reader: Reader, page: PageRow): ProblemRow[] {
	return reader.all<ProblemRow>(
		`select ${columns} from file join problem on problem.file = file.path where file.page_id = ? and file.role <> 'resource' order by ${place}`,
		page.id,
	);
}

type Place = [file: string, line: number, column: number, code: string, message: string];

function writeCursor({ file, line, column, code, message }: ProblemRow): string {
	const values: Place = [file, line ?? 0, column ?? 0, code, message];
	return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function readCursor(cursor: string): Place {
	try {
		const values = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		if (
			Array.isArray(values) &&
			values.length === 5 &&
			values.every((value, index) => typeof value === (index === 1 || index === 2 ? 'number' : 'string'))
		) {
			return values as Place;
		}
	} catch {
		// Falls through to the one message for everything that is no cursor.
	}
	throw new HugoQLError('CURSOR_INVALID', 'That is no cursor of this list. Leave "after" out to start at the beginning.');
}
