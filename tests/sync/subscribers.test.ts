import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { respondToNode } from '../../src/server/node.ts';
import type { Server } from '../../src/server/server.ts';
import { createTestSite } from '../site.ts';
import { serveApp, type Subscriber, subscribeTo, until } from './event-client.ts';

const article = (title: string, text = '') => `---\ntitle: ${title}\ndate: 2025-01-01\n---\n${text}\n`;
const query = 'subscription ($after: String) { changes(after: $after) { __typename path ... on ArticleUpserted { article { title } } } }';

/** The same text many times in one event: what the system keeps for a socket is megabytes. */
const texts = Array.from({ length: 40 }, (_, i) => `text${i}: bodyHTML`).join(' ');
const heavyQuery = `subscription { changes { ... on ArticleUpserted { article { ${texts} title } } } }`;

async function start() {
	const site = await createTestSite({ 'hugo.yaml': 'title: Site', 'content/a.md': article('A') });
	const { port, responses } = await serveApp(site.app);
	// After the server has let go of its connections.
	onTestFinished(() => site.close());
	const change = async (files: Record<string, string | null>) => {
		site.write(files);
		await site.app.reindex();
	};
	const metric = async (name: string) => {
		const text = await (await site.app.fetch(new Request('http://site.test/metrics'))).text();
		return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
	};
	return { site, port, responses, change, metric };
}

describe('subscribers', () => {
	test('by the thousand are told of every change at the cost of one execution, though one of them does not read, and are forgotten', {
		timeout: 300_000,
	}, async () => {
		const { port, responses, change, metric } = await start();
		const stalled = await subscribeTo(port, heavyQuery);
		const response = responses.at(-1)!;
		stalled.socket.pause();
		const subscribers: Subscriber[] = [];
		while (subscribers.length < 1000) subscribers.push(...(await Promise.all(Array.from({ length: 100 }, () => subscribeTo(port, query)))));
		expect(await metric('hugoql_subscribers')).toBe(1001);
		const before = await metric('hugoql_subscription_executions_total');
		await change({ 'content/b.md': article('B', 'words '.repeat(20_000)) });
		await until(() => subscribers.every(({ tail }) => tail.includes('"title":"B"')));
		await change({ 'content/a.md': null });
		await until(() => subscribers.every(({ tail }) => tail.includes('ArticleRemoved')));
		// What it was sent first is still under way to the one that does not read.
		expect(response.writableLength).toBeGreaterThan(0);
		for (const { events } of subscribers) {
			expect(events.map(({ data }) => data.data?.changes)).toEqual([
				{ __typename: 'ArticleUpserted', path: '/b/', article: { title: 'B' } },
				{ __typename: 'ArticleRemoved', path: '/a/' },
			]);
		}
		// Each change is read once for each of the two documents, and once more to see that there is nothing behind it.
		expect((await metric('hugoql_subscription_executions_total')) - before).toBeLessThanOrEqual(8);
		for (const { socket } of [...subscribers, stalled]) socket.destroy();
		await until(async () => (await metric('hugoql_subscribers')) === 0);
	});

	test('one that does not read holds up nobody, costs little, and later hears of the last state', async () => {
		const { port, responses, change } = await start();
		const stalled = await subscribeTo(port, heavyQuery);
		const response = responses.at(-1)!;
		stalled.socket.pause();
		const reader = await subscribeTo(port, query);
		const edits = 16;
		for (let edit = 1; edit <= edits; edit++) {
			await change({ 'content/a.md': article(`Edit ${edit}`, 'words '.repeat(4000)) });
			await until(() => reader.events.length === edit);
			// One event, one batch that is being written, and what is read ahead.
			expect(response.writableLength).toBeLessThan(4_000_000);
		}
		stalled.socket.resume();
		await until(() => stalled.tail.includes(`"title":"Edit ${edits}"}`));
		expect(stalled.events.at(-1)?.data.data?.changes.article).toMatchObject({ title: `Edit ${edits}` });
		expect(stalled.events.length).toBeLessThan(edits);
	});

	test('who go on from far behind and do not read are not sent everything at once', async () => {
		const { port, responses, change, site } = await start();
		const { changes } = await site.ask<{ changes: { presentCursor: string } }>('{ changes(first: 1) { presentCursor } }');
		const many = Array.from({ length: 15 }, (_, i) => [`content/n${i}.md`, article(`N${i}`, 'words '.repeat(4000))]);
		await change(Object.fromEntries(many));
		const stalled = await subscribeTo(port, heavyQuery.replace('changes', `changes(after: "${changes.presentCursor}")`));
		stalled.socket.pause();
		await until(() => responses.at(-1)!.writableLength > 0);
		// Each event is a megabyte.
		expect(responses.at(-1)!.writableLength).toBeLessThan(5_000_000);
	});

	test('go on after the last event that they had, by its cursor or as browsers do', async () => {
		const { port, change, site } = await start();
		const first = await subscribeTo(port, query);
		await change({ 'content/b.md': article('B') });
		await until(() => first.events.length === 1);
		const { id } = first.events[0]!;
		first.socket.destroy();
		await change({ 'content/c.md': article('C') });
		await change({ 'content/b.md': null });
		for (const again of [await subscribeTo(port, query, { after: id }), await subscribeTo(port, query, {}, { 'last-event-id': id! })]) {
			await until(() => again.events.length === 2);
			expect(again.events.map(({ data }) => data.data?.changes.path)).toEqual(['/c/', '/b/']);
		}
		const { changes } = await site.ask<{ changes: { pageInfo: { endCursor: string } } }>('{ changes { pageInfo { endCursor } } }');
		const present = await subscribeTo(port, query, { after: changes.pageInfo.endCursor });
		await change({ 'content/d.md': article('D') });
		await until(() => present.events.length > 0);
		expect(present.events.map(({ data }) => data.data?.changes.path)).toEqual(['/d/']);
	});

	test('of another document, other variables or another filter hear what they asked for', async () => {
		const { port, change } = await start();
		const filtered = 'subscription ($tag: String!) { changes(where: { tags: { any: [$tag] } }) { path } }';
		const [red, blue] = [await subscribeTo(port, filtered, { tag: 'red' }), await subscribeTo(port, filtered, { tag: 'blue' })];
		await change({ 'content/r.md': article('R\ntags: [red]'), 'content/b.md': article('B\ntags: [blue]') });
		await until(() => red.events.length > 0 && blue.events.length > 0);
		expect([...red.events, ...blue.events].map(({ data }) => data.data?.changes.path)).toEqual(['/r/', '/b/']);
	});

	test('with a cursor that cannot be served are told so, at once or when a configuration ends it', async () => {
		const { port, change, site } = await start();
		const refused = await site.app.fetch(
			new Request('http://site.test/graphql', {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
				body: JSON.stringify({ query, variables: { after: 'nonsense' } }),
			}),
		);
		expect(await refused.text()).toContain('CURSOR_INVALID');
		const subscriber = await subscribeTo(port, query);
		await change({ 'hugo.yaml': 'title: Site\nbaseURL: https://moved.example/' });
		await until(() => subscriber.text.includes('event: complete'));
		expect(subscriber.events.at(-1)?.data.errors?.[0]?.extensions.code).toBe('CURSOR_INVALID');
	});
});

test('a stream is cut off when its reader takes nothing for too long', async () => {
	let isLetGo = false;
	const server = {
		respond: async () => ({
			status: 200,
			headers: { 'content-type': 'text/event-stream' },
			body: (async function* () {
				try {
					for (;;) {
						yield Buffer.alloc(64 * 1024, 'x');
						await pause(0);
					}
				} finally {
					isLetGo = true;
				}
			})(),
		}),
	} as unknown as Server;
	const listening = createServer((request, response) => void respondToNode(server, request, response, 300));
	await new Promise<void>((resolve) => listening.listen(0, resolve));
	onTestFinished(() => void listening.close());
	const socket = connect((listening.address() as AddressInfo).port);
	socket.write('GET /graphql HTTP/1.1\r\nhost: site.test\r\n\r\n');
	socket.pause();
	socket.on('error', () => {});
	onTestFinished(() => void socket.destroy());
	await until(() => isLetGo);
});
