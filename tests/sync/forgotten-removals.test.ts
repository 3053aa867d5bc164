import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createAsk } from '../conformance/ask.ts';
import { siteFolder, writeFile } from '../source/site-folder.ts';
import { createSyncClient, readEverything } from './sync-client.ts';

test('100,000 removals are kept; who was away for more of them starts over, and ends with what there is', async () => {
	const folder = siteFolder();
	for (const name of ['a', 'b', 'c', 'd']) writeFile(folder, `content/${name}.md`, `---\ntitle: ${name}\n---\n`);
	const database = join(folder, 'index.db');
	const open = async () => {
		const app = createApp({ site: folder, database });
		onTestFinished(() => app.close());
		await app.ready;
		const remove = async (name: string) => {
			const file = join(folder, 'content', `${name}.md`);
			rmSync(file);
			await app.reindex([file]);
		};
		return { app, ask: createAsk(app), remove };
	};
	const [longAway, away] = [createSyncClient({ fields: 'title' }), createSyncClient({ fields: 'title' })];
	const first = await open();
	await longAway.sync(first.ask, 100);
	await first.remove('a');
	await first.app.close();
	writeRemovals(database, 100_000);

	const { ask, remove } = await open();
	await away.sync(ask, 1000, 1);
	await remove('b');
	expect(countRemovals(database)).toBe(100_000);
	for (const [client, resets] of [
		[longAway, 1],
		[away, 0],
	] as const) {
		await client.sync(ask, 1000);
		expect(client.resets).toBe(resets);
		expect([...client.articles.keys()]).toHaveLength(2);
		expect(client.articles).toEqual(await readEverything(ask, client.wish));
	}
});

/** As if so many articles had come and gone. */
function writeRemovals(database: string, count: number): void {
	const db = new Database(database);
	const next = Number(db.prepare("select value from meta where key = 'sequence'").pluck().get()) + 1;
	db.prepare(
		`with recursive gone(sequence) as (select ? union all select sequence + 1 from gone limit ?)
		insert into removal (sequence, language_id, logical_path, url, translation_key, reason, at, created_sequence)
		select sequence, 1, '/gone-' || sequence, '/gone-' || sequence || '/', '/gone-' || sequence, 'DELETED', 0, sequence from gone`,
	).run(next, count);
	// How many there are is looked at once in a thousand changes: the next one is that.
	db.prepare("update meta set value = '199999' where key = 'sequence'").run();
	db.close();
}

function countRemovals(database: string): unknown {
	const db = new Database(database, { readonly: true });
	const count = db.prepare('select count(*) from removal').pluck().get();
	db.close();
	return count;
}
