import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { openFinished } from '../../src/db/connection.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';
import { siteFolder, writeFile } from '../source/site-folder.ts';
import { dump } from './dump.ts';

/** Kills a process that saves and indexes without end, some milliseconds after it has done so many runs. */
async function killAfter(site: string, database: string, runs: number, milliseconds: number): Promise<void> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'saving.ts'), site, database], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'exit');
	for await (const line of createInterface({ input: child.stdout })) if (Number(line) >= runs) break;
	await setTimeout(milliseconds);
	child.kill('SIGKILL');
	expect(await ended).toEqual([null, 'SIGKILL']);
}

async function indexed(site: string, database: string): Promise<Record<string, unknown[]>> {
	const db = openForWriting(database);
	const indexer = createIndexer({ config: loadConfig(site), db, log: silentLog, now: () => 1_750_000_000_000 });
	await indexer.run();
	await indexer.close();
	const everything = dump(db.$client);
	db.$client.close();
	return everything;
}

it('an index whose writer is killed in the middle of its work answers at once, and says what the files say after the next run', {
	timeout: 120_000,
}, async () => {
	const site = siteFolder({ 'hugo.yaml': 'title: Site', 'content/a/p0.md': '---\ntitle: Before\n---\n' });
	const database = join(site, 'index.db');
	for (const [runs, milliseconds] of [
		[3, 0],
		[8, 4],
		[30, 9],
	] as const) {
		await killAfter(site, database, runs, milliseconds);
		expect(statSync(`${database}-wal`).size).toBeGreaterThan(0);
		const left = openFinished(database, loadConfig(site).fingerprint);
		expect(left?.$client.pragma('integrity_check', { simple: true })).toBe('ok');
		left!.$client.close();
	}
	expect(await indexed(site, database)).toEqual(await indexed(site, join(site, 'anew.db')));
});

it('the log of the database stays short, however much is saved', { timeout: 60_000 }, async () => {
	const site = siteFolder({ 'hugo.yaml': 'title: Site', 'content/a.md': '---\ntitle: A\n---\n' });
	const database = join(site, 'index.db');
	const db = openForWriting(database);
	const indexer = createIndexer({ config: loadConfig(site), db, log: silentLog, now: () => 1_750_000_000_000 });
	await indexer.run();
	const words = Array.from({ length: 30_000 }, (_, i) => `w${(i * 7919) % 100_003}`).join(' ');
	for (let round = 0; round < 20; round++) {
		writeFile(site, 'content/a.md', `---\ntitle: Round ${round}\n---\n${round} ${words}\n`);
		await indexer.run([join(site, 'content/a.md')]);
		// What is done between runs waits for nobody.
		await setTimeout(10);
	}
	const written = statSync(database).size;
	expect(statSync(`${database}-wal`).size).toBeLessThan(8 * 1024 * 1024);
	expect(written).toBeGreaterThan(1024 * 1024);
	await indexer.close();
	db.$client.close();
});
