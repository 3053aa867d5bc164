import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { siteFolder } from '../source/site-folder.ts';

const cli = fileURLToPath(new URL('../../src/hugoql.js', import.meta.url));
const good = { 'hugo.yaml': 'title: Good', 'content/a.md': '---\ntitle: A\n---\nText' };

function start(args: string[], env: Record<string, string> = {}) {
	const child: ChildProcess = spawn(process.execPath, [cli, ...args], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const output = { stdout: '', stderr: '' };
	child.stdout!.on('data', (chunk) => (output.stdout += chunk));
	child.stderr!.on('data', (chunk) => (output.stderr += chunk));
	const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
		child.on('close', (code) => resolve({ code, ...output }));
	});
	return { child, output, ended };
}

const run = (args: string[], env?: Record<string, string>) => start(args, env).ended;

/** A server on any free port, once it says where it is. */
async function serve(folder: string, ...args: string[]) {
	const process = start(['serve', folder, '--port', '0', ...args]);
	await expect.poll(() => process.output.stdout + process.output.stderr, { timeout: 30_000 }).toContain('GraphiQL is at');
	const [address] = /http:\/\/\S+\/graphql/.exec(process.output.stdout)!;
	return { ...process, address };
}

describe('the command line', () => {
	test('--help shows every option, --version the version, schema the schema', async () => {
		const [help, version, schema] = await Promise.all([run(['--help']), run(['--version']), run(['schema'])]);
		expect(help).toMatchObject({ code: 0, stderr: '' });
		for (const word of ['serve', 'index', 'check', 'schema', '--port', 'HUGOQL_PORT', '4000', '--preview-token'])
			expect(help.stdout).toContain(word);
		expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
		expect(buildSchema(schema.stdout).getType('Article')).toBeDefined();
	});

	test('schema --output writes a file', async () => {
		const folder = siteFolder();
		expect(await run(['schema', '--output', join(folder, 'schema.graphql')])).toMatchObject({ code: 0, stdout: '' });
		expect(readFileSync(join(folder, 'schema.graphql'), 'utf8')).toContain('type Article');
		expect(await run(['schema', '--output', join(folder, 'none/schema.graphql')])).toMatchObject({ code: 2 });
	});

	test('whatever is wrong with it is one line and exit code 2', async () => {
		const folder = siteFolder(good);
		const taken = createServer().listen(0, '127.0.0.1');
		onTestFinished(() => void taken.close());
		await once(taken, 'listening');
		const { port } = taken.address() as { port: number };
		const wrong: [string[], string][] = [
			[['--prot', '1'], '--port'],
			[['serve', join(folder, 'missing')], 'missing'],
			[['serve', join(folder, 'hugo.yaml')], 'not a folder'],
			[['check', join(folder, 'missing')], 'missing'],
			[['serve', folder, '--port', String(port)], `Port ${port} on 127.0.0.1 is taken`],
			[['serve', folder, '--host', '203.0.113.9', '--port', '0'], '203.0.113.9'],
			[['index', folder, '--database', folder], 'cannot be kept'],
			[['index', folder, '--database', 'libsql://x.test'], 'address'],
			[['serve', folder, '--trusted-documents', join(folder, 'hugo.yaml')], 'manifest'],
		];
		for (const [args, words] of wrong) {
			const { code, stdout, stderr } = await run(args);
			expect([code, stdout], stderr).toEqual([2, '']);
			expect(stderr).toMatch(/^hugoql: [^\n]+\n$/);
			expect(stderr).toContain(words);
		}
	});

	test('index fills the index and leaves, a second time with nothing to read', async () => {
		const folder = siteFolder(good);
		expect(await run(['index', folder])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 file read .* 1 added/) });
		expect(existsSync(join(folder, '.hugoql/index.db'))).toBe(true);
		expect(await run(['index', folder])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^0 files read/) });
	});

	test('check names each problem and leaves with 1 where one is an error', async () => {
		const bad = siteFolder({ ...good, 'content/b.md': '---\ntitle: "B\n---\nText', 'content/c.md': Uint8Array.from([1, 0, 255]) });
		const { code, stdout } = await run(['check', bad]);
		expect(code).toBe(1);
		expect(stdout).toMatch(/^content\/b\.md\n {2}\d+:\d+ +error +FRONT_MATTER_/m);
		expect(stdout).toContain('FILE_NOT_TEXT');
		expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^3 files: 2 errors/);
		expect(existsSync(join(bad, '.hugoql'))).toBe(false);
		expect(await run(['check', siteFolder(good)])).toMatchObject({ code: 0, stdout: '1 file: 0 errors, 0 warnings\n' });
	});
});

describe('serve', () => {
	test('answers, lets a running request finish after SIGTERM, and leaves with 0', async () => {
		const { child, ended, address } = await serve(siteFolder(good));
		const answer = await fetch(`${address}?query={site{title}}`);
		expect(await answer.json()).toEqual({ data: { site: { title: 'Good' } } });
		const subscription = await fetch(`${address}?query=${encodeURIComponent('subscription { changes { path } }')}`, {
			headers: { accept: 'text/event-stream' },
		});
		child.kill('SIGTERM');
		// As npm and others pass on a signal that the whole process group got.
		child.kill('SIGINT');
		const events = await subscription.text();
		expect(events).toContain('event: complete');
		expect(await ended).toMatchObject({ code: 0 });
		await expect(fetch(address)).rejects.toThrow();
	});

	test('lets go of a subscriber that went away', async () => {
		const { address } = await serve(siteFolder(good));
		const leave = new AbortController();
		await fetch(`${address}?query=${encodeURIComponent('subscription { changes { path } }')}`, {
			headers: { accept: 'text/event-stream' },
			signal: leave.signal,
		});
		const subscribers = async () => /^hugoql_subscribers (\d+)$/m.exec(await (await fetch(new URL('/metrics', address))).text())?.[1];
		expect(await subscribers()).toBe('1');
		leave.abort();
		await expect.poll(subscribers, { timeout: 5000 }).toBe('0');
	});

	test('takes its options from the environment, and a site without a command', async () => {
		const { ended, child, output } = start([siteFolder(good)], { HUGOQL_PORT: '0', HUGOQL_GRAPHIQL: 'false' });
		await expect.poll(() => output.stdout, { timeout: 30_000 }).toContain('GraphQL is at http://127.0.0.1:');
		child.kill('SIGINT');
		expect((await ended).code).toBe(0);
	});

	test('refuses a body that is too large without reading it', async () => {
		const { address } = await serve(siteFolder(good));
		const response = await fetch(address, { method: 'POST', body: 'x'.repeat(1_000_000), headers: { 'content-type': 'application/json' } });
		expect(response.status).toBe(413);
	});

	test('answers from several processes on one index, all of which see a saved file, and replaces one that ends', async () => {
		const folder = siteFolder(good);
		const { child, ended, address, output } = await serve(folder, '--processes', '2');
		const count = async () => {
			// A connection that was being dealt to the process that ended gets no answer.
			const answer = await fetch(`${address}?query={articles{totalCount}}`, {
				headers: { connection: 'close' },
				signal: AbortSignal.timeout(3000),
			});
			return ((await answer.json()) as { data: { articles: { totalCount: number } } }).data.articles.totalCount;
		};
		const counts = () => Promise.all(Array.from({ length: 6 }, count));
		await expect.poll(counts, { timeout: 10_000 }).toEqual([1, 1, 1, 1, 1, 1]);
		writeFileSync(join(folder, 'content/b.md'), '---\ntitle: B\n---\nText');
		await expect.poll(counts, { timeout: 10_000 }).toEqual([2, 2, 2, 2, 2, 2]);
		const pids = execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
			.trim()
			.split('\n');
		expect(pids).toHaveLength(2);
		process.kill(Number(pids[0]), 'SIGKILL');
		await expect.poll(() => output.stderr, { timeout: 10_000 }).toContain('ended by itself (SIGKILL)');
		await expect.poll(() => counts().catch(() => []), { timeout: 20_000 }).toEqual([2, 2, 2, 2, 2, 2]);
		child.kill('SIGTERM');
		expect(await ended).toMatchObject({ code: 0 });
	}, 60_000);

	test('several processes say in one line that the port is taken', async () => {
		const taken = createServer().listen(0, '127.0.0.1');
		onTestFinished(() => void taken.close());
		await once(taken, 'listening');
		const { port } = taken.address() as { port: number };
		const { code, stdout, stderr } = await run(['serve', siteFolder(good), '--processes', '2', '--port', String(port)]);
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toMatch(/^hugoql: Port \d+ on 127.0.0.1 is taken[^\n]+\n$/);
	});
});
