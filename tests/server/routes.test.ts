import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { standIn } from './stand-in.ts';

test('/schema.graphql is the schema', async () => {
	const response = await standIn().request('/schema.graphql', { headers: { 'accept-encoding': 'identity' } });
	expect(
		buildSchema(await response.text())
			.getQueryType()
			?.getFields().hello,
	).toBeDefined();
});

test('/metrics counts answers, errors and what is kept', async () => {
	const { request, query } = standIn();
	await query('{ hello }');
	await query('{ hello }');
	await query('{ nothing }');
	const text = await (await request('/metrics')).text();
	expect(text).toContain('hugoql_requests_total{status="200"} 2\n');
	expect(text).toContain('hugoql_requests_total{status="400"} 1\n');
	expect(text).toContain('hugoql_cache_hits_total 1\n');
	expect(text).toMatch(/^hugoql_request_seconds_bucket\{le="\+Inf"\} 3$/m);
	// Every line is a comment or a sample.
	for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]+"\})? \d[\d.e+-]*)$/);
});

test('/ leads a browser to GraphiQL, and its page and parts come from here', async () => {
	const { request } = standIn();
	const root = await request('/', { redirect: 'manual' });
	expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
	const page = await request('/graphql', { headers: { accept: 'text/html,*/*;q=0.8' } });
	expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
	const html = await page.text();
	const parts = [...html.matchAll(/(?:src|href)="(graphiql\/[^"]+)"/g)].map((match) => match[1]!);
	expect(parts).toHaveLength(3);
	for (const part of parts) {
		const response = await request(`/${part}`);
		expect(response.status).toBe(200);
		expect(response.headers.get('cache-control')).toContain('immutable');
	}
	expect(html).not.toMatch(/https?:\/\//);
});

test('without GraphiQL a browser gets GraphQL', async () => {
	const { request } = standIn({ graphiql: false });
	expect((await request('/', { redirect: 'manual' })).status).toBe(404);
	expect((await request('/graphql', { headers: { accept: 'text/html,*/*;q=0.8' } })).status).toBe(400);
});

test('a HEAD request has no body', async () => {
	const response = await standIn().request('/health/live', { method: 'HEAD' });
	expect([response.status, await response.text()]).toEqual([200, '']);
});
