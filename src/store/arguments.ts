import type { Json } from '../config/config.ts';

/** Which slice of a list: cursors (`first`/`after` or `last`/`before`), or a numbered `page` with `first`. Null and undefined mean "not given". */
export type PageArguments = {
	/** 1..100; 10 when neither first nor last is given. */
	first?: number | null;
	after?: string | null;
	/** 1..100. */
	last?: number | null;
	before?: string | null;
	/** From 1; takes `first` as its size and excludes cursors. */
	page?: number | null;
};

/** Terms by slug: at least one of `any`, every one of `all`, not one of `none`. An empty `any` matches nothing. */
export type TermFilter = { any?: string[] | null; all?: string[] | null; none?: string[] | null };

/** A filter on the terms of any taxonomy, named by its plural. */
export type TaxonomyFilter = TermFilter & { taxonomy: string };

/** from <= x < before, in seconds since 1970. */
export type DateTimeRange = { from?: number | null; before?: number | null };

/** A condition on a front matter param; `key` is a dotted path, without regard to case. */
export type ParamFilter = { key: string; equals?: Json; in?: Json[] | null; exists?: boolean | null };

/** What articles to list: all given conditions hold together. */
export type ArticleWhere = {
	tags?: TermFilter | null;
	categories?: TermFilter | null;
	terms?: TaxonomyFilter[] | null;
	/** First path segment, or a path of nested sections: everything below it. */
	section?: string | null;
	type?: string | null;
	/** A language by key or locale, without regard to case. */
	locale?: string | null;
	date?: DateTimeRange | null;
	lastmod?: DateTimeRange | null;
	/** Beginning of the article's path, encoded or decoded. */
	pathPrefix?: string | null;
	isTranslated?: boolean | null;
	param?: ParamFilter[] | null;
	and?: ArticleWhere[] | null;
	/** An empty list matches nothing. */
	or?: ArticleWhere[] | null;
	not?: ArticleWhere | null;
};

/** DEFAULT: Hugo's weight, date, title, file; in a term's own list its term weight before them. */
export type ArticleOrderField = 'DEFAULT' | 'DATE' | 'PUBLISH_DATE' | 'LASTMOD' | 'TITLE' | 'WEIGHT' | 'WORD_COUNT';
export type OrderDirection = 'ASC' | 'DESC';
/** ASC: stable sort of the default order by the field; DESC: that list reversed (Hugo: Pages.ByDate, Pages.Reverse). */
export type ArticleOrder = { field: ArticleOrderField; direction?: OrderDirection | null };

/** An article list: slice, filter, order, and the reader's languages with the preferred first. */
export type ArticleArguments = PageArguments & {
	where?: ArticleWhere | null;
	orderBy?: ArticleOrder | null;
	locales?: string[] | null;
};

/** Where a list of articles starts from: the whole site, a list page's own articles, or a term's. */
export type ArticleScope = { section: number } | { term: number } | null;

/** Terms with at least so many pages, whose name begins so (without regard to case). */
export type TermWhere = { minCount?: number | null; prefix?: string | null };
/** NAME: Hugo's Alphabetical; COUNT: Hugo's ByCount when DESC. */
export type TermOrder = { field: 'NAME' | 'COUNT'; direction?: OrderDirection | null };
/** `locale` null: every language, in the site's order of languages. */
export type TermArguments = PageArguments & { where?: TermWhere | null; orderBy?: TermOrder | null; locale?: string | null };

/** Every built page, list pages and unlisted ones too. */
export type AllPagesArguments = {
	first?: number | null;
	after?: string | null;
	locale?: string | null;
	kinds?: ('home' | 'section' | 'taxonomy' | 'term' | 'page')[] | null;
	/** true: only pages with `build.list: always`; false: only the others. */
	listed?: boolean | null;
};
