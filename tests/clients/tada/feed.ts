import { type DocumentDecoration, type FragmentOf, initGraphQLTada, type ResultOf, readFragment } from 'gql.tada';
import { print } from 'graphql';
import type { introspection } from '../generated/tada/introspection.d.ts';

/** A moment, RFC 3339. */
export type DateTime = `${number}-${number}-${number}T${string}`;

export const graphql = initGraphQLTada<{
	introspection: introspection;
	scalars: { DateTime: DateTime; JSON: unknown; Locale: string; URL: string };
}>();

/** Asks with a document; its variables and its answer are typed by its text. */
export async function execute<Data, Variables>(
	url: string,
	document: DocumentDecoration<Data, Variables>,
	variables: Variables,
): Promise<Data> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
		body: JSON.stringify({ query: print(document as Parameters<typeof print>[0]), variables }),
	});
	const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
	if (!data || errors) throw new Error(errors?.map(({ message }) => message).join(' '));
	return data;
}

export const LINE = graphql(`
	fragment Line on Article {
		id
		title
		path
		date
	}
`);

export const FEED = graphql(
	`
		query Feed($first: Int!, $after: String, $where: ArticleWhere) {
			articles(first: $first, after: $after, where: $where) {
				nodes {
					...Line
				}
				pageInfo {
					hasNextPage
					endCursor
				}
			}
		}
	`,
	[LINE],
);

export const SEARCH = graphql(`
	query Search($query: String!, $locales: [Locale!]) {
		search(query: $query, locales: $locales, first: 3) {
			edges {
				titleHTML
				node {
					language {
						direction
					}
					menuItems {
						page {
							__typename
							... on Article {
								readingTime
							}
						}
					}
					terms {
						__typename
						name
						... on Category {
							articleCount
						}
					}
				}
			}
		}
	}
`);

/** Reads the feed to its end, page by page. */
export async function readFeed(url: string, first: number, section: string | null = null): Promise<ResultOf<typeof LINE>[]> {
	const lines: FragmentOf<typeof LINE>[] = [];
	for (let after: string | null = null; ; ) {
		const { articles }: ResultOf<typeof FEED> = await execute(url, FEED, { first, after, where: section === null ? null : { section } });
		lines.push(...articles.nodes);
		if (!articles.pageInfo.hasNextPage) return lines.map((line) => readFragment(LINE, line));
		after = articles.pageInfo.endCursor;
	}
}

/** What was found, with its categories and how many articles those have. */
export async function find(url: string, query: string, locales: string[]): Promise<string[]> {
	const { search } = await execute(url, SEARCH, { query, locales });
	return search.edges.map(({ titleHTML, node }) => {
		const categories = node.terms.flatMap((term) => (term.__typename === 'Category' ? [`${term.name} ${term.articleCount}`] : []));
		return `${titleHTML} (${[...categories, node.language.direction].join(', ')})`;
	});
}
