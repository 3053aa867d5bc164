import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeClient } from './installed.ts';
import { PAGE_PARTS, repeatHeading } from './page-parts.ts';
import { askDirectly, readFeedDirectly, recordingFetch, type ServedSite, serveSampleSite } from './served-site.ts';

describeClient('urql', () => {
	let site: ServedSite;
	let urql: typeof import('./urql/client.ts');
	let schema: import('./urql/client.ts').Introspection;
	beforeEach(async () => {
		urql = await import('./urql/client.ts');
		site = await serveSampleSite({ isCopy: true });
		schema = await urql.readIntrospection(site.url);
	});
	afterEach(() => site?.close());

	it('reads the whole feed page by page into one list, and has it at hand afterwards', async () => {
		const { fetch, exchanges } = recordingFetch();
		const client = urql.createUrqlClient(site.url, schema, fetch);
		const { articles } = await urql.readFeed(client, 5);
		const expected = await readFeedDirectly(site.url);
		expect(articles.edges.map(({ node: { id, title, path } }) => ({ id, title, path }))).toEqual(expected);
		expect(articles.totalCount).toBe(expected.length);

		const asked = exchanges.length;
		const again = await client.query(urql.FEED, { first: 5 }, { requestPolicy: 'cache-only' });
		expect(again.data!.articles.edges).toHaveLength(expected.length);
		expect(exchanges).toHaveLength(asked);
	});

	it('sends a document once, and from then on its hash by GET, which the server answers from what it keeps', async () => {
		const { fetch, exchanges } = recordingFetch();
		const client = urql.createUrqlClient(site.url, schema, fetch);
		await urql.readFeed(client, 5);
		const [miss, taught, ...hits] = exchanges;
		expect(miss).toMatchObject({ method: 'GET', text: expect.stringContaining('PersistedQueryNotFound') });
		expect(JSON.stringify([miss!.body, ...miss!.url.searchParams])).not.toContain('articles');
		expect(JSON.stringify([taught!.body, ...taught!.url.searchParams])).toContain('articles');
		expect(hits.length).toBeGreaterThan(5);
		for (const { method, url, response } of hits) {
			expect(method).toBe('GET');
			expect(url.searchParams.has('query')).toBe(false);
			expect(response.headers.get('cache-control')).toContain('public');
		}

		const before = await cacheHits(site.origin);
		await urql.readFeed(urql.createUrqlClient(site.url, schema), 5);
		expect((await cacheHits(site.origin)) - before).toBe(hits.length);
	});

	it('adds up what different queries select, without a warning', async () => {
		const client = urql.createUrqlClient(site.url, schema);
		const warnings = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
		await repeatHeading(site);
		for (const query of PAGE_PARTS) expect((await client.query(query, {})).error).toBeUndefined();
		for (const query of PAGE_PARTS) {
			const { data } = await client.query(query, {}, { requestPolicy: 'cache-only' });
			expect(withoutTypenames(data)).toEqual(await askDirectly(site.url, query));
		}
		expect(warnings.flatMap(({ mock }) => mock.calls)).toEqual([]);
	});
});

/** Without what urql asks for to tell types apart. */
function withoutTypenames(data: unknown): unknown {
	return JSON.parse(JSON.stringify(data, (key, value: unknown) => (key === '__typename' ? undefined : value)));
}

/** How many answers the server gave from kept bytes. */
async function cacheHits(origin: string): Promise<number> {
	const metrics = await (await fetch(`${origin}/metrics`)).text();
	return Number(/^hugoql_cache_hits_total (\d+)$/m.exec(metrics)![1]);
}
