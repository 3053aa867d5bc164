import type { Problem } from '../errors.ts';

/** Any value that YAML, TOML or JSON can hold, dates as RFC 3339 strings. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A map of params, keys in lower case at every depth (Hugo: maps.PrepareParams). */
export type Params = { [key: string]: Json };

/** A folder whose files are content. */
export type ContentMount = {
	/** Absolute path of the folder. */
	folder: string;
	/** Where it is mounted below the content root: `""` or `blog/posts`. */
	prefix: string;
	/** The language that the mount gives to its files, or null where file names decide. */
	language: string | null;
	/** Globs of the files that are mounted, `! ` before those that are not, in the order that decides; absent: all files. */
	files?: string[];
};

/** Which front matter keys give each date, in order and lower case; `:filename`, `:filemodtime` and `:git` are sources of their own. */
export type DateSources = { date: string[]; lastmod: string[]; publishDate: string[]; expiryDate: string[] };

/** A singular and plural name: `{ singular: 'tag', plural: 'tags' }`. */
export type TaxonomyConfig = { singular: string; plural: string };

/** One permalink rule; the first whose kind and section match wins (rules 6.6). */
export type PermalinkRule = { kinds: PageKind[]; section: string; pattern: string; path: string | null };

/** Hugo's page kinds, in its own spelling. */
export type PageKind = 'home' | 'section' | 'taxonomy' | 'term' | 'page';

/** One cascade entry of a list page or of the configuration: what it applies to, and the front matter it gives (rules 20). */
export type CascadeRule = {
	/** Glob on the logical path, lower case; null matches all. */
	path: string | null;
	kind: string | null;
	language: string | null;
	environment: string | null;
	/** Front matter fields, lower-case keys; what stood under `params` is among them. */
	fields: Params;
};

/** One index of the related configuration (rules 18). */
export type RelatedIndexConfig = {
	name: string;
	weight: number;
	type: 'basic' | 'fragments';
	/** Go date layout, for date indices. */
	pattern: string;
	toLower: boolean;
	cardinalityThreshold: number;
	applyFilter: boolean;
};
export type RelatedConfig = { threshold: number; includeNewer: boolean; toLower: boolean; indices: RelatedIndexConfig[] };

/** One entry of a menu as configuration or front matter declares it (rules 19.1, 19.2). */
export type MenuEntryConfig = {
	menu: string;
	identifier: string;
	name: string;
	title: string;
	pageRef: string;
	url: string;
	weight: number;
	parent: string;
	pre: string;
	post: string;
	params: Params;
};

/** `markup` settings that shape the body (rules 14). */
export type MarkupConfig = {
	unsafe: boolean;
	hardWraps: boolean;
	xhtml: boolean;
	typographer: TypographerConfig | null;
	footnote: boolean;
	definitionList: boolean;
	linkify: boolean;
	linkifyProtocol: string;
	strikethrough: boolean;
	table: boolean;
	taskList: boolean;
	cjk: { enable: boolean; eastAsianLineBreaks: boolean; eastAsianLineBreaksStyle: 'simple' | 'css3draft'; escapedSpace: boolean };
	extras: { delete: boolean; insert: boolean; mark: boolean; subscript: boolean; superscript: boolean };
	passthrough: { enable: boolean; block: [string, string][]; inline: [string, string][] };
	autoHeadingID: boolean;
	autoHeadingIDType: 'github' | 'github-ascii' | 'blackfriday';
	autoDefinitionTermID: boolean;
	wrapStandAloneImageWithinParagraph: boolean;
	blockAttributes: boolean;
	titleAttributes: boolean;
	/** Whether the embedded link and image hooks act: Hugo's auto means multilingual sites on one host (rules 14.5). */
	linkHook: boolean;
	imageHook: boolean;
	codeFences: boolean;
	/** Line numbers and guessing of the highlighter; absent: none. `lineNumbers` is what a fence without options of its own gets. */
	highlight?: { lineNumbers: 'none' | 'inline' | 'table'; firstLineNumber: number; areNumbersInTable: boolean; guessSyntax: boolean };
	tableOfContents: { startLevel: number; endLevel: number; ordered: boolean };
};
export type TypographerConfig = {
	leftSingleQuote: string;
	rightSingleQuote: string;
	leftDoubleQuote: string;
	rightDoubleQuote: string;
	enDash: string;
	emDash: string;
	ellipsis: string;
	leftAngleQuote: string;
	rightAngleQuote: string;
	apostrophe: string;
};

/** What Hugo's own shortcodes may tell others of a visitor (Hugo: config/privacy/privacyConfig.go). */
export type PrivacyConfig = {
	youtube: { disable: boolean; privacyEnhanced: boolean };
	vimeo: { disable: boolean; enableDNT: boolean };
};

/** How a page stands in the sitemap (Hugo: config/commonConfig.go, SitemapConfig). */
export type SitemapConfig = {
	/** `daily`, `weekly` and so on; "" says nothing. */
	changeFreq: string;
	/** 0 to 1; below 0 says nothing. */
	priority: number;
	/** The page is left out. */
	disable: boolean;
};

/** One language of the site with every setting that Hugo lets a language override. */
export type LanguageConfig = {
	/** Lower case, as Hugo matches it: `zh-cn`. */
	key: string;
	/** The key as the site spells it: `zh-CN`. */
	locale: string;
	/** The language tag that the site declares (Hugo: .Language.Locale, formerly languageCode): its `locale` setting, else the key in lower case. */
	languageTag: string;
	/** Hugo's `label` (`languageName`). */
	name: string;
	weight: number;
	direction: 'ltr' | 'rtl';
	isDefault: boolean;
	title: string;
	/** URL prefix of the language below the base path: `""` or `/zh-cn` (rules 6.8). */
	prefix: string;
	/** With trailing slash, or null where the site has none. */
	baseURL: string | null;
	/** Path of the base URL, without trailing slash: `""` or `/sub`. "" too where `canonifyURLs` leaves it out of paths. */
	basePath: string;
	copyright: string;
	params: Params;
	menus: MenuEntryConfig[];
	sectionPagesMenu: string;
	timeZone: string;
	summaryLength: number;
	hasCJKLanguage: boolean;
	/** As configured; null lets the site decide (rules 22). */
	mainSections: string[] | null;
	taxonomies: TaxonomyConfig[];
	permalinks: PermalinkRule[];
	/** true, false, or section → true. */
	uglyURLs: boolean | Record<string, boolean>;
	disablePathToLower: boolean;
	removePathAccents: boolean;
	capitalizeListTitles: boolean;
	pluralizeListTitles: boolean;
	titleCaseStyle: 'ap' | 'chicago' | 'go' | 'firstupper' | 'none';
	dateSources: DateSources;
	related: RelatedConfig;
	markup: MarkupConfig;
	enableEmoji: boolean;
	privacy: PrivacyConfig;
	/** Where a `ref` leads that names no page (Hugo: refLinksNotFoundURL). */
	notFoundURL: string;
	cascade: CascadeRule[];
	disableKinds: string[];
	pagerSize: number;
	/** Articles that a feed holds (Hugo: services.rss.limit); below 1 where the site sets none. */
	rssLimit: number;
	/** For pages whose front matter does not say otherwise. */
	sitemap: SitemapConfig;
};

/** A site's settings, read once and frozen. */
export type Config = {
	/** Absolute path of the site's folder. */
	siteFolder: string;
	/** False for a bare folder of Markdown: every setting is Hugo's default and languages come from front matter `lang`. */
	isHugoSite: boolean;
	/** Every configuration file that was read, and those that would be read if they appeared: absolute paths, for watching. */
	files: string[];
	/** In Hugo's order: by weight, those without last, equals by key (Hugo: langs/config.go). Never empty. */
	languages: LanguageConfig[];
	defaultLanguage: string;
	/** Keys that exist in the configuration but are switched off: files with their suffix are skipped (rules 1.7). */
	disabledLanguages: string[];
	mounts: ContentMount[];
	/** Regular expressions as configured; a file whose path matches one is not content. */
	ignoreFiles: string[];
	buildDrafts: boolean;
	buildFuture: boolean;
	buildExpired: boolean;
	environment: string;
	/** Changes whenever a setting that shapes the index does. */
	fingerprint: string;
	problems: Problem[];
};
