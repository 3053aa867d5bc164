import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileStrictly, downloadSchema, generatedFolder, runTool } from './generate.ts';
import { describeClient } from './installed.ts';
import { readFeedDirectly, type ServedSite, serveSampleSite } from './served-site.ts';

describeClient('gql.tada', () => {
	let site: ServedSite;
	let client: typeof import('./tada/feed.ts');
	beforeAll(async () => {
		site = await serveSampleSite();
		await downloadSchema(site.origin, `${generatedFolder('tada')}/schema.graphql`);
		await runTool('tada', 'gql.tada/bin/cli.js', ['generate-output']);
		client = await import('./tada/feed.ts');
	});
	afterAll(() => site?.close());

	it('reads types off the documents that compile strictly, and refuse what is wrong', () => compileStrictly('tada'));

	it('reads the whole feed page by page', async () => {
		const feed = await client.readFeed(site.url, 5);
		expect(feed.map(({ id, title, path }) => ({ id, title, path }))).toEqual(await readFeedDirectly(site.url));
	});

	it('filters it', async () => {
		const guides = (await readFeedDirectly(site.url)).filter(({ path }) => path.includes('/guides/'));
		expect((await client.readFeed(site.url, 3, 'guides')).map(({ path }) => path)).toEqual(guides.map(({ path }) => path));
	});

	it('tells terms apart by their types', async () => {
		expect(await client.find(site.url, 'knots', ['en'])).toEqual([expect.stringMatching(/<mark>knots<\/mark>.* \(Guides \d, LTR\)$/)]);
	});
});
