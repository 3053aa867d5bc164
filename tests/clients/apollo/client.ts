import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';

/** What the cache has to know of the schema. */
export type SchemaFacts = {
	/** Which types each interface has, for fragments on interfaces. */
	possibleTypes: Record<string, string[]>;
	/** Types that are no Node: what they hold belongs to the object that they are a field of. */
	embedded: string[];
};

/**
 * Pages of a list are merged into one, a Node is kept once, and documents go over the wire by their hash, with GET, so that
 * caches on the way can answer.
 */
export function createApolloClient(uri: string, { possibleTypes, embedded }: SchemaFacts, fetchWith: typeof fetch = fetch): ApolloClient {
	const persistedQueries = new PersistedQueryLink({
		sha256: (document) => createHash('sha256').update(document).digest('hex'),
		useGETForHashedQueries: true,
	});
	return new ApolloClient({
		link: persistedQueries.concat(new HttpLink({ uri, fetch: fetchWith })),
		cache: new InMemoryCache({
			possibleTypes,
			typePolicies: {
				// Queries that select different fields of one add up. A heading's id is one of its page only.
				...Object.fromEntries(embedded.map((name) => [name, { keyFields: false, merge: true }])),
				Query: { fields: { articles: relayStylePagination(['where', 'orderBy', 'locales']) } },
				Section: { fields: { articles: relayStylePagination(['where', 'orderBy']) } },
				Term: { fields: { articles: relayStylePagination(['where', 'orderBy']) } },
			},
		}),
	});
}

/** Asks the server for them. A build asks once and keeps the answer. */
export async function readSchemaFacts(uri: string): Promise<SchemaFacts> {
	const query = '{ __schema { types { kind name interfaces { name } possibleTypes { name } } } }';
	const response = await fetch(`${uri}?query=${encodeURIComponent(query)}`);
	type Named = { name: string };
	type Type = Named & { kind: string; interfaces: Named[] | null; possibleTypes: Named[] | null };
	const { data } = (await response.json()) as { data: { __schema: { types: Type[] } } };
	const { types } = data.__schema;
	const abstract = types.filter(({ possibleTypes }) => possibleTypes !== null);
	const objects = types.filter(({ kind, name }) => kind === 'OBJECT' && name !== 'Query' && name !== 'Subscription');
	return {
		possibleTypes: Object.fromEntries(abstract.map(({ name, possibleTypes }) => [name, possibleTypes!.map((type) => type.name)])),
		embedded: objects.filter(({ interfaces }) => !interfaces!.some(({ name }) => name === 'Node')).map(({ name }) => name),
	};
}

/** A page of the feed. */
export type FeedData = {
	articles: {
		edges: { cursor: string; node: { __typename: 'Article'; id: string; title: string; path: string } }[];
		pageInfo: { hasNextPage: boolean; endCursor: string | null };
		totalCount: number;
	};
};

export const FEED: TypedDocumentNode<FeedData, { first: number; after?: string | null }> = gql`
	query Feed($first: Int!, $after: String) {
		articles(first: $first, after: $after) {
			edges {
				cursor
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

/** Reads the feed to its end, page by page, as a list does that is scrolled down. The cache makes one list of the pages. */
export async function readFeed(client: ApolloClient, first: number): Promise<FeedData> {
	const feed = client.watchQuery({ query: FEED, variables: { first } });
	const shown = feed.subscribe(() => {});
	let { data } = await feed.refetch();
	while (data?.articles.pageInfo.hasNextPage) {
		({ data } = await feed.fetchMore({ variables: { after: data.articles.pageInfo.endCursor } }));
	}
	shown.unsubscribe();
	return client.readQuery({ query: FEED, variables: { first } })!;
}
