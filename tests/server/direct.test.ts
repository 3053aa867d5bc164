import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { respondToNode } from '../../src/server/node.ts';
import { listen, standIn } from './stand-in.ts';

/*
 * An operation that is common and without fault is compiled and goes past Yoga: nobody but the clock may notice. Nothing is kept here,
 * so that every request is computed. Empty extensions are not among the common forms.
 */

describe('an operation that goes past Yoga', () => {
	const body = (query: string, rest: object = {}) => ({ query, ...rest });

	test.each([
		'*/*',
		'application/json',
		'application/graphql-response+json',
		'application/graphql-response+json, application/json;q=0.9',
		'application/json, application/graphql-response+json',
		'application/json;q=0.5, application/graphql-response+json',
		'application/*',
		'text/event-stream, application/json',
		'text/event-stream',
	])('is answered with the same status, headers and bytes as by Yoga: %s', async (accept) => {
		const { post, request } = standIn({ cacheSize: 0 });
		const ask = async (name: string, more: object) => {
			const query = 'query Hello($name: String) { hello(name: $name) thing { name } }';
			const posted = await post(body(query, { variables: { name }, ...more }), { accept });
			const parameters = Object.entries({ query: '{ hello }', variables: {}, ...more });
			const search = new URLSearchParams(
				parameters.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
			);
			const got = await request(`/graphql?${search}`, { headers: { accept } });
			return Promise.all([posted, got].map(async (answer) => [answer.status, [...answer.headers].sort(), await answer.text()]));
		};
		const name = '新 "quoted"\n';
		const byYoga = await ask(name, { extensions: {} });
		expect(await ask(name, {})).toEqual(byYoga);
		expect(await ask(name, {})).toEqual(byYoga);
		expect(JSON.stringify(await ask('other', {}))).toContain('hello other');
	});

	test('is one that is valid and within the limits', async () => {
		const { query } = standIn({ cacheSize: 0, maxDepth: 3, maxCost: 50 });
		expect((await query('{ thing { thing { name } } }')).data).toEqual({ thing: { thing: { name: 'thing' } } });
		expect((await query('{ thing { thing { thing { name } } } }')).codes).toEqual(['OPERATION_TOO_DEEP']);
		expect((await query('{ missing }')).status).toBe(400);
		expect((await query('{ hello(')).status).toBe(400);
		expect((await query(`{ ${Array.from({ length: 60 }, (_, i) => `b${i}: thing { name }`).join(' ')} }`)).codes).toEqual([
			'OPERATION_TOO_COSTLY',
		]);
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

	test('is known by its id in a manifest too, and no other document is by that', async () => {
		const query = '{ hello }';
		const sha256Hash = hash('sha256', query, 'hex');
		const { post, request } = standIn({ cacheSize: 0, trustedDocuments: new Map([[sha256Hash, query]]) });
		const extensions = { persistedQuery: { version: 1, sha256Hash } };
		const named = [{ documentId: `sha256:${sha256Hash}` }, { id: sha256Hash, query: '{ other }' }, { doc_id: sha256Hash }, { extensions }];
		for (let time = 0; time < 2; time++) {
			for (const names of named) expect(await (await post(names)).json(), JSON.stringify(names)).toEqual({ data: { hello: 'hello you' } });
			expect(await (await request(`/graphql?documentId=${sha256Hash}`)).json()).toEqual({ data: { hello: 'hello you' } });
			for (const names of [{ documentId: 'x' }, { query: '{ other }' }, { id: 'x', query: '{ thing { name } }' }, { id: 7 }])
				expect(await (await post(names)).text()).toContain('DOCUMENT_NOT_TRUSTED');
		}
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
		const listening = createServer((request, response) => void respondToNode(server, request, response));
		const origin = `http://127.0.0.1:${await listen(listening)}/graphql`;
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
