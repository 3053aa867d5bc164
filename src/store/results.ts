import type { LanguageRow, PageRow, TermRow } from './rows.ts';

/** A slice of a list. What costs a statement of its own is a function, and asked for only when a client selects it; answers are kept. */
export type Connection<Row> = {
	readonly nodes: Row[];
	/** Cursor of `nodes[index]`: its values, opaque to clients. */
	cursor(index: number): string;
	hasNextPage(): boolean;
	hasPreviousPage(): boolean;
	totalCount(): number;
	/** Number of this page, null where cursors were given. */
	currentPage(): number | null;
	/** Number of pages of this size, null where cursors were given. */
	pageCount(): number | null;
};

/** A slice of an article list, with facets over the whole filtered list. */
export type ArticleConnection = Connection<PageRow> & { facets: ArticleFacets };

/** Counts over a filtered list of articles; greatest first, ties by name. */
export type ArticleFacets = {
	/** `taxonomy` is a plural. */
	terms(taxonomy: string, first: number): TermCount[];
	/** Languages in the site's order, those without articles left out. */
	locales(): LocaleCount[];
	/** Years of `date` in the article's own offset, newest first; undated articles are left out. */
	years(): YearCount[];
};
export type TermCount = { term: TermRow; count: number };
export type LocaleCount = { language: LanguageRow; count: number };
export type YearCount = { year: number; count: number };

/** One entry of a tag cloud; weight 0..1 is logarithmic between the cloud's least and greatest count, level 1..5 is its class. */
export type TagCloudRow = { term: TermRow; count: number; weight: number; level: 1 | 2 | 3 | 4 | 5 };

/** Articles around another in a list: `next` stands before it, as Hugo says it. */
export type Neighbours = { next: PageRow | null; previous: PageRow | null };

/** A related article, with the sum of its matches' weights. */
export type RelatedRow = { page: PageRow; score: number; matches: RelatedMatch[]; cursor(): string };
export type RelatedMatch = { index: string; keyword: string; weight: number };
/** Related articles by rank; the total is counted, and whether more follow found out, only when asked for. */
export type RelatedRows = { rows: RelatedRow[]; totalCount(): number; hasNextPage(): boolean; hasPreviousPage(): boolean };

/** One change of the site's articles, newest state only: an article that changed twice has one. */
export type ChangeRow = {
	cursor: string;
	sequence: number;
	/** Milliseconds since 1970. */
	at: number;
	language: LanguageRow;
	logicalPath: string;
	/** Relative permalink, that of the last visible state for a removal. */
	url: string;
} & ({ kind: 'upsert'; page: PageRow } | { kind: 'removal'; reason: 'DELETED' | 'UNPUBLISHED' | 'EXPIRED' });

/** Changes after a cursor, oldest first. */
export type Changes = {
	rows: ChangeRow[];
	hasNextPage: boolean;
	/** Cursor to go on from, also where there are no rows. */
	endCursor: string;
	/** True where the cursor could not be served: the rows begin at the beginning, and the client has to forget what it has. */
	reset: boolean;
};

/** A condition on rows of table `page`, to be used under that name, with positional parameters. */
export type PageCondition = { sql: string; parameters: (string | number | null)[] };
