import type { Config } from '../config/config.ts';
import type { SearchService } from '../search/search.ts';
import type { PageRow, Reader, Store, Visibility } from '../store/store.ts';

/**
 * Tells when the index has changed. Each `subscribe()` is one listener's own iterator of generation numbers, newest only when several
 * came at once; its `return()` ends a pending `next()`, so that a listener that goes away is let go at once.
 */
export type ChangeFeed = { subscribe(): AsyncIterableIterator<number> };

/** One part of a subscription that is read in parts, so that many subscribers can share what was made of it. */
export type ChangePart = {
	/** The cursor to go on from in place of the argument `after`; null for the present. */
	readonly after: string | null;
	/** Cursor of the last change that was given; in the end the one that the next part goes on from. */
	reached: string | null;
};

/** What every resolver gets. */
export type Context = {
	/** Of one state of the index; replaced before each event of a subscription. */
	reader: Reader;
	readonly config: Config;
	readonly store: Store;
	readonly visibility: Visibility;
	/** Seconds since 1970: the instant that the request is answered as of. */
	readonly now: number;
	/** In development, or with the preview token. */
	readonly canSeeProblems: boolean;
	/** Null until search is ready. */
	readonly search: SearchService | null;
	/** Null where the process does not watch the index. */
	readonly changes: ChangeFeed | null;
	/** Null for a subscription that lasts. */
	readonly part: ChangePart | null;
	/** The `locales` that each root field was asked with, by response key. */
	readonly askedLocales: Map<string | number, string[]>;
	/** Lists of pages that were answered together. */
	readonly lists: PageRow[][];
	/** What root fields for one page found: the article of the site that was named by its id or path, else null. */
	readonly named: (PageRow | null)[];
};

/** What the server knows of a request. Left out: live visibility, no problems, neither search nor changes. */
export type ContextOptions = {
	store: Store;
	visibility?: Visibility;
	canSeeProblems?: boolean;
	search?: SearchService | null;
	changes?: ChangeFeed | null;
	part?: ChangePart | null;
	/** Seconds since 1970; the present when left out. */
	now?: number;
};

/** Makes the context of one request. Nothing is read yet. */
export function createContext(options: ContextOptions): Context {
	const { store, visibility = { mode: 'live' } } = options;
	return {
		reader: store.reader(visibility),
		config: store.config,
		store,
		visibility,
		now: options.now ?? (visibility.mode === 'preview' && visibility.at !== null ? visibility.at : Date.now() / 1000),
		canSeeProblems: options.canSeeProblems ?? false,
		search: options.search ?? null,
		changes: options.changes ?? null,
		part: options.part ?? null,
		askedLocales: new Map(),
		lists: [],
		named: [],
	};
}
