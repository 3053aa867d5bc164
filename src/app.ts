import { join } from 'node:path';
import { openFinished } from './db/connection.ts';
import { openForWriting } from './db/open.ts';
import { createIngest, type Ingest, type IngestListener } from './ingest/ingest.ts';
import { ingestSettings } from './ingest/settings.ts';
import { startIngestThread } from './ingest/ingest-thread.ts';
import { prepareDatabase } from './ingest/prepare-database.ts';
import { readConfig } from './ingest/read-config.ts';
import { type App, createServedApp, type ServedOptions } from './served-app.ts';

export type { App } from './served-app.ts';

/** What an app is made of; everything but the site has a default. */
export type AppOptions = Omit<ServedOptions, 'database'> & {
	/** A file, or `:memory:`; `.hugoql/index.db` in the site when left out. */
	database?: string;
	/** Whether to follow changes of the files. Default false. */
	watch?: boolean;
	/** Milliseconds since 1970. A clock of one's own goes with indexing in this thread alone. */
	now?: () => number;
	/**
	 * Who reads the files and writes the index: this thread, between requests; a thread of its own, so that no request ever waits
	 * for it (an index in memory cannot be shared that way); or an ingest that already runs elsewhere. Default `here`.
	 */
	indexing?: 'here' | 'thread' | ((listener: IngestListener) => Ingest);
};

/**
 * Puts the rooms together. An index that fits the configuration answers at once, and is brought up to date meanwhile; else
 * requests are answered with NOT_READY until the first run is done.
 *
 * @throws UsageError where the site is no folder or the index cannot be kept where it should be
 */
export function createApp(options: AppOptions): App {
	const { indexing = 'here', now = Date.now } = options;
	const config = readConfig(options.site, options);
	const database = options.database ?? join(config.siteFolder, '.hugoql', 'index.db');
	const shared = database === ':memory:' ? openForWriting(database) : null;
	const finished = shared ? null : openFinished(database, config.fingerprint);
	if (!shared && !finished && typeof indexing !== 'function') prepareDatabase(database);
	const settings = ingestSettings({ ...options, database });
	const startIngest = (listener: IngestListener): Ingest => {
		if (typeof indexing === 'function') return indexing(listener);
		if (indexing === 'thread' && !shared && !options.now) return startIngestThread(settings, listener);
		return createIngest(settings, listener, { now, config, db: shared ?? undefined, mayYield: !shared });
	};
	return createServedApp({ ...options, database }, { config, finished, shared, startIngest });
}
