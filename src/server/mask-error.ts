import { GraphQLError } from 'graphql';
import { type ErrorCode, errorStatus } from '../errors.ts';
import type { Log } from '../log.ts';
import { toGraphQLError } from '../schema/errors.ts';

type Http = { status?: number; spec?: boolean; headers?: Record<string, string> };

/** Requests that Yoga refuses under another code, by the status that it gives them. */
const byStatus: Record<number, ErrorCode> = { 405: 'METHOD_NOT_ALLOWED', 413: 'PAYLOAD_TOO_LARGE' };

/**
 * What Yoga does with everything that is thrown: it becomes an error of the catalogue. Errors that speak to the caller keep
 * their message; all others are logged whole and answered as INTERNAL_SERVER_ERROR with nothing of what they say.
 *
 * A request that fails as a whole gets the code's HTTP status. An error at a path leaves the rest of the answer, and its
 * status, as they are (GraphQL over HTTP, 6.4).
 */
export function createMaskError(log: Log): (error: unknown) => GraphQLError {
	return (error) => {
		const shown = toGraphQLError(error);
		const { http, originalError: _, unexpected: __, ...extensions } = shown.extensions as Record<string, unknown> & { http?: Http };
		const code = codeOf(extensions.code, http?.status);
		if (code === 'INTERNAL_SERVER_ERROR') log.error('a request failed', error);
		return new GraphQLError(shown.message, {
			nodes: shown.nodes,
			source: shown.source,
			positions: shown.positions,
			path: shown.path,
			extensions: { ...extensions, code, ...httpOf(code, shown, http) },
		});
	};
}

function codeOf(given: unknown, status: number | undefined): ErrorCode {
	const known = status === undefined ? undefined : byStatus[status];
	return known ?? (String(given) in errorStatus ? (given as ErrorCode) : 'BAD_USER_INPUT');
}

function httpOf(code: ErrorCode, error: GraphQLError, given: Http | undefined): { http?: Http } {
	if (error.path) return {};
	const status = given?.status ?? errorStatus[code];
	// A request that is none is refused with its status even where clients of the older media type expect 200 for errors of GraphQL.
	if (status !== 200) return { http: { ...given, status, spec: code !== 'BAD_REQUEST' && given?.spec } };
	// Values that do not fit their variables are a failed request; clients of the older media type expect 200 for it.
	return code === 'BAD_USER_INPUT' ? { http: { status: 400, spec: true } } : {};
}
