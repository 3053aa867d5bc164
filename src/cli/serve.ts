import { type App, type AppOptions, createApp } from '../app.ts';
import type { OptionValues } from '../config/options.ts';
import { createProgress } from './progress.ts';
import { listenFor, startMessage, stopServing, untilSignal } from './serving.ts';

/** Indexes, watches and serves until a signal. Resolves with the exit code. */
export async function serve(options: AppOptions, values: OptionValues, version: string): Promise<number> {
	let app: App | null = null;
	// The port is taken before anything is written, so that a second start does not touch the first one's index.
	const listening = await listenFor(values, () => app);
	const stopped = untilSignal();
	const progress = createProgress(process.stderr);
	try {
		app = createApp({ ...options, watch: values.watch, indexing: 'thread', onProgress: progress.update });
		const result = await Promise.race([app.ready, stopped]);
		progress.end();
		if (result) process.stdout.write(startMessage(options.site, values, version, listening.port, result));
		await stopped;
		return 0;
	} finally {
		progress.end();
		await stopServing(listening, app);
	}
}
