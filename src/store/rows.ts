import type { Json, Params } from '../config/config.ts';
import type { PageExtras } from '../db/contents.ts';

/** A truth value as SQLite holds it. */
export type Flag = 0 | 1;

/**
 * A page as lists show it: one row of table `page`, names in camelCase, values as SQLite gives them. Columns that are null
 * "where equal to another" are already filled in: `linkTitle`, `publishDateText` and `lastmodText` hold what the page answers.
 */
export type PageRow = {
	id: number;
	languageId: number;
	/** Hugo's kind; an article is `page`. */
	kind: 'home' | 'section' | 'taxonomy' | 'term' | 'page';
	/** Hugo's .Path; unique in a language. */
	logicalPath: string;
	/** Path under the content root; null for pages that Hugo makes itself. */
	file: string | null;
	/** Relative permalink, percent-encoded; "" where the page is not rendered. */
	url: string;
	/** Last segment of the URL, decoded. */
	slug: string;
	title: string;
	linkTitle: string;
	description: string | null;
	type: string;
	/** First segment of the logical path, "" in the root. */
	section: string;
	/** Nearest list page above; null for home. */
	parentId: number | null;
	bundleType: 'leaf' | 'branch' | '';
	weight: number;
	/** Seconds since 1970, null without; likewise the three below. */
	date: number | null;
	publishDate: number | null;
	lastmod: number | null;
	expiryDate: number | null;
	/** RFC 3339 with the page's own offset, null without; likewise the three below. */
	dateText: string | null;
	publishDateText: string | null;
	lastmodText: string | null;
	expiryDateText: string | null;
	isDraft: Flag;
	list: 'always' | 'local' | 'never';
	render: 'always' | 'link' | 'never';
	isBuilt: Flag;
	inSite: Flag;
	inSection: Flag;
	weightOrder: number;
	dateOrder: number;
	/** Place in Hugo's default order over all articles; 0 for list pages. */
	position: number;
	wordCount: number;
	/** Minutes. */
	readingTime: number;
	isTruncated: Flag;
	/** Plain text. */
	summary: string;
	lead: string | null;
	/** Address of the picture, base path applied; null without. */
	thumbnail: string | null;
	thumbnailAlt: string | null;
	translationKey: string;
	/** 1 where another built page shares the translation key. */
	isTranslated: Flag;
	/** Changes whenever the page's own answer does. */
	version: string;
	changeSequence: number;
	createdSequence: number;
	/** Milliseconds since 1970. */
	changedAt: number;
};

/** A term: its page, and what the taxonomy knows of it. */
export type TermRow = PageRow & {
	/** Plural: `tags`. */
	taxonomy: string;
	/** Identity: logical path below the taxonomy. */
	termKey: string;
	/** Hugo's key in site.Taxonomies: lower-cased spelling. */
	termName: string;
	/** Hugo's .Data.Term. */
	termSpelling: string;
	/** Hugo's count: built pages of the term and of terms below it. */
	count: number;
	/** Articles in its own list. */
	articleCount: number;
	/** Place among the terms of its language and taxonomy (Hugo: Taxonomy.Alphabetical). */
	namePosition: number;
	/** Folded name, which breaks ties of the order by count (Hugo: Taxonomy.ByCount). */
	nameFolded: string;
};

/** What only a page's own view asks for. */
export type PageDetail = { params: Params; extras: PageExtras };

/** A language of the site as the index knows it; its settings are in the Config under the same key. */
export type LanguageRow = {
	id: number;
	/** Lower case: `zh-cn`. */
	key: string;
	/** As the site spells it: `zh-CN`. */
	locale: string;
	/** Place in Hugo's order of languages, from 0. */
	ordinal: number;
};

export type { Json, Params };
export type { BundleResource, HeadingTree, PageExtras, PageTexts, StoredLink } from '../db/contents.ts';
