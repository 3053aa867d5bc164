import type { GraphQLSchema } from 'graphql';
import type { Config } from './config/config.ts';
import type { LoadOptions } from './config/load.ts';
import { type OpenIndex, openForReading } from './db/connection.ts';
import type { Problem } from './errors.ts';
import type { IndexResult } from './indexer/indexer.ts';
import type { Ingest, IngestListener, IngestProgress, Settled } from './ingest/ingest.ts';
import { type Log, silentLog } from './log.ts';
import { createSchema } from './schema/schema.ts';
import { createSearch } from './search/create-search.ts';
import { createChangeSource } from './server/change-feed.ts';
import { respondToFetch } from './server/fetch.ts';
import { type Connections, createConnections } from './server/connections.ts';
import { createServer } from './server/server.ts';
import type { ServerSettings } from './server/settings.ts';
import { createStore, type Store } from './store/store.ts';

/** What is served; everything but the site and the index has a default. */
export type ServedOptions = LoadOptions &
	Partial<ServerSettings> & {
		/** Folder of the site, or of Markdown. */
		site: string;
		/** The index's file, or `:memory:`. */
		database: string;
		/** Milliseconds since 1970. */
		now?: () => number;
		log?: Log;
		/** Told now and then how many of the files that have to be read are done. */
		onProgress?: (progress: IngestProgress) => void;
	};

/** What an app begins with. */
export type Beginning = {
	config: Config;
	/** An index that an earlier run finished for this configuration, which answers while the ingest looks for changes; null without one. */
	finished: OpenIndex | null;
	/** A connection that the ingest writes with and that is read too; null where the index is a file. */
	shared: OpenIndex | null;
	/** Who reads the files and writes the index. */
	startIngest: (listener: IngestListener) => Ingest;
};

/** A site, indexed and served. */
export type App = {
	/** Answers a request of the Fetch standard. */
	fetch(request: Request): Promise<Response>;
	/** Answers a request of `node:http`. */
	handle: Connections['handle'];
	/** Reads a connection of `node:http` before Node does, for `handle` to be asked less often. Everything works without. */
	accept: Connections['accept'];
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
 * Serves an index that an ingest keeps in line with a site. It loads nothing that only an ingest needs, so that a finished index
 * answers soon after the start. Until there is one, requests are answered with NOT_READY.
 */
export function createServedApp(options: ServedOptions, beginning: Beginning): App {
	const { database, log = silentLog, now = Date.now } = options;
	const { shared } = beginning;
	let { config } = beginning;
	const changes = createChangeSource();
	const search = createSearch();
	// Without kept answers nothing else is kept from request to request either.
	const memory = { remembers: options.cacheSize !== 0 };
	let readable = beginning.finished;
	let store: Store | null = readable && createStore(readable, config, memory);
	let last: IndexResult | null = null;
	let revision = '';
	let isClosed = false;

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

	const connections = createConnections(server);

	// Last, so that a finished index answers before its files are looked at.
	const ingest = beginning.startIngest({
		onSettled: settle,
		onProgress: (progress) => options.onProgress?.(progress),
		log,
	});

	return {
		fetch: (request) => respondToFetch(server, request),
		handle: connections.handle,
		accept: connections.accept,
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

function problemsOf(db: OpenIndex): Problem[] {
	return db.$client
		.prepare(
			'select code, severity, message, hint, file, line, "column" from problem order by file, coalesce(line, 0), coalesce("column", 0), id',
		)
		.all() as Problem[];
}
