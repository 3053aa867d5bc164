import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';

/** Bytes from which on the log is written into the database even while other runs wait. */
const LOG_BOUND = 64 * 1024 * 1024;

/**
 * Writes the database's log into the database between runs: a commit would do it by itself, and whoever saved a file would wait for
 * it. Readers and other runs go on meanwhile, and what a reader still needs stays in the log for the next time.
 */
export type LogKeeper = {
	/** @param isAwaited whether another run waits; then nothing is done before the log is long. */
	tidy(isAwaited: boolean): void;
};

/** The keeper of the log of one connection. */
export function createLogKeeper(client: Database.Database): LogKeeper {
	const hasLog = !client.memory && client.name !== '';
	return {
		tidy(isAwaited) {
			if (!hasLog || !client.open || client.inTransaction) return;
			if (isAwaited && sizeOf(`${client.name}-wal`) < LOG_BOUND) return;
			client.pragma('wal_checkpoint(passive)');
		},
	};
}

function sizeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
