import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import type { Config } from './config/config.ts';
import { type LoadOptions, loadConfig } from './config/load.ts';
import { type Db, openForReading, openForWriting } from './db/open.ts';
import { type Problem, UsageError } from './errors.ts';
import { createIndexer, type Indexer, type IndexResult } from './indexer/indexer.ts';
import { type Log, silentLog } from './log.ts';
import { createSchema } from './schema/schema.ts';
import { createSearch } from './search/create-search.ts';
import { createChangeSource } from './server/change-feed.ts';
import { respondToFetch } from './server/fetch.ts';
import { respondToNode } from './server/node.ts';
import { createServer } from './server/server.ts';
import type { ServerSettings } from './server/settings.ts';
import { languagesOf } from './source/language.ts';
import { type Changes, type Watch, watch } from './source/watch.ts';
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
		/** Milliseconds since 1970. */
		now?: () => number;
		log?: Log;
		/** Told now and then how many of the files that have to be read are done. */
		onProgress?: (progress: { done: number; total: number }) => void;
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
	/** Everything that is wrong with the content, by file and line. */
	problems(): Problem[];
	/** Ends subscriptions and the watch, waits for the run under way, closes the index. */
	close(): Promise<void>;
};

/** The longest time that a timer sleeps: a clock that was set is noticed within it. */
const NAP = 3_600_000;
/** Milliseconds until a failed run is tried again, doubled each time. */
const RETRY = { first: 1000, last: 60_000 };

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
	maxAge: 0,
	development: false,
};

/** A site's settings; those of a bare folder with the languages that its files name. */
function readConfig(site: string, options: LoadOptions): Config {
	const config = loadConfig(site, options);
	const locales = languagesOf(config);
	return locales.length === 0 ? config : loadConfig(site, { ...options, locales });
}

/**
 * Puts the rooms together. An index that fits the configuration answers at once, and is brought up to date meanwhile; else
 * requests are answered with NOT_READY until the first run is done.
 *
 * @throws UsageError where the site is no folder or the index cannot be kept where it should be
 */
export function createApp(options: AppOptions): App {
	const { log = silentLog, now = Date.now } = options;
	let config = readConfig(options.site, options);
	const place = options.database ?? join(config.siteFolder, '.hugoql', 'index.db');
	const db = openDatabase(place);
	// A second connection to memory would see another, empty database.
	const readable = place === ':memory:' ? db : openForReading(place);
	const mayYield = readable !== db;
	const changes = createChangeSource();
	let indexer = openIndexer();
	let store: Store | null = fingerprintOf(db) === config.fingerprint ? createStore(readable, config) : null;
	const search = createSearch();
	let watching: Watch | null = null;
	let nextMoment: number | null = null;
	let timer: NodeJS.Timeout | null = null;
	let retry = RETRY.first;
	let pending: Changes | null = null;
	let running: Promise<IndexResult> | null = null;
	let next: Promise<IndexResult> | null = null;
	let isClosed = false;
	let last: IndexResult | null = null;

	function openIndexer(): Indexer {
		return createIndexer({ config, db, log, now, mayYield, onProgress: options.onProgress });
	}

	/** Changes that come while a run is under way are gathered for the one after it. */
	function reindex(scope: Iterable<string> | 'everything' = 'everything'): Promise<IndexResult> {
		if (isClosed) return Promise.reject(new Error('the app is closed'));
		pending = scope === 'everything' || pending === 'everything' ? 'everything' : new Set([...(pending ?? []), ...scope]);
		next ??= (running ?? Promise.resolve()).then(start, start);
		return next;
	}

	function start(): Promise<IndexResult> {
		const scope = pending!;
		pending = null;
		next = null;
		running = run(scope).finally(() => {
			running = null;
		});
		return running;
	}

	async function run(scope: Changes): Promise<IndexResult> {
		try {
			// In a bare folder any file may bring a language that the site did not have.
			if (last && (scope === 'everything' || !config.isHugoSite)) renewConfig();
			const result = await indexer.run(scope);
			settle(result);
			return result;
		} catch (error) {
			log.error('the index could not be brought up to date', error);
			arm(retry, 'everything');
			retry = Math.min(retry * 2, RETRY.last);
			throw error;
		}
	}

	function settle(result: IndexResult): void {
		retry = RETRY.first;
		last = result;
		if (store?.config !== config) store = createStore(readable, config);
		nextMoment = result.nextMoment;
		if (nextMoment === null) arm(NAP, null);
		else arm(Math.min(NAP, Math.max(0, nextMoment - now())), []);
		if (result.changed) changes.announce(result.generation);
		const { counts, milliseconds, generation } = result;
		if (result.changed || counts.read > 0) log.info('indexed', { generation, ...counts, milliseconds: Math.round(milliseconds) });
	}

	function arm(milliseconds: number, scope: [] | 'everything' | null): void {
		if (timer) clearTimeout(timer);
		timer = null;
		if (isClosed || scope === null) return;
		timer = setTimeout(() => void reindex(scope).catch(() => {}), milliseconds);
		timer.unref();
	}

	/** Reads the configuration again; with a broken one, the last good one goes on and the problem is told. */
	function renewConfig(): void {
		const renewed = readConfig(config.siteFolder, options);
		const isBroken = renewed.problems.some((problem) => problem.code === 'CONFIG_SYNTAX' && problem.severity === 'ERROR');
		const isSame = renewed.fingerprint === config.fingerprint && JSON.stringify(renewed.problems) === JSON.stringify(config.problems);
		if (isSame && renewed.files.join() === config.files.join()) return;
		config = isBroken ? { ...config, problems: renewed.problems } : renewed;
		indexer = openIndexer();
		if (watching) startWatching();
	}

	function startWatching(): void {
		watching?.close();
		watching = watch(
			config,
			(changed) => void reindex(changed).catch(() => {}),
			(error) => log.warn(error.message),
		);
	}

	const settings: ServerSettings = { ...defaults, ...options };
	const schema = createSchema();
	const server = createServer(
		{
			schema,
			store: () => store,
			search: () => search,
			changes,
			nextMoment: () => nextMoment,
			reindex: () => void reindex().catch(() => {}),
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

	async function begin(): Promise<IndexResult> {
		if (options.watch) {
			startWatching();
			await watching!.ready;
		}
		return reindex();
	}

	const ready = begin();
	ready.catch(() => {});
	return {
		fetch: (request) => respondToFetch(server, request),
		handle: (request, response) => respondToNode(server, request, response),
		reindex,
		ready,
		schema,
		get store() {
			return store;
		},
		get config() {
			return config;
		},
		problems: () => problemsOf(db),
		async close() {
			if (isClosed) return;
			isClosed = true;
			arm(0, null);
			watching?.close();
			changes.close();
			server.close();
			await indexer.close().catch(() => {});
			store = null;
			if (readable !== db) readable.$client.close();
			db.$client.close();
		},
	};
}

function openDatabase(place: string): Db {
	if (/^[a-z][a-z+]+:\/\//i.test(place)) throw new UsageError(`The index is kept in a file; ${place} is an address.`);
	try {
		return openForWriting(place);
	} catch (error) {
		const { code = 'unknown error' } = error as { code?: string };
		throw new UsageError(`The index cannot be kept at ${place} (${code}); name another file with --database.`);
	}
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
