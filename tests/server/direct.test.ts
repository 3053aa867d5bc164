import { hash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { respondToNode } from '../../src/server/node.ts';
import { standIn } from './stand-in.ts';

/*
 * An operation that was answered once is compiled, and from then on goes past Yoga: nobody but the clock may notice. Nothing is kept
 * here, so that every request is computed.
 */

describe('an operation that was answered before', () => {
	const body = (query: string, rest: object = {}) => ({ query, ...rest });

	test('is answered with the same status, headers and bytes', async () => {
		const { post, request } = standIn({ cacheSize: 0 });
		const accepted = ['application/json', 'application/graphql-response+json', '*/*'];
		const ask = async (accept: string, name: string) => {
			const posted = await post(body('query Hello($name: String) { hello(name: $name) thing { name } }', { variables: { name } }), {
				accept,
			});
			const search = new URLSearchParams({ query: '{ hello }', variables: '{}' });
			const got = await request(`/graphql?${search}`, { headers: { accept } });
			return Promise.all([posted, got].map(async (answer) => [answer.status, [...answer.headers].sort(), await answer.text()]));
		};
		for (const accept of accepted) {
			const first = await ask(accept, '新 "quoted"\n');
			expect(await ask(accept, '新 "quoted"\n')).toEqual(first);
			expect(JSON.stringify(await ask(accept, 'other'))).toContain('hello other');
		}
	});

	test('is refused, and fails, as at the first time', async () => {
		const { query } = standIn({ cacheSize: 0, maxCost: 20 });
		const document = 'query ($name: String!) { hello(name: $name) }';
		expect((await query(document, {}, { name: 'a' })).data).toEqual({ hello: 'hello a' });
		expect(await query(document, {}, { name: 1 })).toMatchObject({ status: 400, codes: ['BAD_USER_INPUT'] });
		expect(await query(document, {}, {})).toMatchObject({ status: 400, codes: ['BAD_USER_INPUT'] });
		expect((await query(document, {}, { name: 'b' })).data).toEqual({ hello: 'hello b' });
	});

	test('gets no more time than any other', async () => {
		const { query } = standIn({ cacheSize: 0, timeout: 200 });
		const document = `query ($long: Boolean!) { ${Array.from({ length: 30 }, (_, i) => `a${i}: thing { name } b${i}: wait @include(if: $long)`).join(' ')} }`;
		expect((await query(document, {}, { long: false })).data).toMatchObject({ a0: { name: 'thing' } });
		expect((await query(document, {}, { long: true })).codes).toContain('OPERATION_TIMEOUT');
	});

	test('sees what a preview token shows only with the token', async () => {
		const { query } = standIn({ cacheSize: 0, previewToken: 'token' });
		const mode = async (headers = {}) => JSON.parse((await query('{ sees }', headers)).data!.sees as string).mode;
		expect([await mode(), await mode(), await mode({ authorization: 'Bearer token' }), await mode()]).toEqual([
			'live',
			'live',
			'preview',
			'live',
		]);
		expect((await query('{ sees }', { authorization: 'Bearer wrong' })).codes).toEqual(['UNAUTHENTICATED']);
	});

	test('is known by its hash too, with either method', async () => {
		const { post, request } = standIn({ cacheSize: 0 });
		const query = '{ hello }';
		const extensions = { persistedQuery: { version: 1, sha256Hash: hash('sha256', query, 'hex') } };
		const search = new URLSearchParams({ extensions: JSON.stringify(extensions) });
		expect(await (await post({ extensions })).text()).toContain('PersistedQueryNotFound');
		expect(await (await post({ query, extensions })).json()).toEqual({ data: { hello: 'hello you' } });
		for (let time = 0; time < 2; time++) {
			expect(await (await post({ extensions })).json()).toEqual({ data: { hello: 'hello you' } });
			expect(await (await request(`/graphql?${search}`)).json()).toEqual({ data: { hello: 'hello you' } });
		}
	});
});

describe('a crowd that asks the same', () => {
	test.each(['POST', 'GET'])('on sockets is answered with one computation: %s', async (method) => {
		const { state, server } = standIn();
		const listening = createServer((request, response) => void respondToNode(server, request, response)).listen(0, '127.0.0.1');
		onTestFinished(() => void listening.close());
		await once(listening, 'listening');
		const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/graphql`;
		const ask = () =>
			method === 'GET'
				? fetch(`${origin}?query={runs}`)
				: fetch(origin, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ runs }' }) });
		for (let turn = 1; turn <= 3; turn++) {
			state.version = `a-${turn}`;
			const answers = await Promise.all(Array.from({ length: 50 }, async () => (await ask()).text()));
			expect(new Set(answers)).toEqual(new Set([`{"data":{"runs":${turn}}}`]));
		}
		expect(state.runs).toBe(3);
	});
});
