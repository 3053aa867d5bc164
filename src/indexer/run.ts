import type { OwnedFile } from '../document/bundle-files.ts';
import type Database from 'better-sqlite3';
import type { Config, LanguageConfig } from '../config/config.ts';
import type { SearchWriter } from '../db/search-index.ts';
import type { page } from '../db/tables.ts';
import type { Bulk } from './bulk.ts';
import type { LastPages, NotedUses } from './last-spelling.ts';
import type { Ledger } from './ledger.ts';
import type { DateChanges } from './list-dates.ts';
import type { Row, Statements } from './statements.ts';
import type { SiteTree } from './tree.ts';

export type PageRow = Row<typeof page>;

/** How a page stood before the run touched it: what the change log compares the end with. */
export type Before = Pick<
	PageRow,
	'id' | 'kind' | 'inSite' | 'isBuilt' | 'version' | 'title' | 'slug' | 'url' | 'createdSequence' | 'translationKey'
>;

/** What a term is, apart from who uses it. */
export type TermIdentity = { languageId: number; taxonomy: string; key: string };

/** One run of the indexer: the connection's statements and everything that is gathered until the run's end. */
export type Run = {
	client: Database.Database;
	config: Config;
	statements: Statements;
	ledger: Ledger;
	tree: SiteTree;
	/** Told of every article, so that search follows the content in the same transaction. */
	search: SearchWriter;
	/** Seconds since 1970: what is published and expired is decided by it. */
	now: number;
	/** Whether the index is empty: what can be found for all pages at once is not gathered page by page. */
	isFirst: boolean;
	/** Whether no run has ended over this index, so that nobody reads it. */
	isUnread: boolean;
	/** How a first run writes; null in any other. */
	bulk: Bulk | null;
	/** The change log where it begins: articles get their numbers as they are written. Null where there is one to go on with. */
	beginning: { sequence: number; at: number } | null;
	/** Whether any answer may differ from before. */
	isChanged: boolean;
	languages: LanguageConfig[];
	languageIds: Map<string, number>;
	/** Language of an id; the reverse of `languageIds`. */
	languageKeys: Map<number, string>;
	nextPageId: number;
	/** Ids that are given away already: from `start` to before `end`. */
	reservedIds: { start: number; end: number };
	keywordIds: Map<string, number>;
	/** Terms by id and ids by language, taxonomy and key, as far as the run has met them. */
	terms: Map<number, TermIdentity>;
	termIds: Map<string, number>;
	/** Paths by language id that articles hold where Hugo might make a list page. */
	heldPaths: Set<string>;
	/** Whether pages are written although they say what they said: terms came or went that they name. */
	rewrites: boolean;
	/** The files of a folder (with trailing slash) whose section Hugo makes itself, in a language. */
	resourcesOf(folder: string, language: string): OwnedFile[];
	/** Pages that the run touched, by language id and logical path, as they stood before; null where there was none. */
	before: Map<string, Before | null>;
	/** Articles whose place in the default order, or in the order of titles, has to be found. */
	toPlace: Set<number>;
	toPlaceTitle: Set<number>;
	touchedTerms: Set<number>;
	/** Who was last to spell a term, from run to run, and who may be now. */
	lastPages: LastPages;
	notedUses: NotedUses;
	/** Top folders by language id, whose section may come or go. */
	touchedFolders: Set<string>;
	touchedTranslationKeys: Set<string>;
	touchedUrls: Set<string>;
	/** Logical paths by language id whose URL came, moved or went: bodies that link there change. */
	touchedTargets: Set<string>;
	/** Dates that came or went below list pages, by the list page's id. */
	dateChanges: Map<number, DateChanges>;
	/** List pages that have to look at everything below them for their dates. */
	toGather: Set<number>;
	/** Pages whose links have to be resolved. */
	toLink: Set<number>;
	counts: { read: number; added: number; changed: number; removed: number; failed: number; unchanged: number };
};

/** Identity of a page across runs and rebuilds, for maps. */
export function pageKey(languageId: number, logicalPath: string): string {
	return `${languageId} ${logicalPath}`;
}

/** The reverse of {@link pageKey}. */
export function splitPageKey(key: string): { languageId: number; logicalPath: string } {
	const space = key.indexOf(' ');
	return { languageId: Number(key.slice(0, space)), logicalPath: key.slice(space + 1) };
}

/** Remembers how a page stood when the run first touches it. */
export function rememberBefore(run: Run, languageId: number, logicalPath: string, row: PageRow | undefined): void {
	if (run.beginning) return;
	const key = pageKey(languageId, logicalPath);
	if (run.before.has(key)) return;
	if (!row) {
		run.before.set(key, null);
		return;
	}
	const { id, kind, inSite, isBuilt, version, title, slug, url, createdSequence, translationKey } = row;
	run.before.set(key, { id, kind, inSite, isBuilt, version, title, slug, url, createdSequence, translationKey });
}
