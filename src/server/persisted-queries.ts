import { hash } from 'node:crypto';
import type { GraphQLParams } from 'graphql-yoga';
import { createMemory } from '../store/memory.ts';
import { graphqlError } from './error-response.ts';
import type { ServerContext, ServerPlugin } from './plugin.ts';

/** Characters of documents that clients may leave with the server. */
const KEPT = 8_000_000;

/**
 * Automatic persisted queries as Apollo's clients speak them: a document is sent once with its SHA-256 and afterwards by
 * the hash alone. A hash that the server does not know (any more) is answered with PERSISTED_QUERY_NOT_FOUND, whereupon
 * the client sends the document again.
 */
export function usePersistedQueries(): ServerPlugin {
	const documents = createMemory<string, string>(KEPT, (document, key) => key.length + document.length, KEPT / 10);
	return {
		onParams({ params, setParams, context }) {
			const sha256 = hashOf(params);
			if (sha256 === null) return;
			if (typeof params.query === 'string' && params.query !== '') {
				if (hash('sha256', params.query, 'hex') !== sha256) throw graphqlError('BAD_REQUEST', 'The hash is not the SHA-256 of the query.');
				documents.set(sha256, params.query);
				(context as ServerContext).keeping.isHeard = true;
				return;
			}
			const query = documents.get(sha256);
			if (query === undefined) {
				// Clients look for this very message.
				throw graphqlError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
			}
			setParams({ ...params, query });
		},
	};
}

/** The hash of Apollo's `persistedQuery` extension in lower case; null where there is none. */
export function hashOf(params: GraphQLParams): string | null {
	const extension = (params.extensions as { persistedQuery?: { version?: unknown; sha256Hash?: unknown } } | null | undefined)
		?.persistedQuery;
	return extension?.version === 1 && typeof extension.sha256Hash === 'string' ? extension.sha256Hash.toLowerCase() : null;
}
