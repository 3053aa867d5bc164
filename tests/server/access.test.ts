import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { standIn } from './stand-in.ts';

describe('preview', () => {
	const seen = async (headers: Record<string, string>, previewToken: string | null = 'token') => {
		const { status, data, codes } = await standIn({ previewToken }).query('{ sees }', headers);
		return data ? JSON.parse(data.sees as string) : [status, codes?.[0]];
	};

	test('a token sees everything, or the site as of an instant; everyone else the live site', async () => {
		expect(await seen({})).toEqual({ mode: 'live', canSeeProblems: false });
		expect(await seen({ authorization: 'Bearer token' })).toEqual({ mode: 'preview', at: null, canSeeProblems: true });
		expect(await seen({ authorization: 'bearer token', 'x-hugoql-as-of': '2025-02-13T06:27:01+08:00' })).toEqual({
			mode: 'preview',
			at: Date.UTC(2025, 1, 12, 22, 27, 1) / 1000,
			canSeeProblems: true,
		});
	});

	test('what is not right is said, and never answered with something else', async () => {
		expect(await seen({ authorization: 'Bearer wrong' })).toEqual([401, 'UNAUTHENTICATED']);
		expect(await seen({ 'x-hugoql-as-of': '2025-02-13T06:27:01Z' })).toEqual([401, 'UNAUTHENTICATED']);
		expect(await seen({ authorization: 'Bearer token', 'x-hugoql-as-of': 'yesterday' })).toEqual([400, 'BAD_REQUEST']);
		expect(await seen({ authorization: 'Bearer token', 'x-hugoql-as-of': '2025-02-31T06:27:01Z' })).toEqual([400, 'BAD_REQUEST']);
		const { query } = standIn({ previewToken: 'token' });
		const statuses = [
			await query('{ sees }'),
			await query('{ sees }'),
			await query('{ sees }', { 'x-hugoql-as-of': '2025-02-13T06:27:01Z' }),
		];
		expect(statuses.map(({ status }) => status)).toEqual([200, 200, 401]);
	});

	test('without a token there are no previews, and what a proxy authorizes is its own business', async () => {
		expect(await seen({ authorization: 'Bearer token' }, null)).toEqual({ mode: 'live', canSeeProblems: false });
		expect(await seen({ 'x-hugoql-as-of': '2025-02-13T06:27:01Z' }, null)).toEqual([401, 'UNAUTHENTICATED']);
	});
});

describe('the hook', () => {
	const sign = (body: string, secret = 'secret') => ({
		'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
	});

	test('a signed request starts a run, any other is refused', async () => {
		const { request, state } = standIn({ hookSecret: 'secret' });
		const send = async (body: string, headers: Record<string, string>) =>
			(await request('/hooks/reindex', { method: 'POST', body, headers })).status;
		expect(await send('{"ref":"main"}', sign('{"ref":"main"}'))).toBe(202);
		expect(state.reindexed).toBe(1);
		expect(await send('{"ref":"other"}', sign('{"ref":"main"}'))).toBe(401);
		expect(await send('{}', sign('{}', 'guess'))).toBe(401);
		expect(await send('{}', {})).toBe(401);
		expect((await request('/hooks/reindex')).status).toBe(405);
		expect(state.reindexed).toBe(1);
	});

	test('without a secret there is no such address', async () => {
		expect((await standIn().request('/hooks/reindex', { method: 'POST', body: '{}', headers: sign('{}', '') })).status).toBe(404);
	});
});

describe('CORS', () => {
	const from = (origin: string) => ({ headers: { origin } });

	test('origins that are named may read, others may not', async () => {
		const { request } = standIn({ corsOrigins: ['https://a.test'] });
		const allowed = await request('/graphql?query={hello}', from('https://a.test'));
		expect(allowed.headers.get('access-control-allow-origin')).toBe('https://a.test');
		expect(allowed.headers.get('access-control-expose-headers')).toContain('ETag');
		const other = await request('/graphql?query={hello}', from('https://b.test'));
		expect(other.headers.get('access-control-allow-origin')).toBeNull();
		expect(other.headers.get('vary')).toContain('Origin');
		const refused = await request('/graphql?query={nothing}', from('https://a.test'));
		expect(refused.headers.get('access-control-allow-origin')).toBe('https://a.test');
	});

	test('a preflight is answered without a word to GraphQL', async () => {
		const preflight = {
			method: 'OPTIONS',
			headers: { origin: 'https://a.test', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
		};
		const { headers, status } = await standIn({ corsOrigins: ['*'] }).request('/graphql', preflight);
		expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual([
			204,
			'*',
			'content-type',
		]);
		expect(headers.get('access-control-allow-methods')).toBe('GET, POST');
		expect(headers.get('vary')).toContain('Access-Control-Request-Headers');
		expect((await standIn().request('/graphql', preflight)).headers.get('access-control-allow-origin')).toBeNull();
	});
});
