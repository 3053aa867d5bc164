import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileStrictly, downloadSchema, generatedFolder, runTool } from './generate.ts';
import { describeClient } from './installed.ts';
import { repeatHeading } from './page-parts.ts';
import { readFeedDirectly, type ServedSite, serveSampleSite } from './served-site.ts';

describeClient('Relay', () => {
	let site: ServedSite;
	let relay: typeof import('./relay/feed.ts');
	beforeAll(async () => {
		site = await serveSampleSite({ isCopy: true });
		const folder = generatedFolder('relay');
		await downloadSchema(site.origin, `${folder}/schema.graphql`);
		mkdirSync(`${folder}/artifacts`);
		await runTool('relay', 'relay-compiler/cli.js', ['relay.config.json']);
		await replaceTags(fileURLToPath(new URL('relay/feed.ts', import.meta.url)), `${folder}.ts`, `${folder}/artifacts`);
		relay = await import(`${folder}.ts`);
	});
	afterAll(() => site?.close());

	it('compiles strictly', () => compileStrictly('relay'));

	it('reads the whole feed through the compiled fragment into one connection', async () => {
		const { articles } = await relay.readFeed(relay.createRelayEnvironment(site.url), 5);
		const expected = await readFeedDirectly(site.url);
		expect(articles.edges.map(({ node: { id, title, path } }) => ({ id, title, path }))).toEqual(expected);
		expect(articles.totalCount).toBe(expected.length);
	});

	it('asks for an article again by its id, and what changed is in the feed too', async () => {
		const environment = relay.createRelayEnvironment(site.url);
		const { articles } = await relay.readFeed(environment, 50);
		const { id } = articles.edges.find(({ node }) => node.path === '/guides/three-knots/')!.node;
		site.save('en/guides/three-knots.en.md', (text) => text.replace(/^title:.*$/m, 'title: Four knots'));
		await site.app.reindex();
		expect(await relay.refetchArticle(environment, id)).toMatchObject({ __typename: 'Article', id, title: 'Four knots' });
		expect(environment.getStore().getSource().get(id)).toMatchObject({ title: 'Four knots', path: '/guides/three-knots/' });
	});

	it('keeps apart headings that have the same id in two articles', async () => {
		await repeatHeading(site);
		const environment = relay.createRelayEnvironment(site.url);
		const { articles } = await relay.readFeed(environment, 50);
		const idOf = (wanted: string) => articles.edges.find(({ node }) => node.path === wanted)!.node.id;
		const knots = await relay.refetchArticle(environment, idOf('/guides/three-knots/'));
		const stillShown = watchHeadings(environment, idOf('/guides/three-knots/'));
		const dark = await relay.refetchArticle(environment, idOf('/stories/keeper-of-the-needle/'));
		expect(dark).toMatchObject({ headings: expect.arrayContaining([{ id: 'bowline', text: 'Tied in the dark' }]) });
		expect(stillShown()).toEqual(knots!.headings);
	});
});

/** Puts the compiled documents in the place of the tags, as bundlers do with Relay's Babel plugin. */
async function replaceTags(source: string, target: string, artifactDirectory: string): Promise<void> {
	const { transformFileAsync } = await import('@babel/core');
	const result = await transformFileAsync(source, {
		plugins: [['relay', { artifactDirectory, eagerEsModules: true }]],
		parserOpts: { plugins: ['typescript'] },
		configFile: false,
		babelrc: false,
		cwd: fileURLToPath(new URL('./', import.meta.url)),
	});
	writeFileSync(target, result!.code!);
}

/** Reads an article's headings from the store. */
function watchHeadings(environment: import('relay-runtime').Environment, id: string): () => unknown {
	return () => {
		const source = environment.getStore().getSource();
		const { __refs } = (source.get(id) as Record<string, { __refs: string[] }>).headings!;
		return __refs.map((reference) => {
			const { id, text } = source.get(reference) as Record<string, unknown>;
			return { id, text };
		});
	};
}
