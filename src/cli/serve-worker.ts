import type { OptionValues } from '../config/options.ts';
import { openFinished } from '../db/connection.ts';
import type { Channel, Told } from '../ingest/messages.ts';
import { readConfig } from '../ingest/read-config.ts';
import { createRemoteIngest } from '../ingest/remote-ingest.ts';
import { type App, createServedApp, type ServedOptions } from '../served-app.ts';
import { keepMemorySmall } from './memory.ts';
import { listenFor, stopServing } from './serving.ts';

/** Told to a process that serves: the index's file is there. */
export const BEGIN = { type: 'begin' } as const;
/** Told to a process that serves: finish what runs, and leave. */
export const STOP = { type: 'stop' } as const;

/** Environment variable that tells all processes the same port, also where any free one will do. */
export const TAKEN_PORT = 'HUGOQL_TAKEN_PORT';

/** Answers requests in one of several processes, until the first process says so or is gone. Resolves with the exit code. */
export async function serveWorker(options: ServedOptions, values: OptionValues): Promise<number> {
	// A terminal sends its signals to all processes; the first one decides.
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {});
	const begun = told(BEGIN.type);
	const stopped = Promise.race([told(STOP.type), new Promise<void>((resolve) => process.once('disconnect', resolve))]);
	const channel = channelToFirst();
	keepMemorySmall();
	let app: App | null = null;
	const listening = await listenFor(values, () => app);
	if ((await Promise.race([begun, stopped.then(() => STOP.type)])) === BEGIN.type) app = createRemoteApp(options, channel);
	await stopped;
	await stopServing(listening, app);
	return 0;
}

function createRemoteApp(options: ServedOptions, channel: Channel): App {
	const config = readConfig(options.site, options);
	const finished = openFinished(options.database, config.fingerprint);
	return createServedApp(options, { config, finished, shared: null, startIngest: (listener) => createRemoteIngest(channel, listener) });
}

function told<Type extends string>(type: Type): Promise<Type> {
	return new Promise((resolve) => {
		process.on('message', function hear(message: { type: string }) {
			if (message.type !== type) return;
			process.off('message', hear);
			resolve(type);
		});
	});
}

/** The way to the first process; what comes before somebody listens is kept for them. */
function channelToFirst(): Channel {
	const early: Told[] = [];
	const keep = (message: Told) => void early.push(message);
	process.on('message', keep);
	return {
		send: (message) => process.connected && process.send!(message),
		listen(onMessage, onGone) {
			process.off('message', keep);
			for (const message of early) onMessage(message);
			process.on('message', onMessage);
			process.once('disconnect', () => onGone('the first process is gone'));
		},
	};
}
