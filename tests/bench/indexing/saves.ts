import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../../src/config/load.ts';
import { openForWriting } from '../../../src/db/open.ts';
import { createIndexer } from '../../../src/indexer/indexer.ts';
import { silentLog } from '../../../src/log.ts';

/*
 * Changes to a site whose index is there, in a process of its own: node saves.ts <site> <database>. Prints JSON: milliseconds from
 * the watcher's word to the commit, for a hundred new files at once and for single saved files. The site is left as it was; the
 * index is a copy.
 */

const [site, finished] = process.argv.slice(2) as [string, string];
const database = `${finished}-saves`;
for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true });
copyFileSync(finished, database);
const db = openForWriting(database);
const indexer = createIndexer({ config: loadConfig(site), db, log: silentLog, now: Date.now });
await indexer.run();

const timed = async (paths: string[]) => {
	// Nobody saves so fast that the tidying after one save is under way at the next.
	await new Promise((resolve) => setTimeout(resolve, 100));
	const started = performance.now();
	await indexer.run(paths);
	return performance.now() - started;
};
const paths = db.$client
	.prepare("select path from file join page on page.id = page_id where kind = 'page' and role = 'page' order by hash limit 160")
	.pluck()
	.all() as string[];
const texts = paths.map((path) => readFileSync(join(site, path), 'utf8'));
const folder = join(dirname(join(site, paths[0]!)), 'bench-news');

const hundred: number[] = [];
const one: number[] = [];
try {
	mkdirSync(folder, { recursive: true });
	for (let round = 0; round < 5; round++) {
		const fresh = texts.slice(0, 100).map((text, i) => {
			const path = join(folder, `${round}-${i}${/(\.[A-Za-z-]+)?\.md$/.exec(paths[0]!)![0]}`);
			writeFileSync(
				path,
				text.replace(/^title: "?/m, (title) => `${title}New ${round} ${i}: `),
			);
			return path;
		});
		hundred.push(await timed(fresh));
	}
	for (const [i, path] of paths.slice(100).entries()) {
		writeFileSync(join(site, path), `${texts[100 + i]}\nOne more line.\n`);
		one.push(await timed([join(site, path)]));
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
	for (const [i, path] of paths.entries()) writeFileSync(join(site, path), texts[i]!);
}
await indexer.close();
db.$client.close();
for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
console.log(JSON.stringify({ hundred, one }));
