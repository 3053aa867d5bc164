import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { indexFormat } from '../config/fingerprint.ts';
import { LOG_KEPT, migrationsFolder, tune } from './connection.ts';
import { relations } from './relations.ts';

/** Drizzle over one SQLite connection; `$client` is the better-sqlite3 database, for statements that are prepared once by hand. */
export type Db = BetterSQLite3Database<typeof relations> & { $client: Database.Database };

/**
 * Opens the index for writing and brings its tables up to date. A file that is damaged, or of another format, is put
 * aside by {@link discard} and made anew: the index is derived, so nobody has to mend it.
 *
 * @param path a file, or `:memory:`.
 */
export function openForWriting(path: string): Db {
	if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
	try {
		return openAndMigrate(path);
	} catch (error) {
		if (path === ':memory:' || !isDamage(error)) throw error;
		discard(path);
		return openAndMigrate(path);
	}
}

/** Removes the index's files. */
export function discard(path: string): void {
	for (const suffix of ['', '-wal', '-shm', '-journal']) if (existsSync(path + suffix)) rmSync(path + suffix);
}

function openAndMigrate(path: string): Db {
	const client = new Database(path);
	try {
		if (isOfOtherFormat(client)) {
			client.close();
			discard(path);
			return openAndMigrate(path);
		}
		client.pragma('journal_mode = wal');
		// The index can be rebuilt, so a power cut may cost the last commits but never consistency.
		client.pragma('synchronous = normal');
		client.pragma('busy_timeout = 5000');
		// The indexer writes the log into the database itself, when nobody waits for it.
		client.pragma('wal_autocheckpoint = 0');
		client.pragma(`journal_size_limit = ${LOG_KEPT}`);
		tune(client);
		const db: Db = drizzle({ client, relations });
		migrate(db, { migrationsFolder });
		return db;
	} catch (error) {
		client.close();
		throw error;
	}
}

/** Rows of another format would stay as they are wherever their files did not change. */
function isOfOtherFormat(client: Database.Database): boolean {
	if (client.prepare("select 1 from sqlite_master where name = 'meta'").get() === undefined) return false;
	const meta = client.prepare<[string], string>('select value from meta where key = ?').pluck();
	return meta.get('fingerprint') !== undefined && meta.get('format') !== String(indexFormat);
}

function isDamage(error: unknown): boolean {
	const code = (error as { code?: string; cause?: { code?: string } }).code ?? (error as { cause?: { code?: string } }).cause?.code;
	return code !== undefined && /^SQLITE_(CORRUPT|NOTADB|ERROR|SCHEMA|IOERR)/.test(code);
}
