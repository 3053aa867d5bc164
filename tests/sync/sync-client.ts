import type { Ask } from '../conformance/ask.ts';

/** What a client wants: which articles, in which languages, and what of them. */
export type Wish = { where?: object; locales?: string[]; fields: string };

type Known = Map<string, unknown>;
type Node = { id: string };
type Articles = { articles: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
type Changes = {
	changes: {
		reset: boolean;
		nodes: { __typename: string; articleId: string; article?: Node }[];
		pageInfo: { hasNextPage: boolean; endCursor: string };
	};
};

/** A client that keeps a list of articles and brings it up to date by asking for changes. */
export type SyncClient = {
	readonly wish: Wish;
	/** Articles by id, as the client has them. */
	readonly articles: Known;
	readonly cursor: string | null;
	/** How often it had to begin anew. */
	readonly resets: number;
	/** Asks for changes until there are none, or for so many pages. Gives whether it is up to date. */
	sync(ask: Ask, first: number, pages?: number): Promise<boolean>;
};

/**
 * The procedure that the schema describes: apply each page in order and keep its end cursor. With a reset begins a reading from the
 * start, by the end of which everything that was not told of is gone; until then the old articles can be shown.
 */
export function createSyncClient(wish: Wish): SyncClient {
	const articles: Known = new Map();
	let cursor: string | null = null;
	let stale: Set<string> | null = null;
	let resets = 0;
	const document = `query ($after: String, $first: Int, $where: ArticleWhere, $locales: [Locale!]) {
		changes(after: $after, first: $first, where: $where, locales: $locales) {
			reset pageInfo { hasNextPage endCursor }
			nodes { __typename articleId ... on ArticleUpserted { article { id ${wish.fields} } } }
		}
	}`;
	return {
		wish,
		articles,
		get cursor() {
			return cursor;
		},
		get resets() {
			return resets;
		},
		async sync(ask, first, pages = Number.POSITIVE_INFINITY) {
			for (let page = 0; page < pages; page++) {
				const { changes } = await ask<Changes>(document, { after: cursor, first, where: wish.where, locales: wish.locales });
				if (changes.reset) {
					resets++;
					stale = new Set(articles.keys());
				}
				for (const { articleId, article } of changes.nodes) {
					if (article) articles.set(articleId, article);
					else articles.delete(articleId);
					stale?.delete(articleId);
				}
				cursor = changes.pageInfo.endCursor;
				if (changes.pageInfo.hasNextPage) continue;
				for (const id of stale ?? []) articles.delete(id);
				stale = null;
				return true;
			}
			return false;
		},
	};
}

/** The same articles as a client gets them that reads the whole list. */
export async function readEverything(ask: Ask, { where, locales, fields }: Wish): Promise<Known> {
	const articles: Known = new Map();
	let after: string | null = null;
	do {
		const { articles: list }: Articles = await ask(
			`query ($after: String, $where: ArticleWhere, $locales: [Locale!]) {
				articles(first: 100, after: $after, where: $where, locales: $locales) { pageInfo { hasNextPage endCursor } nodes { id ${fields} } }
			}`,
			{ after, where, locales },
		);
		for (const node of list.nodes) articles.set(node.id, node);
		after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
	} while (after !== null);
	return articles;
}
