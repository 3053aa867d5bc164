import { Worker } from 'node:worker_threads';
import type { Ingest, IngestListener } from './ingest.ts';
import type { Channel } from './messages.ts';
import { createRemoteIngest } from './remote-ingest.ts';
import type { IngestSettings } from './settings.ts';

/** Milliseconds until a thread that broke down is started again, doubled each time. */
const RESTART = { first: 1000, last: 60_000 };

/**
 * An ingest in a thread of its own, so that requests of this one never wait for files or for a run. A thread that breaks down
 * (out of memory, say) is told of and started again; the index is then as its last run left it.
 */
export function startIngestThread(settings: IngestSettings, listener: IngestListener): Ingest {
	let isClosed = false;
	let restart = RESTART.first;
	let timer: NodeJS.Timeout | null = null;
	let ingest = start();
	const { ready } = ingest;

	function start(): Ingest {
		const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: settings });
		const channel: Channel = {
			send: (message) => worker.postMessage(message),
			listen(onMessage, onGone) {
				let reason = 'the thread ended';
				worker.on('message', onMessage);
				worker.on('error', (error: unknown) => {
					reason = error instanceof Error ? error.message : String(error);
				});
				worker.on('exit', () => {
					onGone(reason);
					if (!isClosed) again(reason);
				});
			},
		};
		return createRemoteIngest(channel, {
			...listener,
			onSettled(settled) {
				restart = RESTART.first;
				listener.onSettled(settled);
			},
		});
	}

	function again(reason: string): void {
		listener.log.error(`indexing broke down and begins anew in ${restart / 1000} s`, reason);
		timer = setTimeout(() => {
			ingest = start();
		}, restart);
		restart = Math.min(restart * 2, RESTART.last);
	}

	return {
		ready,
		reindex: (scope) => ingest.reindex(scope),
		close() {
			isClosed = true;
			if (timer) clearTimeout(timer);
			return ingest.close();
		},
	};
}
