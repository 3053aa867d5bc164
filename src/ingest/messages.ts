import type { LogFields } from '../log.ts';
import type { IndexResult } from '../indexer/indexer.ts';
import type { IngestProgress, Settled } from './ingest.ts';

/** What is asked of an ingest elsewhere. */
export type Ask = { type: 'reindex'; id: number; paths: string[] | 'everything' } | { type: 'close' };

/** What an ingest elsewhere tells. */
export type Told =
	| { type: 'settled'; settled: Settled }
	/** The first run failed. */
	| { type: 'failed'; reason: string }
	| { type: 'progress'; progress: IngestProgress }
	| { type: 'log'; level: 'debug' | 'info' | 'warn' | 'error'; message: string; fields?: LogFields; reason?: string }
	| { type: 'done'; id: number; result: IndexResult }
	| { type: 'refused'; id: number; reason: string }
	| { type: 'closed' };

/** A way to an ingest in another thread or process; messages arrive in order, as structured clones. */
export type Channel = {
	send(message: Ask): void;
	/** @param onGone told once where nothing more will come, with the reason. */
	listen(onMessage: (message: Told) => void, onGone: (reason: string) => void): void;
};
