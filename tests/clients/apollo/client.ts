import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';

/** Which types each interface has, for fragments on interfaces: `npx hugoql schema` or the server's introspection tell. */
export type PossibleTypes = Record<string, string[]>;

/**
 * Pages of a list are merged into one, what is known by an id is kept once, and documents go over the wire by their hash, with GET, so
 * that caches on the way can answer.
 */
export function createApolloClient(uri: string, possibleTypes: PossibleTypes, fetchWith: typeof fetch = fetch): ApolloClient {
	const persistedQueries = new PersistedQueryLink({
		sha256: (document) => createHash('sha256').update(document).digest('hex'),
		useGETForHashedQueries: true,
	});
	return new ApolloClient({
		link: persistedQueries.concat(new HttpLink({ uri, fetch: fetchWith })),
		cache: new InMemoryCache({
			possibleTypes,
			typePolicies: {
				Query: { fields: { articles: relayStylePagination(['where', 'orderBy', 'locales']) } },
				Section: { fields: { articles: relayStylePagination(['where', 'orderBy']) } },
				Term: { fields: { articles: relayStylePagination(['where', 'orderBy']) } },
				// These have no id; where they stand says what they are.
				Language: { keyFields: ['locale'] },
				Layout: { merge: true },
			},
		}),
	});
}

/** Asks the server which types its interfaces have. A build asks once and keeps the answer. */
export async function readPossibleTypes(uri: string): Promise<PossibleTypes> {
	const query = '{ __schema { types { name possibleTypes { name } } } }';
	const response = await fetch(`${uri}?query=${encodeURIComponent(query)}`);
	const { data } = (await response.json()) as {
		data: { __schema: { types: { name: string; possibleTypes: { name: string }[] | null }[] } };
	};
	return Object.fromEntries(
		data.__schema.types.flatMap(({ name, possibleTypes }) => (possibleTypes ? [[name, possibleTypes.map((type) => type.name)]] : [])),
	);
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
