import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { OptionValues } from '../config/options.ts';
import type { Settled } from '../ingest/ingest.ts';
import { startIngestThread } from '../ingest/ingest-thread.ts';
import type { Ask, Told } from '../ingest/messages.ts';
import { prepareDatabase } from '../ingest/prepare-database.ts';
import { readConfig } from '../ingest/read-config.ts';
import { ingestSettings } from '../ingest/settings.ts';
import { answerAsk } from '../ingest/tell.ts';
import { silentLog } from '../log.ts';
import type { ServedOptions } from '../served-app.ts';
import { listen } from './listen.ts';
import { keepMemorySmall } from './memory.ts';
import { print } from './print.ts';
import { createProgress } from './progress.ts';
import { GRACE, pause, startMessage, untilSignal } from './serving.ts';
import { BEGIN, STOP, TAKEN_PORT } from './serve-worker.ts';

/** Milliseconds before a process that ended by itself is started again. */
const RESTART = 1000;

/**
 * Serves with several processes on one index. This one takes the connections, deals them out and keeps the index in line; each of
 * the others answers requests, with caches and rate limits of its own. Resolves with the exit code.
 */
export async function serveProcesses(options: ServedOptions, values: OptionValues, version: string): Promise<number> {
	readConfig(options.site, options);
	// Configurations and errors pass as structured clones.
	cluster.setupPrimary({ serialization: 'advanced' });
	const log = options.log ?? silentLog;
	const stopped = untilSignal();
	let isStopping = false;
	let settled: Settled | null = null;
	const send = (worker: Worker, message: Told) => worker.isConnected() && worker.send(message);

	// The port is taken before anything is written, so that a second start does not touch the first one's index.
	const port = values.port || (await freePort(values.host));
	const fork = () => cluster.fork({ [TAKEN_PORT]: String(port) });
	const first = fork();
	const failure = await begun(first);
	if (failure !== null) return failure;

	const progress = createProgress(() => process.stderr);
	prepareDatabase(options.database);
	const ingest = startIngestThread(ingestSettings({ ...options, watch: values.watch }), {
		onSettled(told) {
			settled = told;
			for (const worker of workers()) send(worker, { type: 'settled', settled: told });
		},
		onProgress: progress.update,
		log,
	});

	function attend(worker: Worker): void {
		worker.on('message', (ask: Ask) => {
			// What one process no longer needs goes on for the others.
			if (ask.type === 'close') send(worker, { type: 'closed' });
			else answerAsk(ingest, ask, (message) => send(worker, message));
		});
		worker.on('exit', (code, signal) => {
			if (isStopping) return;
			log.error(`process ${worker.process.pid} ended by itself (${signal ?? code}); another takes its place`);
			setTimeout(() => !isStopping && attend(fork()), RESTART);
		});
		worker.once('online', () => worker.send(BEGIN));
		if (settled) worker.once('online', () => send(worker, { type: 'settled', settled: settled! }));
	}

	attend(first);
	first.send(BEGIN);
	const others = Array.from({ length: values.processes - 1 }, fork);
	for (const worker of others) attend(worker);
	const allBegun = Promise.all(others.map(begun));
	try {
		const result = await Promise.race([allBegun.then(() => ingest.ready), stopped]);
		keepMemorySmall();
		progress.end();
		if (result) print(startMessage(options.site, values, version, port, result));
		await stopped;
		return 0;
	} finally {
		progress.end();
		isStopping = true;
		const ends = workers().map((worker) => once(worker, 'exit'));
		for (const worker of workers()) if (worker.isConnected()) worker.send(STOP);
		const closing = ingest.close();
		await Promise.race([Promise.all(ends), pause(GRACE.requests + GRACE.index)]);
		await Promise.race([closing, pause(GRACE.index)]);
	}
}

/** Resolves with null when a process takes requests, with its exit code where it ends before. */
function begun(worker: Worker): Promise<number | null> {
	return Promise.race([once(worker, 'listening').then(() => null), once(worker, 'exit').then(([code]) => (code as number | null) ?? 1)]);
}

function workers(): Worker[] {
	return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

/** A port that is free now; each process would get another one for 0 as soon as none of the others listens. */
async function freePort(host: string): Promise<number> {
	const listening = await listen(0, host, () => {});
	await listening.stop(0);
	return listening.port;
}
