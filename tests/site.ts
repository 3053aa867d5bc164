import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type App, type AppOptions, createApp } from '../src/app.ts';
import { type Ask, createAsk } from './conformance/ask.ts';

/** A small site, indexed and ready to be asked. */
export type TestSite = {
	/** Absolute path of the site's folder. */
	folder: string;
	app: App;
	/** Answers a GraphQL question by HTTP, and throws on errors. */
	ask: Ask;
	/** Writes files, or with null removes them; nothing is indexed by it. */
	write(files: Record<string, string | null>): void;
	/** Closes the app and removes the folder. */
	close(): Promise<void>;
};

/**
 * Writes a site given as texts by path into a temporary folder and indexes it in memory. Without `now` the clock stands at the
 * beginning of 2026-08-23.
 */
export async function createTestSite(files: Record<string, string>, options: Partial<AppOptions> = {}): Promise<TestSite> {
	const folder = mkdtempSync(join(tmpdir(), 'hugoql-site-'));
	writeFiles(folder, files);
	const app = createApp({ site: folder, database: ':memory:', watch: false, now: () => Date.UTC(2026, 7, 23), ...options });
	const close = async () => {
		await app.close();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await app.ready;
	} catch (error) {
		await close();
		throw error;
	}
	return { folder, app, ask: createAsk(app), write: (changes) => writeFiles(folder, changes), close };
}

function writeFiles(folder: string, files: Record<string, string | null>): void {
	for (const [path, text] of Object.entries(files)) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		if (text === null) rmSync(file, { recursive: true, force: true });
		else writeFileSync(file, text);
	}
}
