import { createServer } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { respondToNode } from '../../src/server/node.ts';
import { listen, standIn } from './stand-in.ts';

const get = '/graphql?query={runs}';

describe('kept answers', () => {
	test('an equal request is answered without running, until the index changes', async () => {
		const { request, state } = standIn();
		const runs = async () => (await (await request(get)).json()) as unknown;
		expect([await runs(), await runs()]).toEqual([{ data: { runs: 1 } }, { data: { runs: 1 } }]);
		state.version = 'a-2';
		expect(await runs()).toEqual({ data: { runs: 2 } });
	});

	test('a validator is of the content: the same after a change that does not concern it', async () => {
		const { request, post, state } = standIn();
		const first = await request('/graphql?query={hello}');
		const etag = first.headers.get('etag')!;
		expect(etag).toMatch(/^"[\w-]{22}"$/);
		state.version = 'a-2';
		const second = await request('/graphql?query={hello}', { headers: { 'if-none-match': `"other", W/${etag}` } });
		expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag]);
		const posted = await post({ query: '{ hello }' });
		expect(posted.headers.get('etag')).toBe(etag);
		expect((await post({ query: '{ hello }' }, { 'if-none-match': etag })).status).toBe(304);
		// The same text as another media type is another representation.
		const other = await request('/graphql?query={hello}', {
			headers: { accept: 'application/graphql-response+json', 'if-none-match': etag },
		});
		expect([other.status, await other.text()]).toEqual([200, '{"data":{"hello":"hello you"}}']);
		expect((await request('/graphql?query={hello}', { headers: { 'if-none-match': '*' } })).status).toBe(304);
	});

	test('304 is answered before anything runs', async () => {
		const { request, state } = standIn();
		const etag = (await request(get)).headers.get('etag')!;
		expect((await request(get, { headers: { 'if-none-match': etag } })).status).toBe(304);
		expect(state.runs).toBe(1);
	});

	test('equal requests that come at once are computed once', async () => {
		const { request, state } = standIn();
		const answers = await Promise.all(Array.from({ length: 20 }, () => request(get)));
		expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
		expect(state.runs).toBe(1);
	});

	test('a client that would also take events gets the kept answer', async () => {
		const { request, state } = standIn();
		const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
		for (let time = 0; time < 3; time++) {
			const response = await request(get, { headers: { accept } });
			expect(response.headers.get('content-type')).toContain('application/graphql-response+json');
			expect(await response.json()).toMatchObject({ data: { runs: 1 } });
		}
		expect(state.runs).toBe(1);
	});

	test('errors, previews and what differs in any way are not shared', async () => {
		const { request, post } = standIn({ previewToken: 'token' });
		const failed = await request('/graphql?query={breaks}');
		expect([failed.headers.get('cache-control'), failed.headers.get('etag')]).toEqual(['no-store', null]);
		const seen = async (headers?: Record<string, string>) => {
			const response = await request('/graphql?query={sees}', { headers });
			return [JSON.parse(((await response.json()) as { data: { sees: string } }).data.sees).mode, response.headers.get('cache-control')];
		};
		expect(await seen()).toEqual(['live', 'public, max-age=0, must-revalidate']);
		expect(await seen({ authorization: 'Bearer token' })).toEqual(['preview', 'no-store']);
		expect(await seen()).toEqual(['live', 'public, max-age=0, must-revalidate']);
		const named = async (name: string) =>
			((await (await post({ query: 'query ($name: String) { hello(name: $name) }', variables: { name } })).json()) as { data: unknown })
				.data;
		expect([await named('a'), await named('b')]).toEqual([{ hello: 'hello a' }, { hello: 'hello b' }]);
		expect(
			(await request('/graphql?query={hello}', { headers: { accept: 'application/graphql-response+json' } })).headers.get('content-type'),
		).toContain('graphql-response');
		expect((await request('/graphql?query={hello}', { headers: { accept: 'application/json' } })).headers.get('content-type')).toContain(
			'application/json',
		);
	});

	test('headers say what the answer depends on', async () => {
		const { request } = standIn({ previewToken: 'token', corsOrigins: ['https://a.test', 'https://b.test'] });
		const { headers } = await request('/graphql?query={hello}', { headers: { origin: 'https://a.test' } });
		const varies = headers.get('vary')!.toLowerCase().split(', ');
		expect(varies).toEqual(expect.arrayContaining(['accept', 'accept-encoding', 'authorization', 'x-hugoql-as-of', 'origin']));
		expect(headers.get('cache-tag')).toContain('hugoql');
	});

	test('no cache keeps an answer for longer than until the next article appears', async () => {
		let nextMoment: number | null = null;
		const { request } = standIn({ maxAge: 60 }, { nextMoment: () => nextMoment, now: () => 1_000_000 });
		const maxAge = async () => /max-age=(\d+)/.exec((await request('/graphql?query={hello}')).headers.get('cache-control')!)?.[1];
		expect(await maxAge()).toBe('60');
		nextMoment = 1_012_500;
		expect(await maxAge()).toBe('12');
		nextMoment = 999_000;
		expect(await maxAge()).toBe('0');
	});
});

describe('compression', () => {
	test.each([
		['br, gzip', 'br', brotliDecompressSync],
		['gzip', 'gzip', gunzipSync],
		['br;q=0.2, gzip;q=0.9', 'gzip', gunzipSync],
		['br;q=0, *', 'gzip', gunzipSync],
	])('%s', async (accept, encoding, decompress) => {
		const { request } = standIn();
		const response = await request('/graphql?query={long}', { headers: { 'accept-encoding': accept } });
		expect(response.headers.get('content-encoding')).toBe(encoding);
		const etag = response.headers.get('etag')!;
		expect(etag).toContain(`-${encoding}"`);
		expect(JSON.parse(decompress(Buffer.from(await response.arrayBuffer())).toString())).toEqual({ data: { long: '新闻'.repeat(2000) } });
		expect((await request('/graphql?query={long}', { headers: { 'accept-encoding': accept, 'if-none-match': etag } })).status).toBe(304);
	});

	test.each(['br', 'gzip'])('what is kept by nobody is as long as it says: %s', async (coding) => {
		const { server, post } = standIn({ previewToken: 'token' });
		const listening = createServer((incoming, outgoing) => void respondToNode(server, incoming, outgoing));
		const address = `http://127.0.0.1:${await listen(listening)}/graphql`;
		for (const [query, authorization] of [
			['{ long }', 'Bearer token'],
			[`{ ${'unknown'.repeat(400)} }`, ''],
		] as const) {
			const headers = { authorization, 'accept-encoding': coding, 'content-type': 'application/json' };
			const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query }) });
			expect(response.headers.get('content-encoding')).toBe(coding);
			expect(response.headers.get('vary')).toContain('Accept-Encoding');
			expect(await response.text()).toBe(await (await post({ query }, { authorization })).text());
		}
	});

	test('small answers and clients that want none are left alone', async () => {
		const { request } = standIn();
		expect((await request('/graphql?query={hello}', { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding')).toBeNull();
		expect(
			(await request('/graphql?query={long}', { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding'),
		).toBeNull();
		expect((await request('/graphql?query={long}')).headers.get('content-encoding')).toBeNull();
	});
});
