import { Client, fetchExchange, gql, type TypedDocumentNode } from '@urql/core';
import { type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';

/** The server's introspection, with which the cache knows what implements an interface and what may be null. */
export type Introspection = NonNullable<CacheExchangeOpts['schema']>;

/** Pages of a list are merged into one, a Node is kept once, and documents go over the wire by their hash, with GET. */
export function createUrqlClient(url: string, schema: Introspection, fetchWith: typeof fetch = fetch): Client {
	return new Client({
		url,
		fetch: fetchWith,
		preferGetMethod: 'within-url-limit',
		exchanges: [
			cacheExchange({
				schema,
				resolvers: { Query: { articles: relayPagination() } },
				// What is no Node belongs to the object that it is a field of. A heading's id is one of its page only.
				keys: Object.fromEntries(embeddedTypes(schema).map((name) => [name, () => null])),
			}),
			persistedExchange(),
			fetchExchange,
		],
	});
}

function embeddedTypes({ __schema: { types = [] } }: Introspection): string[] {
	const objects = types.filter((type) => type.kind === 'OBJECT' && !/^(Query|Subscription)$/.test(type.name));
	const isNode = (type: object) => 'interfaces' in type && (type.interfaces as { name: string }[]).some(({ name }) => name === 'Node');
	return objects.filter((type) => !isNode(type)).map(({ name }) => name);
}

/** Asks the server for as much of its introspection as the cache uses. A build asks once and keeps the answer. */
export async function readIntrospection(url: string): Promise<Introspection> {
	const type = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
	const query = `{
		__schema {
			queryType { name }
			subscriptionType { name }
			types {
				kind
				name
				fields(includeDeprecated: true) { name args { name type { ${type} } } type { ${type} } }
				interfaces { kind name }
				possibleTypes { kind name }
			}
		}
	}`;
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ query }),
	});
	return ((await response.json()) as { data: Introspection }).data;
}

/** A page of the feed; with the cache's pagination, all pages so far. */
export type FeedData = {
	articles: {
		edges: { node: { __typename: 'Article'; id: string; title: string; path: string } }[];
		pageInfo: { hasNextPage: boolean; endCursor: string | null };
		totalCount: number;
	};
};

export const FEED: TypedDocumentNode<FeedData, { first: number; after?: string | null }> = gql`
	query Feed($first: Int!, $after: String) {
		articles(first: $first, after: $after) {
			edges {
				node {
					id
					title
					path
				}
			}
			pageInfo {
				hasNextPage
				endCursor
			}
			totalCount
		}
	}
`;

/** Reads the feed to its end, page by page. The last answer holds all pages. */
export async function readFeed(client: Client, first: number): Promise<FeedData> {
	for (let after: string | null = null; ; ) {
		const { data, error }: { data?: FeedData; error?: Error } = await client.query(FEED, { first, after });
		if (!data) throw error;
		if (!data.articles.pageInfo.hasNextPage) return data;
		after = data.articles.pageInfo.endCursor;
	}
}
