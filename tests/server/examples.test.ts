import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { exampleTabs, readExamples } from '../../src/server/examples.ts';
import { siteFolder } from '../source/site-folder.ts';

type Row = Record<string, unknown>;
type Answer = { errors?: unknown; data: Record<string, Record<string, never>> };

async function ask(app: App, query: string, variables: unknown): Promise<Answer> {
	const request = new Request('http://site.test/graphql', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ query, variables }),
	});
	return (await (await app.fetch(request)).json()) as Answer;
}

describe('the tabs that GraphiQL opens with, on the sample site', () => {
	let app: App;
	const answers: Record<string, Answer> = {};
	beforeAll(async () => {
		app = createApp({ site: fileURLToPath(new URL('../..', import.meta.url)), database: ':memory:' });
		await app.ready;
		for (const { name, query, variables } of readExamples()) answers[name] = await ask(app, query, variables);
	});
	afterAll(() => app.close());

	test('none fails', () => {
		expect(Object.keys(answers)).toEqual(['feed', 'page', 'related', 'tag-cloud', 'translations']);
		for (const answer of Object.values(answers)) expect(answer.errors).toBeUndefined();
	});

	test('the feed is the newest articles', () => {
		const { totalCount, nodes } = answers.feed!.data.articles as unknown as { totalCount: number; nodes: { date: string; tags: Row[] }[] };
		expect(nodes).toHaveLength(10);
		expect(totalCount).toBeGreaterThan(10);
		const dates = nodes.map((node) => Date.parse(node.date));
		expect(dates).toEqual(dates.toSorted((a, b) => b - a));
		expect(nodes.some((node) => node.tags.length > 0)).toBe(true);
	});

	test('the page has its widgets, filled', () => {
		const { layout } = answers.page!.data.page as unknown as { layout: { sidebar: string; widgets: (Row & { __typename: string })[] } };
		expect(layout.sidebar).toBe('RIGHT');
		expect(layout.widgets.map((widget) => widget.__typename)).toEqual(['SearchWidget', 'RecentWidget', 'TagListWidget', 'LanguagesWidget']);
		for (const list of ['articles', 'entries', 'translations'])
			expect(layout.widgets.find((widget) => list in widget)?.[list]).not.toEqual([]);
		expect((answers.page!.data.site as unknown as { menu: Row[] }).menu).not.toEqual([]);
	});

	test('related articles say why', () => {
		const { related } = answers.related!.data.article as unknown as { related: { edges: { score: number; matches: Row[] }[] } };
		expect(related.edges.length).toBeGreaterThan(0);
		for (const { score, matches } of related.edges) {
			expect(score).toBeGreaterThan(0);
			expect(matches).not.toEqual([]);
		}
	});

	test('the tag cloud counts', () => {
		const entries = answers['tag-cloud']!.data.tagCloud as unknown as { count: number; level: number }[];
		expect(entries[0]!.count).toBeGreaterThan(1);
		expect(entries.map((entry) => entry.count)).toEqual(entries.map((entry) => entry.count).toSorted((a, b) => b - a));
	});

	test('translations hold one that is only promised', () => {
		const { translations } = answers.translations!.data.article as unknown as { translations: { isAvailable: boolean }[] };
		expect(translations.map((translation) => translation.isAvailable).toSorted()).toEqual([false, true]);
	});
});

test('on another site the tabs ask for what it has', async () => {
	const folder = siteFolder({
		'hugo.yaml': 'defaultContentLanguage: fr',
		'content/post/un.md': '---\ntitle: Un\ndate: 2025-01-01\n---\nx',
	});
	const app = createApp({ site: folder, database: ':memory:' });
	await app.ready;
	for (const { query, variables } of exampleTabs(app.store)) {
		const { data, errors } = await ask(app, query, JSON.parse(variables));
		expect(errors).toBeUndefined();
		expect(Object.values(data)).not.toContain(null);
	}
	await app.close();
});
