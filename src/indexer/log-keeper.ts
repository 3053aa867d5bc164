import type Database from 'better-sqlite3';

/** Pages of the log from which on it is written into the database when nobody waits. */
const LONG = 1000;
/** Pages from which on it is, even while other runs wait. */
const TOO_LONG = 16_384;

/**
 * Writes the database's log into the database between runs: a commit would do it by itself, and whoever saved a file would wait for
 * it. Readers and other runs go on meanwhile, and what a reader still needs stays in the log for the next time. Not after every run:
 * the first one after it begins the log anew, and has to wait for the disk.
 */
export type LogKeeper = {
	/** @param isAwaited whether another run waits; then nothing is done before the log is too long. */
	tidy(isAwaited: boolean): void;
	/**
	 * Writes what it can before the connection is closed: whoever copies the file without its log has all of it. SQLite would do it by itself
	 * where no reader has the index open.
	 */
	finish(): void;
};

/** The keeper of the log of one connection. */
export function createLogKeeper(client: Database.Database): LogKeeper {
	const pagesIn = (): number => {
		const [{ log, checkpointed }] = client.pragma('wal_checkpoint(noop)') as [{ log: number; checkpointed: number }];
		return log - checkpointed;
	};
	return {
		tidy(isAwaited) {
			if (client.memory || !client.open || client.inTransaction) return;
			if (pagesIn() >= (isAwaited ? TOO_LONG : LONG)) client.pragma('wal_checkpoint(passive)');
		},
		finish() {
			if (client.memory || !client.open || client.inTransaction) return;
			try {
				client.pragma('wal_checkpoint(passive)');
			} catch {
				// The log stays, with everything that is in it.
			}
		},
	};
}
