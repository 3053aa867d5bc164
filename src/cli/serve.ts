import { type App, type AppOptions, createApp } from '../app.ts';
import type { OptionValues } from '../config/options.ts';
import { plural } from './check.ts';
import { listen } from './listen.ts';
import { createProgress } from './progress.ts';

/** Milliseconds that running requests, and then a run of the indexer, have left after a signal. */
const GRACE = { requests: 10_000, index: 2000 };

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
		if (result) {
			const { counts, problems, milliseconds } = result;
			const address = `http://${values.host.includes(':') ? `[${values.host}]` : values.host}:${listening.port}`;
			const problemText =
				problems.errors + problems.warnings === 0
					? ''
					: `, ${plural(problems.errors, 'error')}, ${plural(problems.warnings, 'warning')} (hugoql check lists them)`;
			process.stdout.write(
				`HugoQL ${version} serves ${options.site}: ${plural(counts.unchanged + counts.added + counts.changed, 'file')} in ${(milliseconds / 1000).toFixed(1)} s${problemText}\n` +
					(values.graphiql ? `GraphiQL is at ${address}/graphql\n` : `GraphQL is at ${address}/graphql\n`),
			);
		}
		await stopped;
		return 0;
	} finally {
		progress.end();
		const stopping = listening.stop(GRACE.requests);
		const closing = app?.close();
		await stopping;
		// A run that is cut short leaves the index as it was before.
		await Promise.race([closing, sleep(GRACE.index)]);
	}
}

/** Resolves with null at the first signal; the second ends the process at once. */
function untilSignal(): Promise<null> {
	return new Promise((resolve) => {
		let isStopping = false;
		for (const signal of ['SIGTERM', 'SIGINT'] as const) {
			process.on(signal, () => {
				if (isStopping) process.exit(130);
				isStopping = true;
				resolve(null);
			});
		}
	});
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
