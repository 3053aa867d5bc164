import type { Config } from '../config/config.ts';
import type { Db } from '../db/open.ts';
import { createSearchWriter } from '../db/search-index.ts';
import type { Log } from '../log.ts';
import { applyRun, type RunResult } from './apply.ts';
import { createLogKeeper } from './log-keeper.ts';
import { prepareStatements } from './statements.ts';
import { tidyIndex } from './tidying.ts';
import { createTree } from './tree.ts';

/** What to look at: absolute paths of single files, or everything. */
export type Scope = Iterable<string> | 'everything';

/** What a run did. */
export type IndexResult = RunResult;

export type IndexerOptions = {
	config: Config;
	/** The one connection that writes. */
	db: Db;
	log: Log;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Told now and then how many of the files that have to be read are done. */
	onProgress?: (progress: { done: number; total: number }) => void;
	/**
	 * Whether the run may let others work in between; false where readers share the connection and must not see a half
	 * written index. Default true.
	 */
	mayYield?: boolean;
	/** Threads that read files beside this one in a first run; as many as the files and the machine have use for when left out. */
	threads?: number;
};

/** The only writer of the index. Runs are queued, never concurrent. */
export type Indexer = {
	/** Brings the index in line with the files, and with the present moment; without paths only with the moment. */
	run(scope?: Scope): Promise<IndexResult>;
	/** Waits for the run under way, and writes what it can of the log into the database. */
	close(): Promise<void>;
};

/** Opens the write side over a connection. */
export function createIndexer(options: IndexerOptions): Indexer {
	const statements = prepareStatements(options.db.$client);
	const tree = createTree();
	const state = {
		statements,
		tree,
		search: createSearchWriter(options.db.$client),
		bundles: null as Set<string> | null,
		lastPages: new Map(),
	};
	const tidied = { search: state.search, keeper: createLogKeeper(options.db.$client) };
	let last: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	let isClosed = false;
	const isOpen = () => !isClosed && options.db.$client.open;
	async function tidyAfter(scope: Scope): Promise<void> {
		if (isOpen()) await tidyIndex(tidied, options.log, () => waiting === 0 && isOpen());
		// What a look at everything has left in the cache of pages is not what the next save needs.
		if (scope === 'everything' && waiting === 0 && isOpen()) options.db.$client.pragma('shrink_memory');
	}

	return {
		run(scope = 'everything') {
			waiting++;
			const run = last.then(() => {
				waiting--;
				return applyRun(options, state, scope);
			});
			last = run.catch(() => {}).then(() => tidyAfter(scope));
			return run;
		},
		async close() {
			isClosed = true;
			await last;
			tidied.keeper.finish();
		},
	};
}
