import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileStrictly, generatedFolder, runTool } from './generate.ts';
import { describeClient } from './installed.ts';
import { askDirectly, readFeedDirectly, type ServedSite, serveSampleSite } from './served-site.ts';

describeClient('the client preset of GraphQL Code Generator', () => {
	let site: ServedSite;
	let client: typeof import('./codegen/feed.ts');
	let readFragment: typeof import('./generated/codegen/index.ts').readFragment;
	beforeAll(async () => {
		site = await serveSampleSite();
		generatedFolder('codegen');
		await runTool('codegen', '@graphql-codegen/cli/cjs/bin.js', ['--config', 'codegen.ts'], { HUGOQL_URL: site.url });
		client = await import('./codegen/feed.ts');
		({ readFragment } = await import('./generated/codegen/index.ts'));
	});
	afterAll(() => site?.close());

	it('makes types that compile strictly, and refuse what is wrong', () => compileStrictly('codegen'));

	it('reads the whole feed page by page', async () => {
		const feed = await client.readFeed(site.url, 5);
		const expected = await readFeedDirectly(site.url);
		expect(feed.map((node) => readFragment(client.LINE, node)).map(({ id, title, path }) => ({ id, title, path }))).toEqual(expected);
	});

	it('reads it in another order', async () => {
		const { articles } = await askDirectly<{ articles: { nodes: { title: string; date: string }[] } }>(
			site.url,
			'{ articles(first: 100, orderBy: { field: TITLE }) { nodes { title date } } }',
		);
		const feed = await client.readFeed(site.url, 20, 'TITLE');
		expect(feed.map(client.lineText)).toEqual(articles.nodes.map(({ title, date }) => `${date?.slice(0, 10) ?? 'undated'} ${title}`));
	});

	it('tells pages and widgets apart by their types', async () => {
		const page = async (path: string) => (await client.execute(site.url, client.PAGE, { path })).page!;
		const article = await page('/guides/three-knots/');
		expect(client.describePage(article)).toBe('Three knots and when to trust them: 1 min');
		expect(client.describePage(await page('/guides/'))).toMatch(/: \d+ articles$/);
		const widgets = client.describeWidgets(await page('/'));
		expect(widgets[0]).toBe('search');
		expect(widgets[1]).toMatch(/^recent: \d{4}-\d\d-\d\d \w/);
	});
});
