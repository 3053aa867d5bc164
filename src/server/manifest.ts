/** Hash or id → document. */
export type TrustedDocuments = Map<string, string>;

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
