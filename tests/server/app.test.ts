import { createHmac } from 'node:crypto';
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type AppOptions, createApp } from '../../src/app.ts';
import { openForReading } from '../../src/db/connection.ts';
import { createLog } from '../../src/log.ts';
import { siteFolder, writeFile } from '../source/site-folder.ts';

const article = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2025-01-01\n${more}---\nText of ${title}.\n`;

async function start(folder: string, options: Partial<AppOptions> = {}) {
	const log: string[] = [];
	const app = createApp({
		site: folder,
		database: join(folder, '.hugoql/index.db'),
		log: createLog('info', (line) => log.push(line)),
		...options,
	});
	onTestFinished(() => app.close());
	await app.ready;
	const ask = async (query: string, headers: Record<string, string> = {}) => {
		const response = await app.fetch(new Request(`http://site.test/graphql?query=${encodeURIComponent(query)}`, { headers }));
		return (await response.json()) as { data?: Record<string, never>; errors?: { extensions: { code: string } }[] };
	};
	const titles = async (headers?: Record<string, string>) => {
		const { data } = await ask('{ articles(first: 100, orderBy: { field: TITLE }) { nodes { title } } }', headers);
		return (data!.articles as unknown as { nodes: { title: string }[] }).nodes.map((node) => node.title);
	};
	return { app, ask, titles, log };
}

const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 50_000, interval: 20 });

describe('an app', () => {
	test('shows a saved, new, renamed and removed file without a restart, and a changed configuration too', async () => {
		const folder = siteFolder({ 'hugo.yaml': 'title: Before', 'content/post/a.md': article('A') });
		const { ask, titles } = await start(folder, { watch: true });
		expect(await titles()).toEqual(['A']);
		writeFile(folder, 'content/post/b.md', article('B'));
		await soon(titles).toEqual(['A', 'B']);
		writeFile(folder, 'content/post/a.md', article('C'));
		await soon(titles).toEqual(['B', 'C']);
		rmSync(join(folder, 'content/post/b.md'));
		await soon(titles).toEqual(['C']);
		writeFile(folder, 'content/new/deep/d.md', article('D'));
		await soon(titles).toEqual(['C', 'D']);
		writeFile(folder, 'hugo.yaml', 'title: After');
		await soon(() => ask('{ site { title } }')).toEqual({ data: { site: { title: 'After' } } });
		expect(await titles()).toEqual(['C', 'D']);
	});

	test('shows a burst of 500 files', async () => {
		const folder = siteFolder({ 'content/a.md': article('A') });
		const { ask } = await start(folder, { watch: true });
		for (let number = 0; number < 500; number++) writeFile(folder, `content/post/${number}.md`, article(`N${number}`));
		await soon(() => ask('{ articles { totalCount } }')).toEqual({ data: { articles: { totalCount: 501 } } });
	});

	test('goes on with the last good configuration while the file is broken, and says so', async () => {
		const folder = siteFolder({ 'hugo.yaml': 'title: Good', 'content/a.md': article('A') });
		const { app, ask } = await start(folder);
		writeFile(folder, 'hugo.yaml', 'title: "Bad\n  [');
		await app.reindex();
		expect(await ask('{ site { title } }')).toEqual({ data: { site: { title: 'Good' } } });
		expect(app.problems()).toMatchObject([{ code: 'CONFIG_SYNTAX', file: 'hugo.yaml' }]);
		writeFile(folder, 'hugo.yaml', 'title: Better');
		await app.reindex();
		expect(await ask('{ site { title } }')).toEqual({ data: { site: { title: 'Better' } } });
		expect(app.problems()).toEqual([]);
	});

	test('an article appears and expires at its moment, with no file changed', async () => {
		let offset = 0;
		const now = () => Date.now() + offset;
		const at = (milliseconds: number) => new Date(Math.ceil((Date.now() + milliseconds) / 1000) * 1000).toISOString();
		const folder = siteFolder({
			'content/now.md': article('Now'),
			'content/soon.md': `---\ntitle: Soon\ndate: ${at(900)}\nexpiryDate: ${at(2400)}\n---\n`,
			'content/later.md': `---\ntitle: Later\ndate: ${at(86_400_000)}\n---\n`,
		});
		const { app, titles } = await start(folder, { now });
		expect(await titles()).toEqual(['Now']);
		await soon(titles).toEqual(['Now', 'Soon']);
		await soon(titles).toEqual(['Now']);
		offset = 2 * 86_400_000;
		await app.reindex([]);
		expect(await titles()).toEqual(['Later', 'Now']);
	});

	test('a preview token sees what is hidden, or the site as of an instant', async () => {
		const folder = siteFolder({
			'content/a.md': article('A'),
			'content/draft.md': article('Draft', 'draft: true\n'),
			'content/next.md': '---\ntitle: Next\ndate: 2999-01-01\n---\n',
		});
		const { titles, ask } = await start(folder, { previewToken: 'token' });
		expect(await titles()).toEqual(['A']);
		expect(await titles({ authorization: 'Bearer token' })).toEqual(['A', 'Draft', 'Next']);
		expect(await titles({ authorization: 'Bearer token', 'x-hugoql-as-of': '3000-01-01T00:00:00Z' })).toEqual(['A', 'Next']);
		expect(await titles({ authorization: 'Bearer token', 'x-hugoql-as-of': '2024-01-01T00:00:00Z' })).toEqual([]);
		const problems = '{ problems { totalCount } }';
		expect((await ask(problems)).errors?.[0]?.extensions.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
		expect((await ask(problems, { authorization: 'Bearer token' })).data).toEqual({ problems: { totalCount: 0 } });
	});

	test('a finished index answers at once after a restart, and takes up what changed meanwhile', async () => {
		const folder = siteFolder({ 'content/a.md': article('A') });
		const first = await start(folder);
		const { data } = await first.ask('{ article(by: { path: "/a/" }) { id } }');
		await first.app.close();
		writeFile(folder, 'content/b.md', article('B'));
		const app = createApp({ site: folder, database: join(folder, '.hugoql/index.db') });
		onTestFinished(() => app.close());
		const response = await app.fetch(new Request('http://site.test/graphql?query={article(by:{path:"/a/"}){id}}'));
		expect(await response.json()).toEqual({ data });
		expect((await app.ready).counts).toMatchObject({ read: 1, added: 1, unchanged: 1 });
	});

	test('an index follows the options for drafts from one start to the next', async () => {
		const folder = siteFolder({ 'content/a.md': article('A'), 'content/draft.md': article('Draft', 'draft: true\n') });
		for (const [buildDrafts, expected] of [
			[false, ['A']],
			[true, ['A', 'Draft']],
			[false, ['A']],
		] as const) {
			const { app, titles, ask } = await start(folder, { buildDrafts });
			expect(await titles()).toEqual(expected);
			expect(await ask('{ search(query: "text") { totalCount } }')).toEqual({ data: { search: { totalCount: expected.length } } });
			await app.close();
		}
	});

	test('a damaged index is made anew', async () => {
		const folder = siteFolder({ 'content/a.md': article('A') });
		writeFile(folder, '.hugoql/index.db', 'this is no database'.repeat(1000));
		const { titles } = await start(folder);
		expect(await titles()).toEqual(['A']);
	});

	test('subscribers hear of a change, equal ones that came at once too, and are let go at the end', async () => {
		const folder = siteFolder({ 'content/a.md': article('A') });
		const { app } = await start(folder, { watch: true });
		const query = 'subscription { changes { cursor path __typename } }';
		const subscribe = async () => {
			const response = await app.fetch(
				new Request(`http://site.test/graphql?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/event-stream' } }),
			);
			expect(response.headers.get('content-type')).toContain('text/event-stream');
			const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
			let heard = '';
			return async (until: string) => {
				while (!heard.includes(until)) {
					const { done, value } = await reader.read();
					if (done) break;
					heard += value;
				}
				return heard;
			};
		};
		const listeners = await Promise.all([subscribe(), subscribe()]);
		writeFileSync(join(folder, 'content/b.md'), article('B'));
		for (const listen of listeners) expect(await listen('/b/')).toContain('"__typename":"ArticleUpserted"');
		await app.close();
		for (const listen of listeners) expect(await listen('never')).toContain('event: complete');
	});
});

test('a signed hook brings the index in line with the files', async () => {
	const folder = siteFolder({ 'content/a.md': article('A') });
	const { app, titles } = await start(folder, { hookSecret: 'secret' });
	writeFile(folder, 'content/b.md', article('B'));
	const send = async (secret: string) => {
		const signature = createHmac('sha256', secret).update('{}').digest('hex');
		const headers = { 'x-hub-signature-256': `sha256=${signature}`, 'content-type': 'application/json' };
		return (await app.fetch(new Request('http://site.test/hooks/reindex', { method: 'POST', body: '{}', headers }))).status;
	};
	expect(await send('guess')).toBe(401);
	expect(await titles()).toEqual(['A']);
	expect(await send('secret')).toBe(202);
	await soon(titles).toEqual(['A', 'B']);
});

test('the file of an index that was closed is all of it', async () => {
	const folder = siteFolder({ 'content/a.md': article('A') });
	const { app, titles } = await start(folder);
	expect(await titles()).toEqual(['A']);
	await app.close();
	copyFileSync(join(folder, '.hugoql/index.db'), join(folder, 'copy.db'));
	const { $client } = openForReading(join(folder, 'copy.db'));
	expect($client.prepare("select value from meta where key = 'generation'").pluck().get()).toBe('1');
	$client.close();
});

describe('indexing in a thread of its own', () => {
	test('shows what changes, and tells of a configuration that changed', async () => {
		const folder = siteFolder({ 'hugo.yaml': 'title: Before', 'content/a.md': article('A') });
		const { app, ask, titles, log } = await start(folder, { watch: true, indexing: 'thread' });
		expect(await titles()).toEqual(['A']);
		writeFile(folder, 'content/b.md', article('B'));
		await soon(titles).toEqual(['A', 'B']);
		writeFile(folder, 'hugo.yaml', 'title: After');
		await soon(() => ask('{ site { title } }')).toEqual({ data: { site: { title: 'After' } } });
		expect((await app.reindex([])).counts.read).toBe(0);
		expect(log.join('\n')).toMatch(/info +indexed generation=1/);
		await app.close();
		await expect(app.reindex()).rejects.toThrow('closed');
	});

	test('answers while the first run reads, with NOT_READY, and is ready after it', async () => {
		const folder = siteFolder({ 'content/a.md': article('A') });
		const app = createApp({ site: folder, database: join(folder, 'index.db'), indexing: 'thread' });
		onTestFinished(() => app.close());
		const health = () => app.fetch(new Request('http://site.test/health/ready')).then(({ status }) => status);
		expect(await health()).toBe(503);
		await app.ready;
		expect(await health()).toBe(200);
	});

	test.runIf(process.platform === 'linux')('comes after answering where there are too few cores for both', async () => {
		const folder = siteFolder({ 'content/a.md': article('A') });
		await start(folder, { indexing: 'thread' });
		const priorities = readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));
		expect(priorities).toContain(Math.min(getPriority() + 5, constants.priority.PRIORITY_LOW));
	});
});
