import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createApp as createWholeApp } from './app.ts';

/** What a site is served with. Everything but the site has a default: that of the command's option of the same name where it says no other. */
export type SiteOptions = {
	/** Folder of a Hugo site, or of Markdown. */
	site: string;
	/** The index's file, or `:memory:`; `.hugoql/index.db` in the site when left out. */
	database?: string;
	/** Whether to follow changes of the files. Default false. */
	watch?: boolean;
	/** Whether files are read between requests or in a thread of its own, so that no request waits for them. Default `here`. */
	indexing?: 'here' | 'thread';
	/** Which folder of `config/` lies over `config/_default`. Default `production`. */
	environment?: string;
	/** null or left out: as the site says, else false. */
	buildDrafts?: boolean | null;
	buildFuture?: boolean | null;
	buildExpired?: boolean | null;
	graphiql?: boolean;
	/** Null: no previews. */
	previewToken?: string | null;
	/** Null: no `/hooks/reindex`. */
	hookSecret?: string | null;
	/** Hash or id → document; nothing else runs. Null: any document runs. */
	trustedDocuments?: Map<string, string> | null;
	corsOrigins?: string[];
	/** What one operation may cost; 0 for no limit. */
	maxCost?: number;
	/** Fields inside of fields; 0 for no limit. */
	maxDepth?: number;
	/** Milliseconds of one operation; 0 for no limit. */
	timeout?: number;
	/** Requests of one client in a minute; 0 for no limit. */
	rateLimit?: number;
	/** Bytes of answers that are kept from request to request; 0 keeps none. */
	cacheSize?: number;
	/** Seconds for which a cache may answer without asking; never longer than until the next article appears or expires. */
	maxAge?: number;
	/** Shows problems of the content to everyone. */
	development?: boolean;
};

/** What a run of the indexer did. */
export type IndexResult = {
	changed: boolean;
	/** Rises with each run that changed anything. */
	generation: number;
	/** Files. */
	counts: { read: number; added: number; changed: number; removed: number; failed: number; unchanged: number };
	milliseconds: number;
	problems: { errors: number; warnings: number };
};

/** A site, indexed and served. */
export type Site = {
	/** Answers a request of the Fetch standard; NOT_READY until the index can answer. */
	fetch(request: Request): Promise<Response>;
	/** Answers a request of `node:http`. */
	handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
	/**
	 * Reads a connection of `node:http` before Node does: what was asked before is answered several times as fast. All works without it.
	 *
	 * @param keepAlive the server's `keepAliveTimeout`, in milliseconds.
	 */
	accept(socket: Socket, keepAlive: number): void;
	/** Brings the index in line with these files (absolute paths), or with all; with none, with the present moment. */
	reindex(paths?: Iterable<string> | 'everything'): Promise<IndexResult>;
	/** The first run's result. Rejects where it failed. */
	readonly ready: Promise<IndexResult>;
	/** Ends subscriptions and the watch, waits for the run under way, closes the index. */
	close(): Promise<void>;
};

/**
 * Indexes and serves a site inside of another program: what the package `hugoql` exports. Its types name nothing of the packages that are
 * bundled with it.
 *
 * @throws Error with one line, where the site is no folder or the index cannot be kept where it should be
 */
export function createApp(options: SiteOptions): Site {
	return createWholeApp(options);
}
