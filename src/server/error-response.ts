import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { type ErrorCode, errorStatus } from '../errors.ts';
import type { WholeAnswer } from './exchange.ts';

/** An error of the catalogue outside of GraphQL's own processing, in the form of a GraphQL answer, never stored by a cache. */
export function errorAnswer(code: ErrorCode, message: string, headers: Record<string, string> = {}): WholeAnswer {
	return {
		status: errorStatus[code],
		headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
		body: Buffer.from(JSON.stringify({ errors: [{ message, extensions: { code } }] })),
	};
}

/** The same as a Fetch response, for Yoga's plugins. */
export function errorResponse(code: ErrorCode, message: string, headers: Record<string, string> = {}): Response {
	const answer = errorAnswer(code, message, headers);
	return new Response(answer.body as Buffer<ArrayBuffer>, { status: answer.status, headers: answer.headers });
}

/**
 * An error of the catalogue for a GraphQL result. A request that fails as a whole gets the code's HTTP status; an error
 * at a path leaves the rest of the answer standing, and so does its status.
 *
 * @param extensions further facts for the caller, such as what is allowed.
 */
export function graphqlError(
	code: ErrorCode,
	message: string,
	extensions: Record<string, unknown> = {},
	options: GraphQLErrorOptions = {},
): GraphQLError {
	const status = errorStatus[code];
	const http = options.path || status === 200 ? {} : { http: { status } };
	return new GraphQLError(message, { ...options, extensions: { code, ...extensions, ...http } });
}
