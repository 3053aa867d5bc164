import { GraphQLError } from 'graphql';
import { type ErrorCode, errorStatus } from '../errors.ts';
import type { Log } from '../log.ts';
import { toGraphQLError } from '../schema/errors.ts';

/** Yoga's own codes, by the catalogue's. */
const renamed: Record<string, ErrorCode> = {
	REQUEST_ENTITY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
	INTERNAL_SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
};

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
		const { http, originalError: _, unexpected: __, ...extensions } = shown.extensions as Record<string, unknown>;
		const code =
			renamed[String(extensions.code)] ?? (String(extensions.code) in errorStatus ? (extensions.code as ErrorCode) : 'BAD_USER_INPUT');
		if (code === 'INTERNAL_SERVER_ERROR') log.error('a request failed', error);
		return new GraphQLError(shown.message, {
			nodes: shown.nodes,
			source: shown.source,
			positions: shown.positions,
			path: shown.path,
			extensions: { ...extensions, code, ...httpOf(code, shown, http as Http | undefined) },
		});
	};
}

type Http = { status?: number; spec?: boolean; headers?: Record<string, string> };

function httpOf(code: ErrorCode, error: GraphQLError, given: Http | undefined): { http?: Http } {
	if (error.path) return {};
	const status = given?.status ?? errorStatus[code];
	if (status !== 200) return { http: { ...given, status } };
	// Values that do not fit their variables are a failed request; clients of the older media type expect 200 for it.
	return code === 'BAD_USER_INPUT' ? { http: { status: 400, spec: true } } : {};
}
