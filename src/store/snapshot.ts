import type { OpenIndex } from '../db/connection.ts';

/**
 * One state of the index for all reads of a turn of the event loop, whatever is committed meanwhile: an answer never holds parts of
 * two states, and SQLite takes its locks once instead of for each statement.
 */
export type Snapshot = {
	/** Begins a snapshot where none is held; it ends with the turn. Gives its number; null where each statement sees the newest state. */
	hold(): number | null;
	/** Ends the snapshot at once, so that the next read sees what was committed since it began. */
	release(): void;
};

/** Snapshots of a connection that only reads. One that writes too sees its own work at once, and has no snapshots. */
export function createSnapshot({ $client: client }: OpenIndex): Snapshot {
	if (!client.readonly) return { hold: () => null, release: () => {} };
	const begin = client.prepare('begin');
	const end = client.prepare('commit');
	let isHeld = false;
	let number = 0;
	const release = () => {
		if (!isHeld) return;
		isHeld = false;
		if (client.open && client.inTransaction) end.run();
	};
	return {
		hold() {
			if (isHeld) return number;
			begin.run();
			isHeld = true;
			// A snapshot that lasted would keep SQLite from clearing its log.
			setImmediate(release);
			return ++number;
		},
		release,
	};
}
