import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeClient } from './installed.ts';
import { type ServedSite, serveSampleSite } from './served-site.ts';

describeClient('the audit of graphql-http', () => {
	let site: ServedSite;
	beforeAll(async () => {
		site = await serveSampleSite();
	});
	afterAll(() => site?.close());

	it('passes whole: what the specification of GraphQL over HTTP says a server must, should and may', async () => {
		const { auditServer } = await import('graphql-http');
		const results = await auditServer({ url: site.url });
		expect(results.length).toBeGreaterThan(50);
		expect(results.filter(({ status }) => status !== 'ok').map(({ name, status }) => `${status}: ${name}`)).toEqual([]);
	});
});
