import { type FragmentType, graphql, readFragment } from '../generated/codegen/index.ts';
import type { ArticleOrderField, FeedQuery, PageQuery, TypedDocumentString } from '../generated/codegen/graphql.ts';

/** Asks with a typed document; what comes back has its types. */
export async function execute<Data, Variables>(
	url: string,
	document: TypedDocumentString<Data, Variables>,
	...[variables]: Variables extends Record<string, never> ? [] : [Variables]
): Promise<Data> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
		body: JSON.stringify({ query: document, variables }),
	});
	const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
	if (!data || errors) throw new Error(errors?.map(({ message }) => message).join(' '));
	return data;
}

/** What a line of the feed shows. */
export const LINE = graphql(`
	fragment Line on Article {
		id
		title
		path
		date
		thumbnail {
			url
		}
	}
`);

export const FEED = graphql(`
	query Feed($first: Int!, $after: String, $orderBy: ArticleOrder) {
		articles(first: $first, after: $after, orderBy: $orderBy) {
			nodes {
				...Line
			}
			pageInfo {
				hasNextPage
				endCursor
			}
			totalCount
		}
	}
`);

export const PAGE = graphql(`
	query Page($path: String!) {
		page(path: $path) {
			__typename
			kind
			title
			... on Article {
				readingTime
				params
			}
			... on Section {
				articleCount
			}
			layout {
				widgets {
					__typename
					name
					... on RecentWidget {
						articles {
							...Line
						}
					}
					... on TagListWidget {
						entries {
							count
							term {
								__typename
								name
								... on Tag {
									relatedTags(first: 1) {
										name
									}
								}
							}
						}
					}
				}
			}
		}
	}
`);

/** A line of the feed as text; it sees no more than its fragment asks for. */
export function lineText(line: FragmentType<typeof LINE>): string {
	const { title, date } = readFragment(LINE, line);
	return `${date?.slice(0, 10) ?? 'undated'} ${title}`;
}

/** Reads the feed to its end, page by page. */
export async function readFeed(url: string, first: number, field: ArticleOrderField = 'DEFAULT'): Promise<FeedQuery['articles']['nodes']> {
	const nodes: FeedQuery['articles']['nodes'] = [];
	for (let after: string | null = null; ; ) {
		const { articles }: FeedQuery = await execute(url, FEED, { first, after, orderBy: { field } });
		nodes.push(...articles.nodes);
		if (!articles.pageInfo.hasNextPage) return nodes;
		after = articles.pageInfo.endCursor ?? null;
	}
}

/** A page's kind tells what more there is to say of it. */
export function describePage(page: NonNullable<PageQuery['page']>): string {
	switch (page.__typename) {
		case 'Article':
			return `${page.title}: ${page.readingTime} min`;
		case 'Section':
			return `${page.title}: ${page.articleCount} articles`;
		case 'HomePage':
		case 'Taxonomy':
		case 'Tag':
		case 'Category':
		case 'CustomTerm':
			return page.title;
	}
}

/** The names of a page's widgets, with what those show that are lists. */
export function describeWidgets(page: NonNullable<PageQuery['page']>): string[] {
	return page.layout.widgets.map((widget) => {
		if (widget.__typename === 'RecentWidget') return `${widget.name}: ${widget.articles.map(lineText).join(', ')}`;
		if (widget.__typename === 'TagListWidget') return `${widget.name}: ${widget.entries.map(({ term, count }) => `${term.name} ${count}`)}`;
		return widget.name;
	});
}
