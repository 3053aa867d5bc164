import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Connections, createConnections } from '../../src/server/connections.ts';
import type { Incoming } from '../../src/server/exchange.ts';
import { createRandom } from '../store/random-site.ts';
import { listen, standIn } from './stand-in.ts';

const KEEP_ALIVE = 5000;

/** A server on a port; `read` counts the requests that Node's parser has read. */
async function listening(isQuick: boolean, { server, state }: Pick<ReturnType<typeof standIn>, 'server' | 'state'> = standIn()) {
	const connections: Connections = createConnections(server);
	const counts = { read: 0 };
	const sockets: Socket[] = [];
	const http = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
		counts.read++;
		void connections.handle(request, response);
	});
	http.on('connection', (socket) => sockets.push(socket));
	if (isQuick) http.on('connection', (socket) => connections.accept(socket, KEEP_ALIVE));
	return { port: await listen(http), counts, sockets, state };
}

/** A client that sees every byte. */
function client(port: number) {
	const socket = connect(port, '127.0.0.1').setNoDelay();
	let got = '';
	let wake = () => {};
	socket.setEncoding('latin1').on('data', (text: string) => {
		got += text;
		wake();
	});
	socket.on('close', () => wake());
	onTestFinished(() => void socket.destroy());
	const more = () => new Promise<void>((resolve) => (wake = resolve));
	return {
		socket,
		send: (text: string) => new Promise<void>((resolve) => void socket.write(text, 'latin1', () => resolve())),
		/** The next answer, without its date; null where the connection ends instead. */
		async answer(hasBody = true): Promise<string | null> {
			for (;;) {
				const end = got.indexOf('\r\n\r\n') + 4;
				const head = got.slice(0, end);
				const length = end + (hasBody && end > 3 ? Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0) : 0);
				if (end > 3 && got.length >= length) {
					const answer = got.slice(0, length).replace(/^date: .*$/im, 'date');
					got = got.slice(length);
					return answer;
				}
				if (socket.closed) return null;
				await more();
			}
		},
	};
}

const get = (query: string, ...headers: string[]) =>
	[`GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1`, 'Host: site.test', ...headers, '', ''].join('\r\n');
const post = (body: string, ...headers: string[]) =>
	[
		'POST /graphql HTTP/1.1',
		'Host: site.test',
		'Content-Type: application/json',
		`Content-Length: ${body.length}`,
		...headers,
		'',
		body,
	].join('\r\n');
const hello = get('{ hello }');
const json = (name: string) => JSON.stringify({ query: 'query ($name: String) { hello(name: $name) }', variables: { name } });

/** Requests of all kinds, among them some whose bodies are requests. */
const requests = [
	hello,
	get('{ hello }', 'Connection: keep-alive', 'Accept-Encoding: br'),
	get('{ long }', 'Accept-Encoding: gzip'),
	get('{ long }'),
	get('{ hello nothing }'),
	get('{ breaks }'),
	get('{ __schema { queryType { name } } }'),
	get('{ hello }', 'If-None-Match: *'),
	post(json('Ann')),
	post(json('Bob')),
	post(JSON.stringify({ query: '{ hello }' })),
	post(hello),
	post(`${post(json('Eve'))}${hello}`),
	post(json('Ann'), 'X-Other: header'),
	post('{'),
	`HEAD${hello.slice(3)}`,
	'OPTIONS /graphql HTTP/1.1\r\nHost: site.test\r\nOrigin: http://other.test\r\nAccess-Control-Request-Method: POST\r\n\r\n',
	'GET /nowhere HTTP/1.1\r\nHost: site.test\r\n\r\n',
	`POST /graphql HTTP/1.1\r\nHost: site.test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${json('Kim').length.toString(16)}\r\n${json('Kim')}\r\n0\r\n\r\n`,
	`GET /graphql?query=%7Bhello%7D HTTP/1.1\r\nHost: site.test\r\nContent-Type: text/plain\r\nContent-Length: ${hello.length}\r\n\r\n${hello}`,
];

const whole = requests.filter((request) => !request.includes('chunked'));

describe('requests whose head was seen before', () => {
	test('are answered as the first one was, without being read again', async () => {
		const { port, counts, state } = await listening(true);
		const { send, answer } = client(port);
		const answers: (string | null)[] = [];
		for (let time = 0; time < 5; time++) {
			await send(hello);
			answers.push(await answer());
		}
		expect(answers[0]).toMatch(/^HTTP\/1\.1 200 OK\r\n.*"hello you"/s);
		expect(new Set(answers).size).toBe(1);
		await send(post(json('Ann')));
		expect(await answer()).toContain('hello Ann');
		await send(post(json('Bob')));
		expect(await answer()).toContain('hello Bob');
		expect(counts.read).toBe(2);
		await send(get('{ runs }'));
		expect(await answer()).toContain('"runs":1');
		await send(get('{ runs }'));
		expect(await answer()).toContain('"runs":1');
		state.version = 'a-2';
		await send(get('{ runs }'));
		expect(await answer()).toContain('"runs":2');
		expect(counts.read).toBe(3);
	});

	test('may be known from another connection, but never begin one', async () => {
		const { port, counts } = await listening(true);
		for (let time = 0; time < 3; time++) {
			const { send, answer } = client(port);
			await send(get('{ thing { name } }'));
			await answer();
			await send(hello);
			expect(await answer()).toContain('hello you');
		}
		expect(counts.read).toBe(4);
	});

	test('inside a body are a body', async () => {
		const { port } = await listening(true);
		const { send, answer } = client(port);
		for (let time = 0; time < 2; time++) {
			await send(hello);
			await answer();
		}
		const length = post(hello).slice(0, -hello.length);
		const chunked = `${length.replace(/Content-Length: .*/, 'Transfer-Encoding: chunked')}${hello.length.toString(16)}\r\n`;
		for (const [before, after] of [
			[length, ''],
			[chunked, '\r\n0\r\n\r\n'],
		] as const) {
			await send(before);
			await apart();
			await send(hello);
			await apart();
			await send(after);
			expect(await answer()).toMatch(/^HTTP\/1\.1 400 /);
			await apart();
			await send(hello);
			expect(await answer()).toContain('hello you');
		}
	});

	test('wait for the answer before', async () => {
		const { server, state } = standIn();
		const slow = get('{ __typename }');
		const respond = async (incoming: Incoming) => {
			if (incoming.target.includes('typename')) await new Promise((resolve) => setTimeout(resolve, 50));
			return server.respond(incoming);
		};
		const respondAtOnce = (incoming: Incoming) => (incoming.target.includes('hello') ? server.respond(incoming) : respond(incoming));
		const { port } = await listening(true, { server: { ...server, respond: respondAtOnce }, state });
		const { send, answer } = client(port);
		await send(hello);
		await answer();
		for (let time = 0; time < 2; time++) {
			await send(slow);
			await apart();
			await send(hello);
			expect(await answer()).toContain('__typename');
			expect(await answer()).toContain('hello you');
		}
	});

	test.each([1, 2, 3, 4, 5, 6, 7, 8])(
		'in any order, and cut anywhere, are answered byte for byte as Node alone would (seed %i)',
		async (seed) => {
			const random = createRandom(seed);
			// A connection on which a body came in chunks is left to Node for good, so none comes first.
			const chosen = Array.from({ length: 60 }, (_, turn) => random.pick(turn < 30 ? whole : requests));
			const servers = [await listening(true), await listening(false)];
			const all = chosen.join('');
			const parts = (most: number) => {
				const cut: string[] = [];
				for (let place = 0; place < all.length; place += cut.at(-1)!.length) cut.push(all.slice(place, place + 1 + random.below(most)));
				return cut;
			};
			// Whole requests, each after the answer to the one before or without waiting; parts of requests; many at once.
			for (const [sent, mayWait] of [
				[chosen, true],
				[chosen, false],
				[parts(200), false],
				[parts(5000), false],
			] as const) {
				const [quick, plain] = await Promise.all(servers.map(({ port }) => answers(port, chosen, sent, mayWait)));
				expect(quick).toEqual(plain);
				expect(plain).not.toContain(null);
			}
			expect(servers[0]!.counts.read).toBeLessThan(servers[1]!.counts.read);
		},
	);

	test('are not answered in advance to a client that does not read', async () => {
		const { port, sockets } = await listening(true);
		const { socket, send, answer } = client(port);
		const long = get('{ long }');
		await send(long);
		const [, length] = /^content-length: (\d+)/im.exec((await answer())!)!;
		socket.pause();
		const times = 2000;
		for (let time = 0; time < times; time++) {
			await send(long);
			await apart();
		}
		expect(sockets[0]!.writableLength).toBeLessThan((times * Number(length)) / 20);
		socket.resume();
		for (let time = 0; time < times; time++) expect(await answer()).toContain('200 OK');
	});
});

/** The answers to requests that are sent in these parts; `mayWait`, each part after the answer to the one before. */
async function answers(port: number, chosen: string[], parts: readonly string[], mayWait: boolean): Promise<(string | null)[]> {
	const { send, answer } = client(port);
	const got: (string | null)[] = [];
	const sending = (async () => {
		for (const [turn, part] of parts.entries()) {
			while (mayWait && got.length < turn) await apart();
			await send(part);
			await apart();
		}
	})();
	for (const request of chosen) got.push(await answer(!request.startsWith('HEAD')));
	await sending;
	return got;
}

/** Lets the server, which runs in this thread too, read what was sent before more comes. */
async function apart(): Promise<void> {
	for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
