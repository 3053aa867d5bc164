import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type AppOptions, createApp } from '../../src/app.ts';
import { createIngest, type IngestListener, type Settled } from '../../src/ingest/ingest.ts';
import { siteFolder } from '../source/site-folder.ts';
import { createTestSite } from '../site.ts';

const article = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2025-01-01\n${more}---\n${'Text. '.repeat(300)}\n`;

async function start(options: Partial<AppOptions> = {}) {
	const site = await createTestSite(
		{ 'hugo.yaml': 'title: Site', 'content/a.md': article('A', 'tags: [red]\n'), 'content/b.md': article('B', 'build: { list: never }\n') },
		options,
	);
	onTestFinished(() => site.close());
	const get = (query: string, headers: Record<string, string> = {}) =>
		site.app.fetch(new Request(`http://site.test/graphql?query=${encodeURIComponent(query)}`, { headers }));
	return { site, get };
}

const seen = async (response: Response) => ({
	status: response.status,
	headers: Object.fromEntries([...response.headers].filter(([name]) => name !== 'date')),
	body: await response.text(),
});

test('no header changes an answer that the answer does not name in Vary', async () => {
	const { get } = await start({ corsOrigins: ['https://a.test', 'https://b.test'], previewToken: 'secret' });
	const values: Record<string, string[]> = {
		accept: ['application/json', 'application/graphql-response+json', 'text/html', '*/*'],
		'accept-encoding': ['br', 'gzip', 'identity'],
		'accept-language': ['zh-CN', 'de'],
		authorization: ['Bearer secret', 'Basic eA=='],
		cookie: ['session=1'],
		host: ['other.test'],
		origin: ['https://a.test', 'https://b.test', 'https://c.test'],
		referer: ['https://a.test/'],
		'user-agent': ['Phone/1.0'],
		'x-forwarded-for': ['10.1.1.1'],
		'x-forwarded-host': ['other.test'],
		'x-hugoql-as-of': ['2024-01-01T00:00:00Z'],
	};
	for (const query of ['{ articles { nodes { title bodyHTML } } }', '{ article(by: { path: "/nowhere/" }) { title } }', '{ nonsense }']) {
		const plain = await seen(await get(query));
		for (const [name, alternatives] of Object.entries(values)) {
			for (const value of alternatives) {
				const answer = await seen(await get(query, { [name]: value }));
				const varies = (headers: Record<string, string>) => (headers.vary ?? '').toLowerCase().split(', ').includes(name);
				if (varies(plain.headers) && varies(answer.headers)) continue;
				expect(answer, `${query} with ${name}: ${value}`).toEqual(plain);
			}
		}
	}
});

test('tags tell an answer that shows named articles alone from one that any change may concern', async () => {
	const { get, site } = await start();
	const tags = async (query: string) => (await get(query)).headers.get('cache-tag');
	site.write({ 'content/c.md': '---\ntitle: C\nurl: /x,y/\n---\n' });
	for (let number = 1; number <= 21; number++) site.write({ [`content/n${number}.md`]: article(`N${number}`) });
	await site.app.reindex();
	type Ids = { articles: { nodes: { id: string }[] } };
	const numbered = (await site.ask<Ids>('{ articles(first: 21, where: { pathPrefix: "/n" }) { nodes { id } } }')).articles.nodes;
	const { article: found } = await site.ask<{ article: { id: string } }>('{ article(by: { path: "/a/" }) { id } }');
	const own = `hugoql,article:${found.id},path:/a/`;
	expect(await tags('{ article(by: { path: "/a/" }) { title bodyHTML tags { name path } section { title } } }')).toBe(own);
	expect(await tags(`{ node(id: "${found.id}") { id ... on Article { ...f } } } fragment f on Article { title date }`)).toBe(own);
	expect(await tags('{ page(path: "/a/") { title path } }')).toBe(own);
	expect(await tags('{ article(by: { path: "/x,y/" }) { title } }')).toMatch(/^hugoql,article:[\w-]+,path:\/x%2Cy\/$/);
	for (const query of [
		'{ articles { nodes { title } } }',
		'{ article(by: { path: "/a/" }) { title next { title } } }',
		'{ article(by: { path: "/a/" }) { tags { articleCount } } }',
		'{ article(by: { path: "/a/" }) { title } site { title } }',
		'{ article(by: { path: "/b/" }) { title } }',
		'{ article(by: { path: "/nowhere/" }) { title } }',
		'{ a: article(by: { path: "/a/" }) { title } b: article(by: { path: "/nowhere/" }) { title } }',
		`{ nodes(ids: ${JSON.stringify(numbered.map(({ id }) => id))}) { ... on Article { title } } }`,
		'{ article(by: { slug: "a" }) { title } }',
		'{ page(path: "/") { title path } }',
	])
		expect(await tags(query), query).toBe('hugoql,site');
});

test('caches may keep an answer until the next moment, and not at all while a moment has passed that nobody has looked at', async () => {
	let clock = Date.UTC(2026, 0, 1);
	const { site, get } = await start({ maxAge: 600, now: () => clock });
	const control = async () => (await get('{ articles { totalCount } }')).headers.get('cache-control');
	expect(await control()).toBe('public, max-age=600, must-revalidate');
	site.write({ 'content/soon.md': '---\ntitle: Soon\ndate: 2026-01-01T00:05:00Z\nexpiryDate: 2026-01-01T00:07:00Z\n---\n' });
	await site.app.reindex();
	expect(await control()).toBe('public, max-age=300, must-revalidate');
	const { changes } = await site.ask<{ changes: { presentCursor: string } }>('{ changes(first: 1) { presentCursor } }');
	const news = async () =>
		(
			await site.ask<{ changes: { nodes: { __typename: string; reason?: string }[] } }>(
				'query ($after: String) { changes(after: $after) { nodes { __typename ... on ArticleRemoved { reason } } } }',
				{ after: changes.presentCursor },
			)
		).changes.nodes;
	clock += 300_000;
	await site.app.reindex([]);
	expect([await control(), await news()]).toEqual(['public, max-age=120, must-revalidate', [{ __typename: 'ArticleUpserted' }]]);
	clock += 90_000;
	expect(await control()).toBe('public, max-age=30, must-revalidate');
	clock += 30_000;
	expect(await control()).toBe('public, max-age=0, must-revalidate');
	const count = async () => (await site.ask<{ articles: { totalCount: number } }>('{ articles { totalCount } }')).articles.totalCount;
	expect(await count()).toBe(2);
	await site.app.reindex([]);
	expect([await control(), await count()]).toEqual(['public, max-age=600, must-revalidate', 1]);
});

test('an index of before is answered from at once, but caches keep nothing of it until its first run has ended', async () => {
	const clock = Date.UTC(2026, 0, 1);
	const folder = siteFolder({
		'content/a.md': article('A'),
		'content/soon.md': '---\ntitle: Soon\ndate: 2026-01-01T01:00:00Z\n---\n',
	});
	const database = join(folder, 'index.db');
	const before = createApp({ site: folder, database, now: () => clock });
	await before.ready;
	await before.close();
	let tell = () => {};
	const now = () => clock + 2 * 3_600_000;
	const indexing = (listener: IngestListener) => {
		const onSettled = (settled: Settled) => {
			tell = () => listener.onSettled(settled);
		};
		return createIngest({ site: folder, database, watch: false, load: {} }, { ...listener, onSettled }, { now });
	};
	const app = createApp({ site: folder, database, maxAge: 600, now, indexing });
	onTestFinished(() => app.close());
	const seenNow = async () => {
		const response = await app.fetch(new Request('http://site.test/graphql?query={articles{totalCount}}'));
		return [await response.text(), response.headers.get('cache-control')];
	};
	// A moment has passed that nobody has looked at.
	expect(await seenNow()).toEqual(['{"data":{"articles":{"totalCount":1}}}', 'public, max-age=0, must-revalidate']);
	await app.ready;
	tell();
	expect(await seenNow()).toEqual(['{"data":{"articles":{"totalCount":2}}}', 'public, max-age=600, must-revalidate']);
});
