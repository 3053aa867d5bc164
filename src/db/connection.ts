import { accessSync, constants, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

/** An SQLite connection to an index; statements are prepared on it once, by hand. */
export type OpenIndex = { $client: Database.Database };

/** Where the migrations are, a folder each, in the order of their names. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Opens a connection that only reads: it sees the last committed state while a writer is busy. */
export function openForReading(path: string): OpenIndex {
	const client = new Database(path, { readonly: true, fileMustExist: true });
	client.pragma('query_only = on');
	tune(client);
	return { $client: client };
}

/**
 * Opens an index for reading that an earlier run has finished, with the tables of this program, for the configuration with this
 * fingerprint. Null where there is none, for whatever reason: then it is made, or made anew.
 */
export function openFinished(path: string, fingerprint: string): OpenIndex | null {
	let connection: OpenIndex | null = null;
	try {
		accessSync(path, constants.W_OK);
		connection = openForReading(path);
		const { $client: client } = connection;
		const found = client.prepare("select value from meta where key = 'fingerprint'").pluck().get();
		const migrations = client.prepare('select name from __drizzle_migrations order by name').pluck().all();
		if (found === fingerprint && migrations.join() === migrationNames().join()) return connection;
	} catch {
		// The one who writes finds out what is wrong with it.
	}
	connection?.$client.close();
	return null;
}

function migrationNames(): string[] {
	const entries = readdirSync(migrationsFolder, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
}

/** KiB of pages that a connection keeps in memory. */
export const CACHE_SIZE = 16_384;

/** Bytes that the database's log is cut back to once it is written into the database. */
export const LOG_KEPT = 16 * 1024 * 1024;

/** What all connections have in common. */
export function tune(client: Database.Database): void {
	client.pragma(`cache_size = -${CACHE_SIZE}`);
	// Mapped pages would count as the process's own memory, and reading them is no faster.
	client.pragma('mmap_size = 0');
	client.pragma('temp_store = memory');
}
