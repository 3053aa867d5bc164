import { GraphQLError } from 'graphql';
import { type ErrorCode, HugoQLError } from '../errors.ts';

/**
 * Makes any error fit to be shown: a code of the catalogue in `extensions.code`, a message for the caller, no internals.
 *
 * An error that a resolver threw on purpose (HugoQLError) keeps its message and code; one that it did not becomes
 * INTERNAL_SERVER_ERROR without its message; an error of GraphQL's own gets `fallback`, unless it already has a code.
 */
export function toGraphQLError(error: unknown, fallback: ErrorCode = 'BAD_USER_INPUT'): GraphQLError {
	if (!(error instanceof GraphQLError)) return located(null, error instanceof HugoQLError ? error : null);
	const cause = innermost(error);
	if (cause instanceof HugoQLError) return located(error, cause);
	if (typeof error.extensions.code === 'string') return error;
	if (cause && !(cause instanceof GraphQLError)) return located(error, null);
	return rewrite(error, error.message, fallback);
}

/** A GraphQLError that asks the caller for other input. */
export function userInputError(message: string): GraphQLError {
	return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } });
}

function located(error: GraphQLError | null, known: HugoQLError | null): GraphQLError {
	if (known) return rewrite(error, known.message, known.code);
	return rewrite(error, 'Something went wrong in the server. Try again; if it stays, tell those who run it.', 'INTERNAL_SERVER_ERROR');
}

function rewrite(error: GraphQLError | null, message: string, code: ErrorCode): GraphQLError {
	return new GraphQLError(message, {
		nodes: error?.nodes,
		source: error?.source,
		positions: error?.positions,
		path: error?.path,
		extensions: { ...error?.extensions, code },
	});
}

function innermost(error: GraphQLError): Error | undefined {
	let cause: Error | undefined = error.originalError;
	while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
	return cause;
}
