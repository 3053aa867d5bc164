import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * The index. Everything here is derived from the content files and can be rebuilt from them.
 *
 * Two conventions. Counts, orders and visibility are columns that the indexer keeps true, so that no request counts or
 * sorts. And what a list shows (the page table) is apart from what only one page shows (page_detail, page_body), so that
 * a feed reads small rows.
 */

/** Single facts about the index: generation, epoch, fingerprint of the configuration, clock of the last visibility change. */
export const meta = sqliteTable('meta', {
	key: text().primaryKey(),
	value: text().notNull(),
});

/** Every file below the content mounts as it was last read; what a run compares the disk with. */
export const file = sqliteTable(
	'file',
	{
		/** Relative to the site's folder, `/` between parts. */
		path: text().primaryKey(),
		/** Bytes. */
		size: integer().notNull(),
		/** Modification time in milliseconds since 1970. */
		modified: integer().notNull(),
		/** Hex digest of the bytes, "" for files whose bytes do not matter (resources). */
		hash: text().notNull(),
		/** Path under the content root, as goldens of Hugo's `.File.Path`. */
		contentPath: text('content_path').notNull(),
		/** Language key; "" for a resource shared by all. */
		language: text().notNull(),
		/** What the file is: content of a page, a resource of a bundle, or content that another file with the same logical path hides. */
		role: text({ enum: ['page', 'resource', 'hidden', 'failed'] }).notNull(),
		/** The page made of it, or that owns it as a resource. */
		pageId: integer('page_id'),
	},
	(table) => [index('file_page').on(table.pageId)],
);

/** The site's languages in Hugo's order; `id` is stable for a key as long as the index lives. */
export const language = sqliteTable('language', {
	id: integer().primaryKey(),
	/** Lower case: `zh-cn`. */
	key: text().notNull().unique(),
	/** As the site spells it: `zh-CN`. */
	locale: text().notNull(),
	/** Place in Hugo's order of languages. */
	ordinal: integer().notNull(),
});

/** What follows the last slash of a page's path, as SQL: the path without what is left of it when all that stands behind the slash is taken away. */
export const LAST_PART = "replace(logical_path, rtrim(logical_path, replace(logical_path, '/', '')), '')";

/** Every page: articles (kind `page`) and list pages, built or not. */
export const page = sqliteTable(
	'page',
	{
		id: integer().primaryKey(),
		languageId: integer('language_id').notNull(),
		kind: text({ enum: ['home', 'section', 'taxonomy', 'term', 'page'] }).notNull(),
		/** Hugo's .Path; unique in a language. */
		logicalPath: text('logical_path').notNull(),
		/** Path under the content root, null for pages that Hugo makes itself. */
		file: text(),
		/** Relative permalink, percent-encoded; "" where the page is not rendered. */
		url: text().notNull(),
		/** Last segment of the URL, decoded. */
		slug: text().notNull(),
		title: text().notNull(),
		/** Null where it equals the title. */
		linkTitle: text('link_title'),
		description: text(),
		type: text().notNull(),
		/** First segment of the logical path, "" in the root. */
		section: text().notNull(),
		/** Nearest list page above; null for home. */
		parentId: integer('parent_id'),
		/** `leaf`, `branch` or "". */
		bundleType: text('bundle_type', { enum: ['leaf', 'branch', ''] }).notNull(),
		weight: integer().notNull(),
		/** Seconds since 1970; null without. For list pages without own dates: the newest below (Hugo: hugolib/page__meta.go). */
		date: integer(),
		publishDate: integer('publish_date'),
		lastmod: integer(),
		expiryDate: integer('expiry_date'),
		/** RFC 3339 with the page's own offset. */
		dateText: text('date_text'),
		/** Null where it equals dateText. */
		publishDateText: text('publish_date_text'),
		/** Null where it equals dateText. */
		lastmodText: text('lastmod_text'),
		expiryDateText: text('expiry_date_text'),
		/** False where the dates of a list page were gathered from below. */
		hasOwnDates: integer('has_own_dates', { mode: 'boolean' }).notNull(),
		isDraft: integer('is_draft', { mode: 'boolean' }).notNull(),
		/** `build.list`. */
		list: text({ enum: ['always', 'local', 'never'] }).notNull(),
		/** `build.render`. */
		render: text({ enum: ['always', 'link', 'never'] }).notNull(),
		/** Built by Hugo at the index's clock: no draft, published, not expired. */
		isBuilt: integer('is_built').notNull(),
		/** Built, an article, and `list: always`: the members of site.RegularPages, and the rows of every list. */
		inSite: integer('in_site').notNull(),
		/** The same with `list: local` too: members of their own section's lists. */
		inSection: integer('in_section').notNull(),
		/** Non-zero weights ascending, zero last (Hugo: resources/page/pages_sort.go). */
		weightOrder: integer('weight_order').notNull(),
		/** Seconds negated, so that ascending is newest first and undated last. */
		dateOrder: integer('date_order').notNull(),
		/** Place in Hugo's default order over all articles, languages in their order within ties; spread out so that new ones fit between. 0 for list pages. */
		position: integer().notNull(),
		/** Place in the collated order of titles within the language; pages of equal titles share it and follow the default order. */
		titlePosition: integer('title_position').notNull(),
		wordCount: integer('word_count').notNull(),
		readingTime: integer('reading_time').notNull(),
		isTruncated: integer('is_truncated', { mode: 'boolean' }).notNull(),
		/** Plain text. */
		summary: text().notNull(),
		lead: text(),
		/** Address as front matter gives it, base path applied; null without. */
		thumbnail: text(),
		/** Alternative text where front matter gives one. */
		thumbnailAlt: text('thumbnail_alt'),
		translationKey: text('translation_key').notNull(),
		/** 1 where another built page shares the translation key. */
		isTranslated: integer('is_translated').notNull(),
		/** Changes whenever the page's own answer does. */
		version: text().notNull(),
		/** Sequence number of the last change of the article's answer, in the change log's counting. */
		changeSequence: integer('change_sequence').notNull(),
		/** Sequence number at which the article last became visible. */
		createdSequence: integer('created_sequence').notNull(),
		/** Milliseconds since 1970 of the last change. */
		changedAt: integer('changed_at').notNull(),
	},
	(table) => [
		uniqueIndex('page_path').on(table.languageId, table.logicalPath),
		index('page_called').on(table.languageId, sql.raw(LAST_PART)),
		index('page_url').on(table.url),
		index('page_slug').on(table.slug),
		index('page_translation').on(table.translationKey),
		index('page_order').on(table.weightOrder, table.dateOrder, table.position).where(sql`kind = 'page'`),
		index('page_site').on(table.position).where(sql`in_site = 1`),
		index('page_site_language').on(table.languageId, table.position).where(sql`in_site = 1`),
		index('page_site_section').on(table.languageId, table.section, table.position).where(sql`in_site = 1`),
		index('page_site_type').on(table.languageId, table.type, table.position).where(sql`in_site = 1`),
		index('page_site_date').on(table.languageId, table.date, table.position).where(sql`in_site = 1`),
		index('page_site_publish_date').on(table.languageId, table.publishDate, table.position).where(sql`in_site = 1`),
		index('page_site_lastmod').on(table.languageId, table.lastmod, table.position).where(sql`in_site = 1`),
		index('page_site_word_count').on(table.languageId, table.wordCount, table.position).where(sql`in_site = 1`),
		index('page_title').on(table.languageId, table.titlePosition, table.position).where(sql`kind = 'page'`),
		index('page_file').on(table.file),
		index('page_children').on(table.parentId, table.position).where(sql`in_section = 1`),
		index('page_list_children').on(table.parentId, table.kind).where(sql`kind <> 'page'`),
		index('page_publish_moment').on(table.publishDate).where(sql`is_built = 0`),
		index('page_expiry_moment').on(table.expiryDate).where(sql`expiry_date is not null`),
		index('page_change').on(table.changeSequence).where(sql`in_site = 1`),
		index('page_translated').on(table.translationKey, table.languageId).where(sql`is_translated = 1`),
	],
);

/** What only a page's own view asks for, small enough to stay uncompressed. */
export const pageDetail = sqliteTable('page_detail', {
	pageId: integer('page_id').primaryKey(),
	/** JSON map, lower-case keys. */
	params: text().notNull(),
	/** JSON of {@link PageExtras}. */
	extras: text().notNull(),
});

/** The texts of a page, zstd-compressed JSON of {@link PageTexts}: source, HTML and plain text repeat each other and pack well together. */
export const pageBody = sqliteTable('page_body', {
	pageId: integer('page_id').primaryKey(),
	texts: blob({ mode: 'buffer' }).notNull(),
});

/** Facts about list pages that lists of them need without counting. */
export const listPage = sqliteTable('list_page', {
	pageId: integer('page_id').primaryKey(),
	/** Folder name, plural of the taxonomy, or the term as its last page spells it (Hugo: .Data.Term). */
	name: text().notNull(),
	/** Articles in its own list (Hugo: .RegularPages). */
	articleCount: integer('article_count').notNull(),
});

/** Terms of every taxonomy. */
export const term = sqliteTable(
	'term',
	{
		pageId: integer('page_id').primaryKey(),
		languageId: integer('language_id').notNull(),
		/** Plural: `tags`. */
		taxonomy: text().notNull(),
		/** Identity: logical path below the taxonomy. */
		key: text().notNull(),
		/** Lower-cased spelling, Hugo's key in site.Taxonomies. */
		name: text().notNull(),
		/** Last URL segment, decoded. */
		slug: text().notNull(),
		/** Hugo's count: built pages of the term and of terms below it. */
		count: integer().notNull(),
		/** 1 where Hugo has it: it has a file or a built page. */
		isBuilt: integer('is_built').notNull(),
		/** Place in the collated order of names (Hugo: Taxonomy.Alphabetical). */
		namePosition: integer('name_position').notNull(),
		/** Folded name, ties of the order by count (Hugo: Taxonomy.ByCount). */
		nameFolded: text('name_folded').notNull(),
	},
	(table) => [
		uniqueIndex('term_key').on(table.languageId, table.taxonomy, table.key),
		index('term_slug').on(table.languageId, table.taxonomy, table.slug),
		index('term_alphabetical').on(table.languageId, table.taxonomy, table.namePosition).where(sql`is_built = 1`),
		index('term_by_count')
			.on(table.languageId, table.taxonomy, sql`${table.count} desc`, table.nameFolded, table.name)
			.where(sql`is_built = 1`),
	],
);

/** Which page uses which term, in front matter order; carries the page's place so that a term's list is one index range. */
export const pageTerm = sqliteTable(
	'page_term',
	{
		pageId: integer('page_id').notNull(),
		/** Order in front matter over all taxonomies. */
		ordinal: integer().notNull(),
		termId: integer('term_id').notNull(),
		spelling: text().notNull(),
		/** `<plural>_weight` of the page (Hugo: resources/page/weighted.go). */
		weight: integer().notNull(),
		/** 1 where the page names the term itself; 0 for a term that a nested one of the page lies below: `a` of a page with `a/b`. */
		isOwn: integer('is_own').notNull(),
		/** 1 where the page counts for the term: built and rendered. */
		isCounted: integer('is_counted').notNull(),
		/** page.in_site. */
		inSite: integer('in_site').notNull(),
		/** page.position. */
		position: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.pageId, table.ordinal] }),
		index('page_term_site').on(table.termId, table.weight, table.position, table.pageId).where(sql`in_site = 1`),
		index('page_term_unlisted').on(table.termId, table.weight, table.position, table.pageId).where(sql`in_site = 0 and is_counted = 1`),
		index('page_term_spelling').on(table.termId, table.isOwn, table.spelling),
	],
);

/** How many pages use two terms of one taxonomy together, both directions. */
export const termPair = sqliteTable(
	'term_pair',
	{
		termId: integer('term_id').notNull(),
		otherId: integer('other_id').notNull(),
		count: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.termId, table.otherId] }),
		index('term_pair_by_count').on(table.termId, sql`${table.count} desc`, table.otherId),
	],
);

/**
 * Sets of articles in the site's lists, so that filters can be counted without reading the articles (see page-set.ts). `kind` and `key`:
 * `language` id, `section` and `type` "<language id> <name>", `year` 2025 (in the article's own time zone), `date day` days since 1970
 * (UTC), `date days` of each 32 of them, `date none` "" (undated), the three likewise of `lastmod`, `folder` a path that articles' URLs
 * begin with, `nested` "<language id> <folder>" of logical paths, `parent` id, `term` id, `keyword` id, `weighted` "" (another weight than 0),
 * `translated` "" and by the id of a language that there is a translation into, `param` as set-keys.ts says.
 */
export const pageSet = sqliteTable(
	'page_set',
	{
		id: integer().primaryKey(),
		kind: text().notNull(),
		key: text().notNull(),
		/** Upper bits of the page ids. */
		chunk: integer().notNull(),
		/** Lower 16 bits: a sorted list or a bitmap. */
		pages: blob({ mode: 'buffer' }).notNull(),
	},
	(table) => [uniqueIndex('page_set_chunk').on(table.kind, table.key, table.chunk)],
);

/** Publish dates of the articles in the site's lists, by their ids (see publish-orders.ts). */
export const publishBlock = sqliteTable('publish_block', {
	/** Upper part of the page ids. */
	block: integer().primaryKey(),
	/** Of each id posting.publish_order. */
	orders: blob({ mode: 'buffer' }).notNull(),
});

/** Params that sets are kept for, by their path: keys with dots between. */
export const param = sqliteTable('param', {
	id: integer().primaryKey(),
	path: text().notNull().unique(),
	/** How many different values it has had. */
	values: integer().notNull(),
});

/** Kept totals of articles in the site. `dimension` and `key`: `site` "", `section` name, `type` name, `year` 2025, `related` index name, `single` "" (articles without translation). */
export const counter = sqliteTable(
	'counter',
	{
		languageId: integer('language_id').notNull(),
		dimension: text().notNull(),
		key: text().notNull(),
		count: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.languageId, table.dimension, table.key] })],
);

/** Keywords of the related configuration's indices, over articles in the site. */
export const keyword = sqliteTable(
	'keyword',
	{
		id: integer().primaryKey(),
		languageId: integer('language_id').notNull(),
		/** Name of the related index: `tags`. */
		indexName: text('index_name').notNull(),
		text: text().notNull(),
		/** Articles that hold it. */
		count: integer().notNull(),
	},
	(table) => [uniqueIndex('keyword_text').on(table.languageId, table.indexName, table.text)],
);

/** Articles of a keyword, newest first. */
export const posting = sqliteTable(
	'posting',
	{
		keywordId: integer('keyword_id').notNull(),
		/** publishDate negated, as page.date_order: ascending is newest first, unset last. */
		publishOrder: integer('publish_order').notNull(),
		pageId: integer('page_id').notNull(),
	},
	(table) => [primaryKey({ columns: [table.keywordId, table.publishOrder, table.pageId] }), index('posting_page').on(table.pageId)],
);

/** Other addresses of a page. */
export const alias = sqliteTable(
	'alias',
	{
		/** Without trailing slash, language prefix included. */
		path: text().notNull(),
		pageId: integer('page_id').notNull(),
	},
	(table) => [primaryKey({ columns: [table.path, table.pageId] }), index('alias_page').on(table.pageId)],
);

/** Menu entries that front matter declares; the configuration's are in the Config. */
export const menuEntry = sqliteTable(
	'menu_entry',
	{
		pageId: integer('page_id').notNull(),
		ordinal: integer().notNull(),
		languageId: integer('language_id').notNull(),
		menu: text().notNull(),
		/** JSON of MenuEntryConfig. */
		entry: text().notNull(),
	},
	(table) => [primaryKey({ columns: [table.pageId, table.ordinal] }), index('menu_entry_menu').on(table.languageId, table.menu)],
);

/** Pages whose body links to a logical path or would if it existed: whom to render again when that path comes, moves or goes. */
export const pageLink = sqliteTable(
	'page_link',
	{
		pageId: integer('page_id').notNull(),
		languageId: integer('language_id').notNull(),
		target: text().notNull(),
	},
	(table) => [primaryKey({ columns: [table.pageId, table.target] }), index('page_link_target').on(table.languageId, table.target)],
);

/** What is wrong with the content. */
export const problem = sqliteTable(
	'problem',
	{
		id: integer().primaryKey(),
		/** Relative to the site's folder. */
		file: text().notNull(),
		code: text().notNull(),
		severity: text({ enum: ['ERROR', 'WARNING', 'INFO'] }).notNull(),
		message: text().notNull(),
		hint: text(),
		line: integer(),
		column: integer(),
		/** What the problem is derived from, so that it leaves with it: the file's own reading, or the whole site. */
		scope: text({ enum: ['file', 'site'] }).notNull(),
	},
	(table) => [index('problem_file').on(table.file, table.id), index('problem_severity').on(table.severity, table.id)],
);

/** Articles that left the site; with page.change_sequence this is the change log. */
export const removal = sqliteTable(
	'removal',
	{
		sequence: integer().primaryKey(),
		languageId: integer('language_id').notNull(),
		logicalPath: text('logical_path').notNull(),
		url: text().notNull(),
		translationKey: text('translation_key').notNull(),
		reason: text({ enum: ['DELETED', 'UNPUBLISHED', 'EXPIRED'] }).notNull(),
		/** Milliseconds since 1970. */
		at: integer().notNull(),
		/** When it had become visible. */
		createdSequence: integer('created_sequence').notNull(),
	},
	(table) => [uniqueIndex('removal_path').on(table.languageId, table.logicalPath)],
);
