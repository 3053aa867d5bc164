import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { MOST_OCCURRENCES } from '../db/search-gather.ts';
import type { FromThread, ReadingJob, ThreadSettings, ToThread } from './reading-messages.ts';

/** Threads that read, at most: more of them would only wait for the one that writes. */
const MOST_THREADS = 4;
/** Jobs in one message, and batches that a thread is given ahead. */
const BATCH = 64;
const AHEAD = 4;
/** Megabytes of a thread's heap for what is new; most of what reading makes is garbage soon. With half of it, reading takes a tenth more. */
const YOUNG_GENERATION = 96;

/** Reading threads could not be started, or broke down: what they read is lost, and has to be read without them. */
export class ThreadsFailed extends Error {}

/** How many threads it takes to keep this machine busy; 0 where the thread that writes is enough. */
export function readingThreads(): number {
	const cores = availableParallelism();
	return cores < 2 ? 0 : Math.min(cores, MOST_THREADS);
}

/**
 * Reads files in threads. Batches come in the order of the jobs, segments of the search index as they become full.
 *
 * @param total number of jobs.
 * @param jobsOf makes those from `start` to before `end`, once, when a thread is about to read them.
 */
export async function* readInThreads(
	settings: Omit<ThreadSettings, 'mostOccurrences'>,
	total: number,
	jobsOf: (start: number, end: number) => ReadingJob[],
	count: number,
): AsyncGenerator<{ start: number } & Omit<FromThread, 'batch'>> {
	const batches = Math.ceil(total / BATCH);
	const arrived = new Map<number, FromThread>();
	const last: FromThread[] = [];
	let sent = 0;
	let written = 0;
	let failure: Error | null = null;
	let wake = () => {};

	const workerData: ThreadSettings = { ...settings, mostOccurrences: Math.ceil(MOST_OCCURRENCES / count) };
	const threads = Array.from({ length: count }, () => {
		const worker = new Worker(new URL('./reading-thread.js', import.meta.url), {
			workerData,
			resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
		});
		return { worker, waiting: 0, isTold: false, isDone: false };
	});
	const fail = (reason: string) => {
		failure ??= new ThreadsFailed(reason);
		wake();
	};
	const tell = (worker: Worker, message: ToThread) => worker.postMessage(message);
	const feed = () => {
		for (const thread of threads) {
			// Nobody runs far ahead of the one that writes.
			while (sent < batches && thread.waiting < AHEAD && sent - written < AHEAD * count * 2) {
				tell(thread.worker, { type: 'read', batch: sent, jobs: jobsOf(sent * BATCH, Math.min(total, (sent + 1) * BATCH)) });
				sent++;
				thread.waiting++;
			}
			if (sent < batches || thread.isTold) continue;
			thread.isTold = true;
			tell(thread.worker, { type: 'finish' });
		}
	};
	for (const thread of threads) {
		thread.worker.on('error', (error: unknown) => fail(error instanceof Error ? error.message : String(error)));
		thread.worker.on('exit', () => {
			if (!thread.isDone) fail('a thread ended');
		});
		thread.worker.on('message', (message: FromThread) => {
			thread.waiting--;
			if (message.batch === null) {
				thread.isDone = true;
				last.push(message);
			} else arrived.set(message.batch, message);
			feed();
			wake();
		});
	}

	const next = async (find: () => FromThread | undefined): Promise<FromThread> => {
		for (;;) {
			if (failure) throw failure;
			const found = find();
			if (found) return found;
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
	};

	try {
		feed();
		for (; written < batches; written++) {
			const { readings, segments } = await next(() => arrived.get(written));
			arrived.delete(written);
			yield { start: written * BATCH, readings, segments };
			feed();
		}
		for (let thread = 0; thread < count; thread++) {
			const { readings, segments } = await next(() => last[thread]);
			yield { start: total, readings, segments };
		}
	} finally {
		await Promise.all(threads.map(({ worker }) => worker.terminate()));
	}
}
