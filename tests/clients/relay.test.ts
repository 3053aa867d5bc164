import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileStrictly, downloadSchema, generatedFolder, runTool } from './generate.ts';
import { describeClient } from './installed.ts';
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
