import { type Client, createClient } from 'graphql-sse';

/** A client of the server's events, each subscription on a connection of its own. */
export function createEventClient(url: string): Client {
	return createClient({ url, retryAttempts: Number.POSITIVE_INFINITY });
}

/** What a phone keeps of a change. */
export type ChangeEvent = { cursor: string; path: string } & (
	| { __typename: 'ArticleUpserted'; article: { id: string; title: string } }
	| { __typename: 'ArticleRemoved'; reason: 'DELETED' | 'UNPUBLISHED' | 'EXPIRED' }
);

const CHANGES = /* GraphQL */ `
	subscription Changes($after: String) {
		changes(after: $after) {
			__typename
			cursor
			path
			... on ArticleUpserted {
				article {
					id
					title
				}
			}
			... on ArticleRemoved {
				reason
			}
		}
	}
`;

/** Changes as they come, first those since a cursor. Leaving the loop closes the connection; the last `cursor` resumes. */
export async function* readChanges(client: Client, after: string): AsyncGenerator<ChangeEvent> {
	for await (const { data, errors } of client.iterate<{ changes: ChangeEvent }>({ query: CHANGES, variables: { after } })) {
		if (!data) throw new Error(errors?.map(({ message }) => message).join(' '));
		yield data.changes;
	}
}
