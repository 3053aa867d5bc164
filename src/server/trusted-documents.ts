import type { GraphQLParams } from 'graphql-yoga';
import { graphqlError } from './error-response.ts';
import { hashOf } from './persisted-queries.ts';
import type { ServerPlugin } from './plugin.ts';

/** Hash or id → document. */
export type TrustedDocuments = Map<string, string>;

/** Names by which clients send a document's id: the GraphQL-over-HTTP draft, Relay. */
export const DOCUMENT_ID_PARAMETERS = ['documentId', 'doc_id', 'id'];

/**
 * Reads a manifest: an object of id → text (graphql-codegen, Relay, gql.tada, urql), or Apollo's
 * `{ "format": "apollo-persisted-query-manifest", "operations": [{ "id", "body" }] }`. Null where it is neither.
 */
export function readManifest(json: unknown): TrustedDocuments | null {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
	const { operations } = json as { operations?: unknown };
	const entries: [unknown, unknown][] = Array.isArray(operations)
		? operations.map((operation: { id?: unknown; body?: unknown } | null) => [operation?.id, operation?.body])
		: Object.entries(json);
	if (!entries.every(([id, text]) => typeof id === 'string' && typeof text === 'string')) return null;
	return new Map((entries as [string, string][]).map(([id, text]) => [id.toLowerCase().replace(/^sha256:/, ''), text]));
}

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

function idOf(params: GraphQLParams): string | null {
	const others = params as Record<string, unknown>;
	const sent = DOCUMENT_ID_PARAMETERS.map((name) => others[name]).find((value) => typeof value === 'string') as string | undefined;
	return sent?.toLowerCase().replace(/^sha256:/, '') ?? hashOf(params);
}
