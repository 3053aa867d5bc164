/**
 * The catalogue of everything that can be wrong.
 *
 * Two families share it: problems of the content, which are data and never stop a run, and errors of a caller (a wrong
 * option, a bad cursor, a query that costs too much), which are answered in one line with what to do.
 */

/** How bad a problem is: `ERROR` costs the reader something, `WARNING` is probably not meant, `INFO` is good to know. */
export type ProblemSeverity = 'ERROR' | 'WARNING' | 'INFO';

/** What is wrong with one content or configuration file. `file` is relative to the site folder; line and column count from 1. */
export type Problem = {
	code: ProblemCode;
	severity: ProblemSeverity;
	message: string;
	hint: string | null;
	file: string;
	line: number | null;
	column: number | null;
};

/** Every code that a content problem can carry. */
export type ProblemCode =
	| 'FILE_UNREADABLE'
	| 'FILE_TOO_LARGE'
	| 'FILE_NOT_TEXT'
	| 'FRONT_MATTER_SYNTAX'
	| 'FRONT_MATTER_UNCLOSED'
	| 'FRONT_MATTER_DUPLICATE_KEY'
	| 'FRONT_MATTER_NOT_A_MAP'
	| 'FRONT_MATTER_LANGUAGE_UNKNOWN'
	| 'FRONT_MATTER_TYPE'
	| 'DATE_INVALID'
	| 'URL_INVALID'
	| 'URL_TAKEN'
	| 'PATH_TAKEN'
	| 'LINK_INVALID'
	| 'SHORTCODE_UNKNOWN'
	| 'SHORTCODE_SYNTAX'
	| 'CONFIG_SYNTAX'
	| 'CONFIG_KEY_UNSUPPORTED'
	| 'CONFIG_VALUE'
	| 'LINK_LOOP';

/** Every code that a GraphQL or HTTP error carries in `extensions.code`, with its HTTP status. */
export const errorStatus = {
	BAD_USER_INPUT: 200,
	CURSOR_INVALID: 200,
	GRAPHQL_PARSE_FAILED: 400,
	GRAPHQL_VALIDATION_FAILED: 400,
	OPERATION_TOO_DEEP: 400,
	OPERATION_TOO_COSTLY: 400,
	OPERATION_TIMEOUT: 504,
	PERSISTED_QUERY_NOT_FOUND: 200,
	DOCUMENT_NOT_TRUSTED: 403,
	UNAUTHENTICATED: 401,
	FORBIDDEN: 403,
	RATE_LIMITED: 429,
	BAD_REQUEST: 400,
	NOT_FOUND: 404,
	METHOD_NOT_ALLOWED: 405,
	PAYLOAD_TOO_LARGE: 413,
	NOT_READY: 503,
	INTERNAL_SERVER_ERROR: 500,
} as const;

/** A code of {@link errorStatus}. */
export type ErrorCode = keyof typeof errorStatus;

/** An error whose message is meant for the caller: one line that says what is wrong and what to do. */
export class HugoQLError extends Error {
	readonly code: ErrorCode;
	constructor(code: ErrorCode, message: string) {
		super(message);
		this.name = 'HugoQLError';
		this.code = code;
	}
}

/** A wrong option, folder or port: the command line prints the message alone and leaves with exit code 2. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}
