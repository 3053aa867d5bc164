import type { Author } from './authors.ts';

/** A feed as every format says it. Addresses are absolute; dates are RFC 3339 with the article's own offset. */
export type Feed = {
	/** Stays the same for all pages of a feed and wherever it is asked for. */
	id: string;
	title: string;
	description: string;
	/** Language tag (BCP 47). */
	language: string;
	/** "" without. */
	copyright: string;
	/** The page of the site that lists the same articles. */
	homeAddress: string;
	/** Where this answer, the first page of the feed, and the page after this one are found; the last is null at the end. */
	address: string;
	firstAddress: string;
	nextAddress: string | null;
	/** Newest change of an article in it; null where none is dated. */
	updated: string | null;
	/** The site's authors, who wrote what says nothing else. */
	authors: Author[];
	items: FeedItem[];
};

/** An article of a feed. */
export type FeedItem = {
	/** Its address where the site has one for it, else a URN. */
	id: string;
	/** Null for an article without an address of its own (`build.render: never`). */
	address: string | null;
	title: string;
	/** As HTML with absolute links, and as plain text. */
	summaryHTML: string;
	summary: string;
	/** The body with absolute links. */
	html: string;
	/** Null where undated. */
	published: string | null;
	modified: string | null;
	/** Its own authors; empty where it names none. */
	authors: Author[];
	categories: Category[];
	/** Its picture; null without. */
	image: string | null;
};

/** A category or tag of an article. */
export type Category = {
	name: string;
	slug: string;
	/** The page of the taxonomy; null where the site has none. */
	scheme: string | null;
};
