import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeClient } from './installed.ts';
import { PAGE_PARTS, repeatHeading } from './page-parts.ts';
import { askDirectly, readFeedDirectly, recordingFetch, type ServedSite, serveSampleSite } from './served-site.ts';

describeClient('Apollo Client', () => {
	let site: ServedSite;
	let apollo: typeof import('./apollo/client.ts');
	let facts: import('./apollo/client.ts').SchemaFacts;
	beforeEach(async () => {
		apollo = await import('./apollo/client.ts');
		site = await serveSampleSite({ isCopy: true });
		facts = await apollo.readSchemaFacts(site.url);
	});
	afterEach(() => site?.close());

	it('reads the whole feed page by page into one list', async () => {
		const { articles } = await apollo.readFeed(apollo.createApolloClient(site.url, facts), 5);
		const expected = await readFeedDirectly(site.url);
		expect(articles.edges.map(({ node: { id, title, path } }) => ({ id, title, path }))).toEqual(expected);
		expect(articles.totalCount).toBe(expected.length);
	});

	it('sends a document once, and from then on its hash by GET, which caches may keep', async () => {
		const { fetch, exchanges } = recordingFetch();
		const client = apollo.createApolloClient(site.url, facts, fetch);
		const ask = (first: number) => client.query({ query: apollo.FEED, variables: { first }, fetchPolicy: 'network-only' });
		expect((await ask(3)).data!.articles.edges).toHaveLength(3);
		const [miss, taught] = exchanges;
		expect(miss).toMatchObject({ method: 'GET', text: expect.stringContaining('PersistedQueryNotFound') });
		expect(miss!.url.searchParams.has('query')).toBe(false);
		expect(miss!.response.headers.get('cache-control')).toBe('no-store');
		expect(taught).toMatchObject({ method: 'POST', body: { query: expect.stringContaining('query Feed') } });

		expect((await ask(4)).data!.articles.edges).toHaveLength(4);
		const hit = exchanges[2]!;
		expect(exchanges).toHaveLength(3);
		expect(hit.method).toBe('GET');
		expect(hit.url.searchParams.has('query')).toBe(false);
		expect(hit.response.headers.get('cache-control')).toContain('public');
		const again = await globalThis.fetch(hit.url, {
			headers: { accept: hit.response.headers.get('content-type')!, 'if-none-match': hit.response.headers.get('etag')! },
		});
		expect(again.status).toBe(304);
	});

	it('shows what it has at once, then what is new, and goes on from there', async () => {
		const client = apollo.createApolloClient(site.url, facts);
		const known = client.watchQuery({ query: apollo.FEED, variables: { first: 5 } });
		const { data: first } = await known.refetch();
		const { endCursor } = first!.articles.pageInfo;
		await known.fetchMore({ variables: { after: endCursor } });
		site.save('en/guides/tide-table.en.md', (text) => text.replace(/^title:.*$/m, 'title: Tides, retold'));
		await site.app.reindex();

		const shown: { titles: string[]; loading: boolean }[] = [];
		const feed = client.watchQuery({ query: apollo.FEED, variables: { first: 5 }, fetchPolicy: 'cache-and-network' });
		const subscription = feed.subscribe(({ data, loading }) =>
			shown.push({ titles: (data as typeof first)!.articles.edges.map(({ node }) => node.title), loading }),
		);
		await expect.poll(() => shown.at(-1)?.loading, { timeout: 20_000 }).toBe(false);
		const expected = (await readFeedDirectly(site.url)).map(({ title }) => title);
		expect(shown[0]).toEqual({ titles: ['How to read the tide table', ...expected.slice(1, 10)], loading: true });
		expect(shown.at(-1)!.titles).toEqual(['Tides, retold', ...expected.slice(1, 5)]);
		await feed.fetchMore({ variables: { first: 10, after: endCursor } });
		await expect.poll(() => shown.at(-1)!.titles).toEqual(expected.slice(0, 15));
		subscription.unsubscribe();
	});

	it('adds up what different queries select, without a warning', async () => {
		const { gql } = await import('@apollo/client');
		const { print } = await import('graphql');
		const client = apollo.createApolloClient(site.url, facts);
		const warnings = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
		await repeatHeading(site);
		const parts = PAGE_PARTS.map((text) => gql(text));
		for (const query of parts) await client.query({ query });
		for (const query of parts) {
			expect(client.readQuery({ query })).toEqual(await askDirectly(site.url, print(client.cache.transformDocument(query))));
		}
		expect(warnings.flatMap(({ mock }) => mock.calls)).toEqual([]);
	});
});
