import { gunzipSync } from 'node:zlib';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/server/exchange.ts';
import { createSitemap } from '../../../src/server/feeds/sitemap.ts';
import { createTestSite, type TestSite } from '../../site.ts';
import { createNewsSite } from './news-site.ts';

const namespaces = { s: 'http://www.sitemaps.org/schemas/sitemap/0.9', x: 'http://www.w3.org/1999/xhtml' };

type Entry = { loc: string; lastmod?: string; changefreq?: string; priority?: string; alternates: string[] };

/** Reads a sitemap, or a sitemap index, as XML. */
function readSitemap(xml: string, name: 'url' | 'sitemap' = 'url'): Entry[] {
	const document = XmlDocument.fromString(xml);
	try {
		const all = document.find(`/*/s:${name}`, namespaces) as XmlElement[];
		return all.map((element) => {
			const text = (path: string) => element.find(path, namespaces)[0]?.content;
			const links = element.find('x:link', namespaces) as XmlElement[];
			const entry: Entry = {
				loc: text('s:loc')!,
				alternates: links.map((link) => `${link.attr('hreflang')?.content} ${link.attr('href')?.content}`),
			};
			for (const key of ['lastmod', 'changefreq', 'priority'] as const) if (text(`s:${key}`) !== undefined) entry[key] = text(`s:${key}`);
			return entry;
		});
	} finally {
		document.dispose();
	}
}

const get = (site: TestSite, path: string, headers: Record<string, string> = {}) =>
	site.app.fetch(new Request(`http://api.test${path}`, { headers }));

describe('the sitemap', () => {
	let site: TestSite;
	beforeAll(async () => {
		site = await createNewsSite({
			'content/wishes/_index.md': '---\ntitle: Wishes\ncascade: {sitemap: {priority: 0.9}}\n---\n',
			'content/wishes/own.md': '---\ntitle: Own\nsitemap: {changeFreq: Daily, Priority: "0"}\n---\n',
			'content/wishes/given.md': '---\ntitle: Given\n---\n',
			'content/wishes/out.md': '---\ntitle: Out\nsitemap: {disable: true}\n---\n',
			'content/wishes/never.md': '---\ntitle: Never\nbuild: {list: never}\n---\n',
		});
	});
	afterAll(() => site.close());

	test('holds every page that has an address and stands in the site’s lists, and no other', async () => {
		const xml = await (await get(site, '/sitemap.xml')).text();
		const answer = await site.ask<{ pages: { nodes: { permalink: string | null; title: string }[] } }>(
			'{ pages(first: 100, listed: true) { nodes { permalink title } } }',
		);
		const expected = answer.pages.nodes.filter(({ permalink, title }) => permalink !== null && title !== 'Out');
		expect(
			readSitemap(xml)
				.map(({ loc }) => loc)
				.sort(),
		).toEqual(expected.map(({ permalink }) => permalink).sort());
		expect(xml).not.toMatch(/draft|future|nowhere|here|out/);
	});

	test('says when a page changed, in which languages it is, and what front matter wishes', async () => {
		const entries = readSitemap(await (await get(site, '/sitemap.xml')).text());
		const of = (path: string) => entries.find(({ loc }) => loc === `https://news.example/site/${path}`);
		const alternates = [
			'en-GB https://news.example/site/news/ferry/',
			'x-default https://news.example/site/news/ferry/',
			'zh-cn https://news.example/site/zh-cn/news/ferry/',
		];
		expect(of('news/ferry/')).toEqual({ loc: 'https://news.example/site/news/ferry/', lastmod: '2025-06-08T10:00:00+08:00', alternates });
		expect(of('zh-cn/news/ferry/')?.alternates).toEqual(alternates);
		expect(of('news/fish/')?.alternates).toEqual([]);
		expect(of('notes/undated/')).toEqual({ loc: 'https://news.example/site/notes/undated/', alternates: [] });
		expect(of('wishes/own/')).toMatchObject({ changefreq: 'Daily', priority: '0' });
		expect(of('wishes/given/')).toMatchObject({ priority: '0.9' });
		expect(of('news/fish/')).not.toHaveProperty('priority');
	});

	test('has a validator and is compressed once', async () => {
		const plain = await get(site, '/sitemap.xml');
		expect(plain.headers.get('content-type')).toBe('application/xml; charset=utf-8');
		const packed = await get(site, '/sitemap.xml', { 'accept-encoding': 'br, gzip' });
		expect(packed.headers.get('content-encoding')).toBe('gzip');
		expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text());
		for (const etag of [plain.headers.get('etag')!, packed.headers.get('etag')!]) {
			const again = await get(site, '/sitemap.xml', { 'if-none-match': etag });
			expect([again.status, await again.text()]).toEqual([304, '']);
		}
	});

	test('follows the content', async () => {
		const before = await get(site, '/sitemap.xml');
		site.write({ 'content/notes/new.md': '---\ntitle: New\n---\n', 'content/news/fish.md': null });
		await site.app.reindex();
		const after = await get(site, '/sitemap.xml', { 'if-none-match': before.headers.get('etag')! });
		expect(after.status).toBe(200);
		const xml = await after.text();
		expect([xml.includes('/notes/new/'), xml.includes('/news/fish/')]).toEqual([true, false]);
	});
});

test('a big sitemap is an index of parts, none of which is over a limit', async () => {
	const posts = Array.from({ length: 450 }, (_, number) => [
		`content/post/p${number}.md`,
		`---\ndate: 2025-01-01T00:00:${number % 60}Z\n---\n`,
	]);
	const site = await createTestSite({ 'hugo.yaml': 'baseURL: https://news.example/', ...Object.fromEntries(posts) });
	try {
		const sitemap = createSitemap({ addresses: 100, bytes: 9000 });
		const read = async (path: string) => {
			const answer = await sitemap.answer(incoming(path), site.app.store!, 'no-cache');
			return { status: answer.status, text: String(answer.body) };
		};
		const index = readSitemap((await read('/sitemap.xml')).text, 'sitemap');
		expect(index.map(({ loc }) => loc)).toEqual(index.map((_, number) => `https://api.test/sitemap-${number + 1}.xml`));
		expect(index[0]!.lastmod).toMatch(/^2025-01-01T00:00:\d\dZ$/);
		const locations: string[] = [];
		for (const { loc } of index) {
			const { text } = await read(new URL(loc).pathname);
			expect(Buffer.byteLength(text)).toBeLessThanOrEqual(9000);
			const entries = readSitemap(text);
			expect(entries.length).toBeLessThanOrEqual(100);
			locations.push(...entries.map((entry) => entry.loc));
		}
		const whole = readSitemap(await (await get(site, '/sitemap.xml')).text());
		expect(locations).toEqual(whole.map(({ loc }) => loc));
		expect(locations.length).toBeGreaterThan(450);
		expect((await read(`/sitemap-${index.length + 1}.xml`)).status).toBe(404);
		expect((await get(site, '/sitemap-1.xml')).status).toBe(404);
	} finally {
		await site.close();
	}
});

test('without a base URL, addresses are those that the sitemap was asked at', async () => {
	const site = await createTestSite({ 'hugo.yaml': 'baseURL: /sub/', 'content/a.md': '---\ntitle: A\n---\n' });
	try {
		const locations = async (headers: Record<string, string>) => {
			const response = await get(site, '/sitemap.xml', headers);
			return [
				readSitemap(await response.text())
					.map(({ loc }) => loc)
					.sort()[1],
				response.headers.get('etag'),
				response.headers.get('vary'),
			];
		};
		const [one, oneTag, vary] = await locations({ host: 'one.example:8080' });
		const [other, otherTag] = await locations({ host: 'other.example', 'x-forwarded-proto': 'https' });
		expect([one, other]).toEqual(['http://one.example:8080/sub/a/', 'https://other.example/sub/a/']);
		expect(oneTag).not.toBe(otherTag);
		expect(vary).toBe('Accept-Encoding, X-Forwarded-Proto');
	} finally {
		await site.close();
	}
});

function incoming(path: string): Incoming {
	return {
		method: 'GET',
		url: `https://api.test${path}`,
		target: path,
		path,
		header: () => null,
		headers: {},
		body: null,
		client: 'local',
		signal: new AbortController().signal,
	};
}

test('addresses are the permalinks, also where canonifyURLs keeps the path of the base URL out of them', async () => {
	for (const canonifyURLs of [true, false]) {
		const site = await createTestSite({
			'hugo.yaml': `baseURL: https://example.org/docs/\ncanonifyURLs: ${canonifyURLs}\n`,
			'content/a.md': '---\ntitle: A\n---\nText',
		});
		const { articles } = await site.ask<{ articles: { nodes: { permalink: string }[] } }>('{ articles { nodes { permalink } } }');
		const locs = readSitemap(await (await get(site, '/sitemap.xml')).text()).map(({ loc }) => loc);
		expect(articles.nodes).toEqual([{ permalink: 'https://example.org/docs/a/' }]);
		expect(locs).toContain('https://example.org/docs/a/');
		await site.close();
	}
});
