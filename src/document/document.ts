import type { CascadeRule, Json, MenuEntryConfig, PageKind, Params } from '../config/config.ts';

/** Where a content file stands in the site, known from its path alone (rules 1 and 5). */
export type Location = {
	/** Path under the content root, original case, `/` between parts: `post/Hello.zh-CN.md`. */
	path: string;
	/** Language key, lower case. */
	language: string;
	/** Logical path: `/post/hello`; `/` for home. */
	logicalPath: string;
	/** `leaf` for `index.*`, `branch` for `_index.*`, `single` for any other page. */
	form: 'single' | 'leaf' | 'branch';
	/** Kind by place: branch files of a taxonomy's folder are taxonomy or term. */
	kind: PageKind;
	/** Folder of `path` with trailing slash, `""` at the root. */
	dir: string;
	/** File name without language and extension. */
	translationBaseName: string;
	/** The same; for bundles the folder's name. */
	contentBaseName: string;
	/** Lower-case extension without dot: `md`, `html`, `org`. */
	extension: string;
};

/** An instant with the offset that its text or the site's time zone gave. */
export type DateValue = {
	/** Seconds since 1970 (whole, rounded down); the year 1 is -62135596800. */
	seconds: number;
	/** Nanoseconds within the second. */
	nanoseconds: number;
	/** RFC 3339 with offset, fraction left out when zero. */
	text: string;
};

/** A list page above a page, nearest first: what descendants inherit from it. */
export type Ancestor = {
	logicalPath: string;
	kind: PageKind;
	/** Front matter slug, "" without. */
	slug: string;
	/** The page's title as Hugo gives it. */
	title: string;
	/** Folder name in the file system's spelling. */
	name: string;
	cascade: CascadeRule[];
};

/** One use of a term by a page, in front matter order. */
export type TermUse = {
	/** Plural name: `tags`. */
	taxonomy: string;
	/** As front matter spells it. */
	spelling: string;
	/** Logical path below the taxonomy, the identity of the term: `go-lang` (rules 12.3). */
	key: string;
	/** `<plural>_weight` of the page. */
	weight: number;
};

/** A link or image destination of the body, in order of appearance. */
export type BodyLink = {
	/** As written, entities and escapes resolved. */
	destination: string;
	/** Plain text of the link (alt text of an image). */
	text: string;
	isImage: boolean;
	/** True where the HTML holds a placeholder for it (see {@link Body.html}). */
	isPlaceholder: boolean;
	/** True for a link of the front matter's summary, which is no link of the body. */
	isOfSummary?: boolean;
	/** Of a link that the shortcode `ref` or `relref` gives. */
	reference?: Reference;
};

/** What the shortcodes `ref` and `relref` want (Hugo: hugolib/page__ref.go). */
export type Reference = {
	/** The page, as the shortcode names it. */
	path: string;
	/** Key of the language whose page it is, in lower case; null for that of the page itself. */
	language: string | null;
	/** In `{{% %}}` or within another shortcode: written into the Markdown, whose link hook sees it. */
	isMarkdown: boolean;
	/** `ref`: with scheme and host. */
	isAbsolute: boolean;
	/** What stands around the shortcode in the link's destination. */
	before: string;
	after: string;
};

export type HeadingNode = { id: string; level: number /** Inline HTML. */; title: string; headings: HeadingNode[] };

/** What the Markdown becomes. */
export type Body = {
	/** Source below the front matter. */
	source: string;
	/**
	 * Rendered HTML. Where the link hook acts, the destination of link number n is the placeholder NUL n NUL
	 * (NUL cannot occur in rendered HTML), which the indexer replaces when every URL is known. The same holds for `summary`.
	 */
	html: string;
	plain: string;
	summary: string;
	summarySource: 'manual' | 'frontmatter' | 'auto';
	isTruncated: boolean;
	isCJK: boolean;
	wordCount: number;
	fuzzyWordCount: number;
	readingTime: number;
	/** Hugo's .TableOfContents. */
	tableOfContents: string;
	/** Hugo's fragments tree with its empty placeholders (rules 15.2). */
	headings: HeadingNode[];
	links: BodyLink[];
	shortcodes: string[];
};

/** What front matter, cascade and place say about a page, body aside. */
export type PageFields = {
	title: string;
	/** Whether front matter gave a title, be it empty. */
	hasTitle: boolean;
	linkTitle: string;
	description: string;
	/** Front matter summary as written, "" without. */
	summary: string;
	keywords: string[];
	weight: number;
	draft: boolean;
	date: DateValue | null;
	publishDate: DateValue | null;
	lastmod: DateValue | null;
	expiryDate: DateValue | null;
	slug: string;
	/** Front matter url, "" without. */
	url: string;
	/** Resolved type (rules 5.3). */
	type: string;
	layout: string;
	translationKey: string;
	/** As written; resolved ones are in {@link Document.aliases}. */
	aliases: string[];
	list: 'always' | 'local' | 'never';
	render: 'always' | 'never' | 'link';
	/** undefined: hasCJKLanguage decides. */
	isCJKLanguage: boolean | undefined;
	/** Every param, keys in lower case (rules 2.8). */
	params: Params;
	terms: TermUse[];
	/** Front matter value of each taxonomy key, as Hugo's params hold it. */
	menus: MenuEntryConfig[];
	cascade: CascadeRule[];
	frontMatterFormat: 'yaml' | 'toml' | 'json' | 'org' | 'none';
};

/** A content file, read and understood. Only links to other pages are still open. */
export type Document = {
	location: Location;
	fields: PageFields;
	/** Relative permalink, percent-encoded, base path and language prefix included; "" when not rendered. */
	url: string;
	/** Resolved alias paths (rules 21). */
	aliases: string[];
	body: Body;
};

export type { Json, Params };
