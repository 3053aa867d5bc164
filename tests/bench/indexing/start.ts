import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const command = join(import.meta.dirname, '../../../src/hugoql.js');
const query = JSON.stringify({ query: '{ articles(first: 20) { totalCount nodes { title date path tags { name } } } }' });
/** Milliseconds between two tries. */
const TRY = 2;
/** Milliseconds after which a start has failed. */
const PATIENCE = 60_000;

/** Starts `hugoql serve` over a finished index and asks for a page of the feed again and again; gives the milliseconds until it is answered. */
export async function firstAnswer(site: string, database: string): Promise<number> {
	const port = await freePort();
	const started = performance.now();
	const child = spawn(process.execPath, [command, 'serve', site, '--database', database, '--port', String(port)], { stdio: 'ignore' });
	const ended = once(child, 'exit');
	try {
		while (performance.now() - started < PATIENCE) {
			if (await isAnswered(`http://127.0.0.1:${port}/graphql`)) return performance.now() - started;
			await setTimeout(TRY);
		}
		throw new Error(`${site} was not answered within ${PATIENCE / 1000} s`);
	} finally {
		child.kill('SIGTERM');
		await ended;
	}
}

async function isAnswered(address: string): Promise<boolean> {
	try {
		const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: query });
		return response.status === 200 && (await response.text()).startsWith('{"data":');
	} catch {
		return false;
	}
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
