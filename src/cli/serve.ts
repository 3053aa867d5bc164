import { type App, type AppOptions, createApp } from '../app.ts';
import type { OptionValues } from '../config/options.ts';
import { listen } from './listen.ts';
import { createProgress } from './progress.ts';
import { GRACE, pause, startMessage, untilSignal } from './serving.ts';

/** Indexes, watches and serves until a signal. Resolves with the exit code. */
export async function serve(options: AppOptions, values: OptionValues, version: string): Promise<number> {
	let app: App | null = null;
	// The port is taken before anything is written, so that a second start does not touch the first one's index.
	const listening = await listen(values.port, values.host, (request, response) => {
		if (app) app.handle(request, response).catch(() => response.destroy());
		else response.writeHead(503, { 'retry-after': '1' }).end();
	});
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
		const stopping = listening.stop(GRACE.requests);
		const closing = app?.close();
		await stopping;
		// A run that is cut short leaves the index as it was before.
		await Promise.race([closing, pause(GRACE.index)]);
	}
}
