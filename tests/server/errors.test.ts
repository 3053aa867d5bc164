import { describe, expect, test } from 'vitest';
import { standIn } from './stand-in.ts';

describe('errors of the catalogue', () => {
	test('what a resolver refuses keeps its words, what breaks is told to the log alone', async () => {
		const { query, state } = standIn();
		const { status, data, errors } = await query('{ refuses breaks breaksInside hello }');
		expect(status).toBe(200);
		expect(data).toEqual({ refuses: null, breaks: null, breaksInside: null, hello: 'hello you' });
		expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
			['The cursor is of another list.', { code: 'CURSOR_INVALID' }],
			[expect.not.stringContaining('secret'), { code: 'INTERNAL_SERVER_ERROR' }],
			[expect.not.stringContaining('secret'), { code: 'INTERNAL_SERVER_ERROR' }],
		]);
		expect(state.log.join('\n')).toContain('no such column: secret');
	});

	test.each([
		['{ hello', 400, 'GRAPHQL_PARSE_FAILED'],
		['{ nothing }', 400, 'GRAPHQL_VALIDATION_FAILED'],
		['query ($name: String!) { hello(name: $name) }', 400, 'BAD_USER_INPUT'],
		['query a { hello } query b { hello }', 400, 'BAD_USER_INPUT'],
	])('%s', async (text, status, code) => {
		const { query } = standIn();
		const result = await query(text);
		expect([result.status, result.codes]).toEqual([status, [code]]);
		expect(result.headers.get('cache-control')).toBe('no-store');
	});

	test('clients of the older media type get 200 for a refused document', async () => {
		const { query } = standIn();
		expect((await query('{ nothing }', { accept: 'application/json' })).status).toBe(200);
	});

	test.each([
		['/nothing', {}, 404, 'NOT_FOUND'],
		['/graphql', { method: 'PUT' }, 405, 'METHOD_NOT_ALLOWED'],
		['/health/live', { method: 'POST' }, 405, 'METHOD_NOT_ALLOWED'],
		['/graphql', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400, 'BAD_REQUEST'],
		['/graphql', { method: 'POST', body: 'x', headers: { 'content-type': 'text/csv' } }, 415, 'BAD_REQUEST'],
		['/graphql?query={hello}', { headers: { accept: 'image/png' } }, 406, 'BAD_REQUEST'],
		['/graphql', { method: 'POST', body: 'x'.repeat(300_000), headers: { 'content-type': 'application/json' } }, 413, 'PAYLOAD_TOO_LARGE'],
		['/graphql?query={hello}&variables=[', {}, 400, 'BAD_REQUEST'],
	])('%s %o', async (path, init, status, code) => {
		const { request } = standIn();
		const response = await request(path, init);
		const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
		expect([response.status, errors[0]?.extensions.code]).toEqual([status, code]);
		expect(errors[0]?.message).not.toBe('');
	});

	test('a method that no request of the Fetch standard has is refused as any other', async () => {
		const { server, state } = standIn();
		for (const path of ['/graphql', '/nowhere']) {
			const url = `http://site.test${path}`;
			const incoming = { method: 'TRACE', url, target: path, path, header: () => null, headers: {}, body: null, client: '' };
			const { status, headers } = await server.respond({ ...incoming, signal: new AbortController().signal });
			expect([status, headers.allow]).toEqual([405, 'GET, POST']);
		}
		expect(state.log).toEqual([]);
	});

	test('a media type is understood in any case', async () => {
		const { post } = standIn();
		expect(await (await post({ query: '{ hello }' }, { 'content-type': 'Application/JSON; Charset=UTF-8' })).json()).toEqual({
			data: { hello: 'hello you' },
		});
	});

	test('nothing is answered from an index that is not there yet', async () => {
		const { query, request, state } = standIn();
		state.isReady = false;
		expect(await query('{ hello }')).toMatchObject({ status: 503, codes: ['NOT_READY'] });
		expect((await request('/health/ready')).status).toBe(503);
		expect((await request('/health/live')).status).toBe(200);
		state.isReady = true;
		expect((await request('/health/ready')).status).toBe(200);
	});
});
