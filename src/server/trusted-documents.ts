import type { GraphQLParams } from 'graphql-yoga';
import { graphqlError } from './error-response.ts';
import type { TrustedDocuments } from './manifest.ts';
import { hashOf } from './persisted-queries.ts';
import type { ServerPlugin } from './plugin.ts';

/** Names by which clients send a document's id: the GraphQL-over-HTTP draft, Relay. */
export const DOCUMENT_ID_PARAMETERS = ['documentId', 'doc_id', 'id'];

/** Runs the documents of the manifest and nothing else, by their id or by their exact text. */
export function useTrustedDocuments(documents: TrustedDocuments): ServerPlugin {
	const texts = new Set(documents.values());
	return {
		onParams({ params, setParams }) {
			const id = idOf(params);
			const query = id === null ? undefined : documents.get(id);
			if (query !== undefined) setParams({ operationName: params.operationName, variables: params.variables, query });
			else if (typeof params.query !== 'string' || !texts.has(params.query)) {
				throw graphqlError('DOCUMENT_NOT_TRUSTED', 'This server runs only the documents of its manifest; add the document to it.');
			}
		},
	};
}

/** The id by which a request names its document: a parameter, or the hash of a persisted query. Null without one. */
export function idOf(params: GraphQLParams): string | null {
	const others = params as Record<string, unknown>;
	const sent = DOCUMENT_ID_PARAMETERS.map((name) => others[name]).find((value) => typeof value === 'string') as string | undefined;
	return sent?.toLowerCase().replace(/^sha256:/, '') ?? hashOf(params);
}
