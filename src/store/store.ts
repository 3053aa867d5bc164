import type { Config } from '../config/config.ts';
import type { OpenIndex } from '../db/connection.ts';
import type { PageSet } from '../db/page-set.ts';
import type { AllPagesArguments, ArticleArguments, ArticleScope, ArticleWhere, TermArguments } from './arguments.ts';
import { articleList, conditionOf, selectionOf } from './article-list.ts';
import { articles } from './articles.ts';
import { completionReads, createBatches } from './batches.ts';
import { briefly } from './briefly.ts';
import { changes, currentChangeCursor } from './changes.ts';
import type { Context } from './context.ts';
import { facetsOfPages } from './facets.ts';
import { type IndexState, watchIndex } from './index-state.ts';
import { languageReads } from './languages.ts';
import { listReads } from './lists.ts';
import { neighbourReads } from './neighbours.ts';
import { pageReads } from './pages.ts';
import { related } from './related.ts';
import type {
	ArticleConnection,
	ArticleFacets,
	Changes,
	Connection,
	Neighbours,
	PageCondition,
	RelatedRows,
	TagCloudRow,
} from './results.ts';
import type { LanguageRow, PageDetail, PageRow, PageTexts, TermRow } from './rows.ts';
import { selected } from './selections.ts';
import { createSnapshot } from './snapshot.ts';
import { createStatements, type Statements } from './statements.ts';
import { termReads } from './terms.ts';
import { type Visibility, visibleSql } from './visibility.ts';
import type { Wanted } from './wanted.ts';

export type * from './arguments.ts';
export type * from './results.ts';
export type * from './rows.ts';
export { decodeNodeId, encodeNodeId, type NodeType, nodeType } from './node-id.ts';
export type { Visibility } from './visibility.ts';
export { createWanted, type Wanted } from './wanted.ts';

/** The read side of the index: opened once, safe to share by all requests. */
export type Store = {
	readonly config: Config;
	/** A reader for one request. It sees one state of the index as long as it is used synchronously. */
	reader(visibility: Visibility): Reader;
	/** Number that grows with each change of the index, by whichever process; looked up once in a millisecond. */
	generation(): number;
	/** `<epoch>-<generation>`: changes whenever any answer could change. Looked up once in a millisecond. */
	version(): string;
	/**
	 * Sees from now on what has been committed. Without it readers do so with the next turn of the event loop, since all reads of a turn
	 * see one state of the index, and `version` within a millisecond.
	 */
	refresh(): void;
};

/**
 * Everything that a request reads, synchronously. Rows that were read together are completed together: the first call of
 * `detail`, `texts`, `terms`, `translations`, `parent`, `listPage` for one of them reads them for all in one statement.
 *
 * Caller's mistakes are {@link HugoQLError} BAD_USER_INPUT or CURSOR_INVALID with what to do; unknown things are null or empty.
 */
export type Reader = {
	readonly config: Config;
	readonly visibility: Visibility;
	/** `<epoch>-<generation>`. */
	readonly version: string;
	readonly generation: number;

	// Languages
	/** In Hugo's order. */
	languages(): LanguageRow[];
	/** By key or locale, without regard to case; null where unknown. */
	findLanguage(locale: string): LanguageRow | null;
	/** The same, null or undefined giving the default language; BAD_USER_INPUT naming the known ones where unknown. */
	language(locale?: string | null): LanguageRow;
	/** The language of a row. */
	languageOf(page: PageRow): LanguageRow;
	/** Articles in the site in a language, or in all. */
	articleCount(languageId: number | null): number;
	/** Newest lastmod over the articles of a language (RFC 3339), null without any (Hugo: site.Lastmod). */
	lastChange(languageId: number): string | null;
	/** As configured, else the top-level section with most articles (Hugo: hugolib, mainSections). */
	mainSections(languageId: number): string[];

	// Single pages (visible ones; null where unknown)
	page(id: number): PageRow | null;
	/** Same order as ids, null where unknown. */
	pages(ids: number[]): (PageRow | null)[];
	pageByLogicalPath(languageId: number, logicalPath: string): PageRow | null;
	/** By URL path, encoded or decoded, with or without trailing slash, or by one of a page's aliases. */
	pageByUrl(path: string): PageRow | null;
	/** By path under the content root, in the first of the languages (all where null, in order) that has it. */
	pageByFile(file: string, locales: string[] | null): PageRow | null;
	/** An article; of several with this slug the best language's, then the first in default order. */
	articleBySlug(slug: string, locales: string[] | null): PageRow | null;
	articleByTranslationKey(key: string, locales: string[] | null): PageRow | null;
	/** An article by URL path in any of its languages; with `locales` its translation in the best of them. */
	articleByUrl(path: string, locales: string[] | null): PageRow | null;
	/** An article by logical path, in the first of the languages that has it. */
	articleByLogicalPath(logicalPath: string, locales: string[] | null): PageRow | null;
	/** By Relay id (see {@link encodeNodeId}); null for ids that are malformed, unknown, or of a type that the page is not. */
	pageByNodeId(id: string): PageRow | null;
	home(languageId: number): PageRow | null;
	/** True where `locales` prefers another language than the row's. */
	isFallback(page: PageRow, locales: string[] | null): boolean;

	// What a page is made of
	detail(page: PageRow): PageDetail;
	texts(page: PageRow): PageTexts;
	parent(page: PageRow): PageRow | null;
	/** Pages of other languages of the translation group and the page itself, built ones, in Hugo's order of translations. */
	translations(page: PageRow): PageRow[];
	/** Terms in front matter order, of one taxonomy (plural) or all; terms that are not visible are left out. */
	terms(page: PageRow, taxonomy?: string | null): TermRow[];
	/** List pages only; null for articles. */
	listPage(page: PageRow): { name: string; articleCount: number } | null;
	neighbours(page: PageRow): Neighbours;
	neighboursInSection(page: PageRow): Neighbours;
	/** Hugo's Related of an article, `first` 1..100, behind the cursor of one of them where `after` is given. */
	related(page: PageRow, first: number, after?: string | null, wanted?: Wanted | null): RelatedRows;

	// List pages
	/** Sub sections of a section or home in default order. */
	sections(parent: PageRow): PageRow[];
	/** Hugo's .Pages of a list page. */
	children(parent: PageRow): PageRow[];
	/** Taxonomy pages of a language, or all; in the order of the configuration. */
	taxonomies(languageId: number | null): PageRow[];
	taxonomy(languageId: number, plural: string): PageRow | null;
	/** Every visible page, by language and logical path. */
	allPages(args: AllPagesArguments): Connection<PageRow>;

	// Articles
	/** With `wanted`, rows have the columns that it has learned, and read others when they are asked for. */
	articles(args: ArticleArguments, scope?: ArticleScope, wanted?: Wanted | null): ArticleConnection;
	/** First articles in default order of a section (name) or, where null, of the main sections' types (the idea of the theme's widget). */
	recent(languageId: number, first: number, section: string | null): PageRow[];
	/** The condition for `where` and `locales` over articles in the site, for searches. */
	condition(where: ArticleWhere | null, locales: string[] | null): PageCondition;
	/** The same as the set of these articles; null where no sets are kept for it, as in a preview. */
	selected(where: ArticleWhere | null, locales: string[] | null): PageSet | null;
	/** Facets over some articles that the reader sees. */
	facetsOf(articles: PageSet): ArticleFacets;

	// Terms
	/** The term that a row of kind `term` is; null for other kinds. */
	term(page: PageRow): TermRow | null;
	/** By slug, else by key or name (lower case); in one language, or where null the first in order that has it. */
	termBySlug(languageId: number | null, taxonomy: string, slug: string): TermRow | null;
	termConnection(taxonomy: string, args: TermArguments): Connection<TermRow>;
	/**
	 * The `first` most used terms (all where null) with at least `minCount` pages. NAME: by collation; COUNT: greatest first; KEY: by
	 * code points of Hugo's key, the order in which a template that ranges over a taxonomy shows them.
	 */
	tagCloud(languageId: number, taxonomy: string, first: number | null, minCount: number, order: 'NAME' | 'COUNT' | 'KEY'): TagCloudRow[];
	/** Terms of the same taxonomy used together with it, most often first. */
	relatedTerms(term: TermRow, first: number): TermRow[];

	// Changes
	/** Changes after a cursor of an earlier answer; null starts at the beginning. `first` 1..1000. */
	changes(after: string | null, first: number, where: ArticleWhere | null, locales: string[] | null): Changes;
	/** Cursor of the present: what a client that has read everything now goes on from. */
	currentChangeCursor(): string;

	/** Statements of other read rooms: prepared once by text, kept while in use. */
	all<Row>(sql: string, ...parameters: (string | number | null)[]): Row[];
	get<Row>(sql: string, ...parameters: (string | number | null)[]): Row | undefined;
	/** SQL text of conditions on visibility for table or alias `name`: built, in the site's lists, in its section's lists. */
	visible: { built(name: string): string; inSite(name: string): string; inSection(name: string): string };
};

/** Rows, and other facts, that are remembered as long as the index stays as it is. */
const REMEMBERED = 4000;

/**
 * Opens the read side over a connection. Statements are prepared when first used.
 *
 * @param options.remembers whether rows that were read are remembered from request to request.
 */
export function createStore(db: OpenIndex, config: Config, { remembers = true } = {}): Store {
	const snapshot = createSnapshot(db);
	const statements = createStatements(db, snapshot);
	const presentState = watchIndex(statements, snapshot, config, remembers ? REMEMBERED : 0);
	// A connection that writes too has to see its own work at once.
	const present = db.$client.readonly ? briefly(presentState) : { get: presentState, forget: () => {} };
	const lives = new WeakMap<IndexState, Context>();
	const live = (state: IndexState): Context => {
		const context = lives.get(state) ?? contextOf(statements, config, state, { mode: 'live' });
		lives.set(state, context);
		return context;
	};
	return {
		config,
		reader(visibility) {
			const state = presentState();
			return createReader(visibility.mode === 'live' ? live(state) : contextOf(statements, config, state, visibility), live(state));
		},
		generation: () => present.get().generation,
		version: () => present.get().version,
		refresh() {
			snapshot.release();
			present.forget();
		},
	};
}

/** The change log tells the life of the site that everybody sees, so it is read live by previews too. */
function createReader(context: Context, live: Context): Reader {
	const { config, visibility, visible, index } = context;
	const batches = createBatches();
	return {
		config,
		visibility,
		version: index.version,
		generation: index.generation,
		...languageReads(context),
		...pageReads(context),
		...completionReads(context, batches),
		...neighbourReads(context, batches),
		...listReads(context, batches),
		...termReads(context, batches),
		related: (page, first, after, wanted) => related(context, batches, page, first, after ?? null, wanted ?? null),
		articles: (args, scope = null, wanted = null) => articles(context, batches, args, scope, wanted),
		condition: (where, locales) => conditionOf(context, articleList(context, where, null, locales, null)),
		selected(where, locales) {
			const selection = selectionOf(context, articleList(context, where, null, locales, null));
			return selection && selected(context, selection);
		},
		facetsOf: (articles) => facetsOfPages(context, batches, articles),
		changes: (after, first, where, locales) => changes(live, batches, after, first, where, locales),
		currentChangeCursor: () => currentChangeCursor(live),
		all: (sql, ...parameters) => context.all(sql, parameters),
		get: (sql, ...parameters) => context.get(sql, parameters),
		visible,
	};
}

function contextOf({ all, values, get }: Statements, config: Config, index: IndexState, visibility: Visibility): Context {
	return { all, values, get, config, visibility, visible: visibleSql(visibility, config), index, scope: JSON.stringify(visibility) };
}
