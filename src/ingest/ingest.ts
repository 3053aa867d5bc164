import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { type Db, openForWriting } from '../db/open.ts';
import { createIndexer, type Indexer, type IndexResult } from '../indexer/indexer.ts';
import type { Log } from '../log.ts';
import { type Changes, type Watch, watch } from '../source/watch.ts';
import { readConfig } from './read-config.ts';
import type { IngestSettings } from './settings.ts';

/** What a run of the indexer left: its result, and the configuration that the index now fits, with a name that changes with it. */
export type Settled = { result: IndexResult; config: Config; revision: string };

/** How many of the files that have to be read are done. */
export type IngestProgress = { done: number; total: number };

/** Who wants to know what happens. */
export type IngestListener = {
	/** Told after every run that succeeded. */
	onSettled(settled: Settled): void;
	/** Told now and then while a run reads files. */
	onProgress(progress: IngestProgress): void;
	log: Log;
};

/** Keeps an index in line with a site: its files, its configuration and the clock. */
export type Ingest = {
	/** The first run's result. Rejects where that run failed; it is tried again all the same. */
	readonly ready: Promise<IndexResult>;
	/** Brings the index in line with these files (absolute paths), or with all; with none, with the present moment. */
	reindex(scope?: Iterable<string> | 'everything'): Promise<IndexResult>;
	/** Ends the watch and waits for the run under way. */
	close(): Promise<void>;
};

/** The longest time that a timer sleeps: a clock that was set is noticed within it. */
const NAP = 3_600_000;
/** Milliseconds until a failed run is tried again, doubled each time. */
const RETRY = { first: 1000, last: 60_000 };

/** Milliseconds without a run after which the pages that runs have read are given back. */
const REST = 5000;

/** What only the own thread can be given. */
export type InThread = {
	/** Milliseconds since 1970; the system's clock when left out. */
	now?: () => number;
	/** The configuration as it was just read; read anew when left out. */
	config?: Config;
	/** A connection that readers share: nothing half-written may be seen on it. The ingest opens, and closes, its own when left out. */
	db?: Db;
	/** Whether others of this thread get their turn while a run reads files. Default true. */
	mayYield?: boolean;
};

/** Begins at once: watches where that is wanted, runs once over everything, and then after every change and at every moment. */
export function createIngest(settings: IngestSettings, listener: IngestListener, own: InThread = {}): Ingest {
	const { log } = listener;
	const now = own.now ?? Date.now;
	let config = own.config ?? readConfig(settings.site, settings.load);
	/** The configuration as it was read last, good or not. */
	let read = config;
	let revision: string = randomUUID();
	const db = own.db ?? openForWriting(settings.database);
	let indexer = openIndexer();
	let watching: Watch | null = null;
	let timer: NodeJS.Timeout | null = null;
	let rest: NodeJS.Timeout | null = null;
	let retry = RETRY.first;
	let pending: Changes | null = null;
	let running: Promise<IndexResult> | null = null;
	let next: Promise<IndexResult> | null = null;
	let hasRun = false;
	let isClosed = false;

	function openIndexer(): Indexer {
		return createIndexer({ config, db, log, now, mayYield: own.mayYield ?? true, onProgress: listener.onProgress });
	}

	/** Changes that come while a run is under way are gathered for the one after it. */
	function reindex(scope: Iterable<string> | 'everything' = 'everything'): Promise<IndexResult> {
		if (isClosed) return Promise.reject(new Error('the app is closed'));
		pending = scope === 'everything' || pending === 'everything' ? 'everything' : new Set([...(pending ?? []), ...scope]);
		next ??= (running ?? Promise.resolve()).then(start, start);
		return next;
	}

	function start(): Promise<IndexResult> {
		if (rest) clearTimeout(rest);
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
			const isRenewed = hasRun && (scope === 'everything' || !config.isHugoSite) && (await renewConfig(scope));
			// A watch that was replaced keeps to itself what it had not told yet.
			const result = await indexer.run(isRenewed ? 'everything' : scope);
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
		hasRun = true;
		if (result.nextMoment === null) arm(NAP, null);
		else arm(Math.min(NAP, Math.max(0, result.nextMoment - now())), []);
		// Of a connection that readers share, they have use for the pages.
		if (!own.db && !isClosed) rest = setTimeout(() => db.$client.pragma('shrink_memory'), REST).unref();
		listener.onSettled({ result, config, revision });
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

	/**
	 * Reads the configuration again; with a broken one, the last good one goes on and the problem is told. What changes between being
	 * read and being watched anew is read once more. Gives whether anything was new.
	 */
	async function renewConfig(scope: Changes): Promise<boolean> {
		for (let isNew = false; ; isNew = true) {
			const renewed = readConfig(config.siteFolder, settings.load, isNew ? 'everything' : scope);
			if (saysTheSame(renewed, read)) return isNew;
			read = renewed;
			const isBroken = renewed.problems.some((problem) => problem.code === 'CONFIG_SYNTAX' && problem.severity === 'ERROR');
			config = isBroken ? { ...config, problems: renewed.problems } : renewed;
			revision = randomUUID();
			void indexer.close();
			indexer = openIndexer();
			if (!watching) return true;
			startWatching();
			await watching.ready;
		}
	}

	function startWatching(): void {
		watching?.close();
		watching = watch(
			config,
			(changed) => void reindex(changed).catch(() => {}),
			(error) => log.warn(error.message),
		);
	}

	async function begin(): Promise<IndexResult> {
		if (settings.watch) {
			startWatching();
			await watching!.ready;
		}
		return reindex();
	}

	const ready = begin();
	ready.catch(() => {});
	return {
		ready,
		reindex,
		async close() {
			if (isClosed) return;
			isClosed = true;
			arm(0, null);
			if (rest) clearTimeout(rest);
			watching?.close();
			await indexer.close().catch(() => {});
			if (!own.db) db.$client.close();
		},
	};
}

function saysTheSame(a: Config, b: Config): boolean {
	return a.fingerprint === b.fingerprint && a.files.join() === b.files.join() && JSON.stringify(a.problems) === JSON.stringify(b.problems);
}
