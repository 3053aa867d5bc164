import {
	createOperationDescriptor,
	Environment,
	fetchQuery,
	getPaginationMetadata,
	getPaginationVariables,
	getRequest,
	getSingularSelector,
	type GraphQLResponse,
	graphql,
	Network,
	type ReaderFragment,
	RecordSource,
	Store,
} from 'relay-runtime';
import type { feed_articles$data } from '../generated/relay/artifacts/feed_articles.graphql';
import type { feedArticleQuery } from '../generated/relay/artifacts/feedArticleQuery.graphql';
import type { feedQuery } from '../generated/relay/artifacts/feedQuery.graphql';

/** What Relay keeps and how it asks: documents as text, by POST. */
export function createRelayEnvironment(url: string): Environment {
	const network = Network.create(async ({ text }, variables) => {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
			body: JSON.stringify({ query: text, variables }),
		});
		return (await response.json()) as GraphQLResponse;
	});
	return new Environment({
		network,
		store: new Store(new RecordSource()),
		// A heading's id is one of its page only.
		getDataID: ({ id }, type) => (type === 'Heading' ? null : id),
	});
}

const feedDocument = graphql`
	query feedQuery($count: Int!) {
		...feed_articles @arguments(count: $count)
	}
`;

// The compiler makes the query for the next page out of this.
const feedFragment = graphql`
	fragment feed_articles on Query
	@argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
	@refetchable(queryName: "feedPageQuery") {
		articles(first: $count, after: $cursor) @connection(key: "feed_articles") {
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

/** Reads the feed to its end, page by page, as `usePaginationFragment` does; the store makes one list of the pages. */
export async function readFeed(environment: Environment, count: number): Promise<feed_articles$data> {
	const operation = createOperationDescriptor(getRequest(feedDocument), { count });
	environment.retain(operation);
	await fetchQuery<feedQuery>(environment, feedDocument, { count }).toPromise();
	const fragment = feedFragment as unknown as ReaderFragment;
	const read = () => {
		const selector = getSingularSelector(fragment, environment.lookup(operation.fragment).data);
		return environment.lookup(selector!).data as unknown as feed_articles$data;
	};
	const { paginationRequest, paginationMetadata } = getPaginationMetadata(fragment, 'readFeed');
	for (;;) {
		const feed = read();
		const { hasNextPage, endCursor } = feed.articles.pageInfo;
		if (!hasNextPage) return feed;
		const variables = getPaginationVariables('forward', count, endCursor, {}, {}, paginationMetadata);
		await fetchQuery(environment, paginationRequest, variables).toPromise();
	}
}

/** Asks for one article again by its id; wherever else it is shown, it is renewed too. */
export async function refetchArticle(environment: Environment, id: string): Promise<feedArticleQuery['response']['node']> {
	const document = graphql`
		query feedArticleQuery($id: ID!) {
			node(id: $id) {
				__typename
				id
				... on Article {
					title
					date
					headings {
						id
						text
					}
				}
			}
		}
	`;
	const answer = await fetchQuery<feedArticleQuery>(environment, document, { id }, { fetchPolicy: 'network-only' }).toPromise();
	return answer?.node ?? null;
}
