import type { OptionValues } from '../config/options.ts';
import { openFinished } from '../db/connection.ts';
import { startIngestThread } from '../ingest/ingest-thread.ts';
import { readConfig } from '../ingest/read-config.ts';
import { ingestSettings } from '../ingest/settings.ts';
import { type App, createServedApp, type ServedOptions } from '../served-app.ts';
import { keepMemorySmall, letMemoryGrow } from './memory.ts';
import { print } from './print.ts';
import { createProgress } from './progress.ts';
import { listenFor, startMessage, stopServing, untilSignal } from './serving.ts';

/** Indexes, watches and serves until a signal. Resolves with the exit code. */
export async function serve(options: ServedOptions, values: OptionValues, version: string): Promise<number> {
	let app: App | null = null;
	// The port is taken before anything is written, so that a second start does not touch the first one's index.
	const listening = await listenFor(values, () => app);
	const stopped = untilSignal();
	const progress = createProgress(() => process.stderr);
	try {
		app = await createIndexedApp({ ...options, onProgress: progress.update }, values.watch);
		const result = await Promise.race([app.ready, stopped]);
		keepMemorySmall();
		progress.end();
		if (result) print(startMessage(options.site, values, version, listening.port, result));
		await stopped;
		return 0;
	} finally {
		progress.end();
		await stopServing(listening, app);
	}
}

/** An app whose index is kept in line by a thread. What makes an index is loaded where there is none. */
async function createIndexedApp(options: ServedOptions, watch: boolean): Promise<App> {
	const { site, database } = options;
	if (database === ':memory:') return (await import('../app.ts')).createApp({ ...options, watch });
	const config = readConfig(site, options);
	const finished = openFinished(database, config.fingerprint);
	if (finished) keepMemorySmall();
	else {
		letMemoryGrow();
		(await import('../ingest/prepare-database.ts')).prepareDatabase(database);
	}
	return createServedApp(options, {
		config,
		finished,
		shared: null,
		startIngest: (listener) => startIngestThread(ingestSettings({ ...options, watch }), listener),
	});
}
