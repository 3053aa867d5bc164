import { expect, onTestFinished, test } from 'vitest';
import { createTestSite } from '../site.ts';
import { serveApp, type Subscriber, subscribeTo, until } from './event-client.ts';

const article = (title: string, text = '') => `---\ntitle: ${title}\ndate: 2025-01-01\n---\n${text}\n`;
const told = '__typename path ... on ArticleUpserted { article { bodyHTML } }';

/** What comes in one piece is at most some 64 kB, and a last event. */
const heavy = 'words '.repeat(4000);

async function start(files: Record<string, string>) {
	const site = await createTestSite(files);
	const { port } = await serveApp(site.app);
	onTestFinished(() => site.close());
	const executions = async () => {
		const text = await (await site.app.fetch(new Request('http://site.test/metrics'))).text();
		return Number(/^hugoql_subscription_executions_total (\d+)$/m.exec(text)?.[1]);
	};
	return { site, port, executions };
}

const toldTo = ({ events }: Subscriber) => events.map(({ data }) => `${data.data?.changes.__typename} ${data.data?.changes.path}`);

test('who is sent many changes in several pieces hears of each once, and goes on behind any of them', async () => {
	const { site, port, executions } = await start({ 'hugo.yaml': 'title: Site', 'content/a.md': article('A') });
	const { changes } = await site.ask<{ changes: { presentCursor: string } }>('{ changes(first: 1) { presentCursor } }');
	site.write(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`content/n${i}.md`, article(`N${i}`, heavy)])));
	await site.app.reindex();
	const { changes: all } = await site.ask<{ changes: { nodes: { path: string }[] } }>(
		'query ($after: String) { changes(after: $after, first: 100) { nodes { path } } }',
		{ after: changes.presentCursor },
	);
	const expected = all.nodes.map(({ path }) => `ArticleUpserted ${path}`);
	expect(new Set(expected).size).toBe(20);
	const query = `subscription ($after: String) { changes(after: $after) { ${told} } }`;
	const before = await executions();
	const subscriber = await subscribeTo(port, query, { after: changes.presentCursor });
	await until(() => toldTo(subscriber).includes(expected.at(-1)!));
	expect(toldTo(subscriber)).toEqual(expected);
	// Three events of 24 kB are more than a piece.
	expect((await executions()) - before).toBeGreaterThanOrEqual(7);
	for (const at of [1, 2, 3, 9]) {
		const again = await subscribeTo(port, query, {}, { 'last-event-id': subscriber.events[at]!.id! });
		await until(() => toldTo(again).includes(expected.at(-1)!));
		expect(toldTo(again)).toEqual(expected.slice(at + 1));
	}
});

test('a change that is told in several events is told whole, though the first of them fills a piece', async () => {
	const { site, port } = await start({
		'hugo.yaml': 'title: Site\ndefaultContentLanguage: en\nlanguages: { en: { weight: 1 }, zh: { weight: 2 } }',
		'content/a.md': article('A', heavy.repeat(4)),
		'content/a.zh.md': article('甲'),
	});
	const subscriber = await subscribeTo(port, `subscription { changes(locales: ["en", "zh"]) { ${told} } }`);
	site.write({ 'content/a.md': article('A 2', heavy.repeat(4)) });
	await site.app.reindex();
	await until(() => toldTo(subscriber).includes('ArticleRemoved /zh/a/'));
	site.write({ 'content/b.md': article('B') });
	await site.app.reindex();
	await until(() => toldTo(subscriber).includes('ArticleUpserted /b/'));
	// The first piece ends with the article that stands for both; its translation's change tells of it again.
	expect(toldTo(subscriber)).toEqual(['ArticleUpserted /a/', 'ArticleUpserted /a/', 'ArticleRemoved /zh/a/', 'ArticleUpserted /b/']);
});
