import { appendFileSync, copyFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { createApp } from '../../../src/app.ts';
import { load } from '../load.ts';

/*
 * How long requests are held up while files are indexed beside them, in a process of its own: node held-up.ts <site> <database> <files>.
 * So many files are changed at once and indexed while pages of the feed are asked for. Prints JSON: milliseconds of event-loop delay
 * with the load alone, and while the files are indexed. The site is left as it was; the index is a copy.
 */

export type Delay = { median: number; p99: number; p999: number; most: number };

const SECONDS = 5;
/** Seconds after which the load ends whatever is done. */
const LONGEST = 3600;
const query = (page: number) =>
	JSON.stringify({
		query: `{ articles(first: 20, page: ${page}) { nodes { title summary date path tags { name path } } pageInfo { hasNextPage } } }`,
	});
const requests = Array.from({ length: 400 }, (_, page) => ({
	method: 'POST' as const,
	path: '/graphql',
	headers: { 'content-type': 'application/json' },
	body: query(page + 1),
}));

const [site, finished, most] = process.argv.slice(2) as [string, string, string];
const database = `${finished}-held-up`;
for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true });
copyFileSync(finished, database);
const app = createApp({ site, database, indexing: 'thread' });
const server = createServer((request, response) => void app.handle(request, response)).listen(0, '127.0.0.1');
await app.ready;
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const delay = monitorEventLoopDelay({ resolution: 1 });

/** The delay while something is done under load; the load's own start does not count. */
async function measured(work: () => Promise<unknown>): Promise<Delay> {
	const abort = new AbortController();
	const loading = load(origin, requests, LONGEST, abort.signal).catch(() => {});
	await setTimeout(1000);
	delay.reset();
	delay.enable();
	await work();
	await setTimeout(500);
	delay.disable();
	abort.abort();
	await loading;
	const at = (percentile: number) => delay.percentile(percentile) / 1e6;
	return { median: at(50), p99: at(99), p999: at(99.9), most: delay.max / 1e6 };
}

const content = join(site, 'content');
const files = readdirSync(content, { withFileTypes: true, recursive: true })
	.filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
	.slice(0, Number(most))
	.map((entry) => join(entry.parentPath, entry.name));
const sizes = files.map((file) => statSync(file).size);
try {
	// Everything is compiled, and every connection has been made, before it counts.
	await load(origin, requests, SECONDS);
	const alone = await measured(() => setTimeout(SECONDS * 1000));
	for (const file of files) appendFileSync(file, '\nOne more line.\n');
	const indexing = await measured(() => app.reindex('everything'));
	console.log(JSON.stringify({ alone, indexing }));
} finally {
	for (const [i, file] of files.entries()) truncateSync(file, sizes[i]);
	server.close();
	server.closeAllConnections();
	await app.close();
	for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
}
