import type { ArticleFacets, ArticleWhere, PageRow, Reader } from '../store/store.ts';

/** What to search for, and which slice of the hits. */
export type SearchArguments = {
	/** As the reader of the site typed it: words, "phrases", -without, prefix*. */
	query: string;
	/** 1..100; 10 when not given. */
	first?: number | null;
	after?: string | null;
	where?: ArticleWhere | null;
	locales?: string[] | null;
};

/** The section of an article that a snippet is from. */
export type SearchHeading = { level: number; id: string /** Inline HTML. */; title: string };

/** One hit: the article, how well it fits (greater is better), and what to show of it. */
export type SearchEdge = {
	cursor: string;
	node: PageRow;
	score: number;
	/** Escaped, matches in `<mark>`. */
	titleHTML: string;
	/** Escaped, matches in `<mark>`, at most 200 characters of text. */
	snippetHTML: string;
	/** Null where the snippet stands before the first heading. */
	heading: SearchHeading | null;
};

/** A slice of the hits, best first. What costs a statement of its own is a function. */
export type SearchResult = {
	edges: SearchEdge[];
	pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
	totalCount(): number;
	/** Over all hits. */
	facets(): ArticleFacets;
};

/** Full-text search over the articles that a reader sees. A caller's mistakes are HugoQLError BAD_USER_INPUT or CURSOR_INVALID. */
export type SearchService = { search(reader: Reader, args: SearchArguments): SearchResult };
