import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import type { Config } from './config/config.ts';
import type { LoadOptions } from './config/load.ts';
import { type Db, openForReading, openForWriting } from './db/open.ts';
import type { Problem } from './errors.ts';
import type { IndexResult } from './indexer/indexer.ts';
import { createIngest, type Ingest, type IngestListener, type IngestProgress, ingestSettings, type Settled } from './ingest/ingest.ts';
import { startIngestThread } from './ingest/ingest-thread.ts';
import { prepareDatabase } from './ingest/prepare-database.ts';
import { readConfig } from './ingest/read-config.ts';
import { type Log, silentLog } from './log.ts';
import { createSchema } from './schema/schema.ts';
import { createSearch } from './search/create-search.ts';
import { createChangeSource } from './server/change-feed.ts';
import { respondToFetch } from './server/fetch.ts';
import { respondToNode } from './server/node.ts';
import { createServer } from './server/server.ts';
import type { ServerSettings } from './server/settings.ts';
import { createStore, type Store } from './store/store.ts';

/** What an app is made of; everything but the site has a default. */
export type AppOptions = LoadOptions &
	Partial<ServerSettings> & {
		/** Folder of the site, or of Markdown. */
		site: string;
		/** A file, or `:memory:`; `.hugoql/index.db` in the site when left out. */
		database?: string;
		/** Whether to follow changes of the files. Default false. */
		watch?: boolean;
		/** Milliseconds since 1970. A clock of one's own goes with indexing in this thread alone. */
		now?: () => number;
		log?: Log;
		/** Told now and then how many of the files that have to be read are done. */
		onProgress?: (progress: IngestProgress) => void;
		/**
		 * Who reads the files and writes the index: this thread, between requests; a thread of its own, so that no request ever waits
		 * for it (an index in memory cannot be shared that way); or an ingest that already runs elsewhere. Default `here`.
		 */
		indexing?: 'here' | 'thread' | ((listener: IngestListener) => Ingest);
	};

/** A site, indexed and served. */
export type App = {
	/** Answers a request of the Fetch standard. */
	fetch(request: Request): Promise<Response>;
	/** Answers a request of `node:http`. */
	handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
	/** Brings the index in line with these files (absolute paths), or with all; with none, with the present moment. */
	reindex(paths?: Iterable<string> | 'everything'): Promise<IndexResult>;
	/** The first run's result. Rejects where it failed. */
	readonly ready: Promise<IndexResult>;
	/** The read side; null until the index can answer. */
	readonly store: Store | null;
	readonly config: Config;
	readonly schema: GraphQLSchema;
	/** Everything that is wrong with the content, by file and line; empty until the index can answer. */
	problems(): Problem[];
	/** Ends subscriptions and the watch, waits for the run under way, closes the index. */
	close(): Promise<void>;
};

const defaults: ServerSettings = {
	graphiql: true,
	previewToken: null,
	hookSecret: null,
	trustedDocuments: null,
	corsOrigins: [],
	maxCost: 10_000,
	maxDepth: 20,
	timeout: 10_000,
	rateLimit: 0,
	cacheSize: 64 * 1024 * 1024,
	maxAge: 0,
	development: false,
};

/**
 * Puts the rooms together. An index that fits the configuration answers at once, and is brought up to date meanwhile; else
 * requests are answered with NOT_READY until the first run is done.
 *
 * @throws UsageError where the site is no folder or the index cannot be kept where it should be
 */
export function createApp(options: AppOptions): App {
	const { log = silentLog, now = Date.now, indexing = 'here' } = options;
	let config = readConfig(options.site, options);
	const database = options.database ?? join(config.siteFolder, '.hugoql', 'index.db');
	const shared = database === ':memory:' ? openForWriting(database) : null;
	const changes = createChangeSource();
	const search = createSearch();
	let readable: Db | null = null;
	let store: Store | null = null;
	let last: IndexResult | null = null;
	// Without kept answers nothing else is kept from request to request either.
	const memory = { remembers: options.cacheSize !== 0 };
	let revision = '';
	let isClosed = false;

	if (!shared) {
		if (typeof indexing !== 'function') prepareDatabase(database);
		openFinished();
	}
	const ingest = startIngest();

	/** An index that an earlier run finished for the same configuration answers while this one looks for changes. */
	function openFinished(): void {
		const db = openForReading(database);
		if (fingerprintOf(db) === config.fingerprint) {
			readable = db;
			store = createStore(db, config, memory);
		} else db.$client.close();
	}

	function startIngest(): Ingest {
		const settings = ingestSettings({ ...options, database });
		const listener: IngestListener = { onSettled: settle, onProgress: (progress) => options.onProgress?.(progress), log };
		if (typeof indexing === 'function') return indexing(listener);
		if (indexing === 'thread' && !shared && !options.now) return startIngestThread(settings, listener);
		return createIngest(settings, listener, { now, config, db: shared ?? undefined, mayYield: !shared });
	}

	function settle(settled: Settled): void {
		if (isClosed) return;
		last = settled.result;
		readable ??= shared ?? openForReading(database);
		store?.refresh();
		if (!store || settled.revision !== revision) {
			({ config, revision } = settled);
			store = createStore(readable, config, memory);
		}
		if (last.changed) changes.announce(last.generation);
	}

	const settings: ServerSettings = { ...defaults, ...options };
	const schema = createSchema();
	const server = createServer(
		{
			schema,
			store: () => store,
			search: () => search,
			changes,
			// Until the first run has looked, a moment may have passed already.
			nextMoment: () => (last ? last.nextMoment : now()),
			reindex: () => void ingest.reindex().catch(() => {}),
			now,
			gauges: [
				{ name: 'hugoql_index_generation', help: 'Generation of the index.', type: 'gauge', read: () => last?.generation ?? 0 },
				{ name: 'hugoql_index_seconds', help: 'Time of the last run.', type: 'gauge', read: () => (last?.milliseconds ?? 0) / 1000 },
				{
					name: 'hugoql_content_errors',
					help: 'Problems of the content that are errors.',
					type: 'gauge',
					read: () => last?.problems.errors ?? 0,
				},
			],
			log,
		},
		settings,
	);

	return {
		fetch: (request) => respondToFetch(server, request),
		handle: (request, response) => respondToNode(server, request, response),
		reindex: (scope) => ingest.reindex(scope),
		ready: ingest.ready,
		schema,
		get store() {
			return store;
		},
		get config() {
			return config;
		},
		problems: () => (readable ? problemsOf(readable) : []),
		async close() {
			if (isClosed) return;
			isClosed = true;
			changes.close();
			server.close();
			await ingest.close();
			store = null;
			if (readable !== shared) readable?.$client.close();
			shared?.$client.close();
		},
	};
}

function fingerprintOf(db: Db): string | null {
	return (db.$client.prepare("select value from meta where key = 'fingerprint'").pluck().get() as string | undefined) ?? null;
}

function problemsOf(db: Db): Problem[] {
	return db.$client
		.prepare(
			'select code, severity, message, hint, file, line, "column" from problem order by file, coalesce(line, 0), coalesce("column", 0), id',
		)
		.all() as Problem[];
}
