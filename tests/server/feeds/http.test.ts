import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestSite, type TestSite } from '../../site.ts';
import { createNewsSite } from './news-site.ts';
import { formats, readFeed } from './readers.ts';

let site: TestSite;
let moment = Date.UTC(2029, 11, 31, 23, 59, 0);
beforeAll(async () => {
	site = await createNewsSite({}, { corsOrigins: ['https://reader.example'], maxAge: 300, now: () => moment });
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	site.app.fetch(new Request(`http://api.test${path}`, { method, headers }));

describe('an answer', () => {
	test.each([
		['/feed.xml', 'application/rss+xml; charset=utf-8'],
		['/feed.atom', 'application/atom+xml; charset=utf-8'],
		['/feed.json', 'application/feed+json; charset=utf-8'],
		['/sitemap.xml', 'application/xml; charset=utf-8'],
	])('%s is %s, may be kept until the next article appears, and other origins may read it', async (path, type) => {
		const { status, headers } = await get(path, { origin: 'https://reader.example' });
		expect([status, headers.get('content-type')]).toEqual([200, type]);
		expect(headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
		expect(headers.get('cache-tag')).toBe('hugoql,site');
		expect(headers.get('access-control-allow-origin')).toBe('https://reader.example');
		expect(headers.get('vary')).not.toMatch(/\baccept\b(?!-)/i);
	});

	test('HEAD says the same without the body', async () => {
		for (const path of ['/feed.json?tag=ferry', '/sitemap.xml']) {
			const [whole, head] = [await get(path), await get(path, {}, 'HEAD')];
			expect([head.status, await head.text()]).toEqual([200, '']);
			expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers));
		}
	});

	test('a reader that has it gets 304, in whichever coding it has it', async () => {
		for (const coding of ['identity', 'br', 'gzip']) {
			const first = await get('/feed.xml', { 'accept-encoding': coding, accept: 'text/html, application/rss+xml' });
			const bytes = Buffer.from(await first.arrayBuffer());
			const text = coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes;
			expect(readFeed('xml', text.toString()).items.length).toBe(13);
			const again = await get('/feed.xml', { 'accept-encoding': coding, 'if-none-match': first.headers.get('etag')! });
			expect([again.status, await again.text()]).toEqual([304, '']);
		}
	});

	test('is another one when an article appears', async () => {
		const before = await get('/feed.json?tag=ferry');
		expect(await before.text()).not.toContain('Secret plan');
		moment = Date.UTC(2030, 0, 1, 0, 0, 1);
		await site.app.reindex([]);
		const after = await get('/feed.json?tag=ferry', { 'if-none-match': before.headers.get('etag')! });
		expect([after.status, (await after.text()).includes('Secret plan')]).toEqual([200, true]);
	});

	test('is the same for every spelling of the question, and for parameters of others', async () => {
		const etag = async (path: string) => (await get(path)).headers.get('etag');
		expect(await etag('/feed.json?tag=ferry&utm_source=x&first=')).toBe(await etag('/feed.json?tag=ferry'));
		expect(await etag('/feed.json?first=3&tag=ferry')).toBe(await etag('/feed.json?tag=ferry&first=3'));
	});
});

describe('what cannot be answered is one line that no cache keeps', () => {
	test.each([
		['locale=xx', 404, 'There is no language "xx". The site has: en, zh-CN.'],
		['tag=nothing', 404, 'There is no tag "nothing" in the language en; give the slug of one.'],
		['tag=%E6%B8%A1%E8%BD%AE', 404, 'There is no tag "渡轮" in the language en; give the slug of one.'],
		['category=no%0Ane', 404, 'There is no category "no\\nne" in the language en; give the slug of one.'],
		['section=news/ferry', 404, 'There is no section "news/ferry" in the language en.'],
		['section=/', 404, 'There is no section "/" in the language en.'],
		['first=0', 400, 'first is "0"; it has to be a whole number from 1 to 100.'],
		['first=101', 400, 'first is "101"; it has to be a whole number from 1 to 100.'],
		['first=ten', 400, 'first is "ten"; it has to be a whole number from 1 to 100.'],
		['tag=a&tag=b', 400, 'The parameter tag is given 2 times; give it once.'],
		[
			'after=here',
			400,
			'The cursor is not one that this list gave. Use an endCursor or startCursor as it was answered, or start without one.',
		],
	])('%s', async (query, status, message) => {
		for (const format of formats) {
			const response = await get(`/feed.${format}?${query}`);
			expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store']);
			const text = await response.text();
			if (format !== 'json') expect([response.headers.get('content-type'), text]).toEqual(['text/plain; charset=utf-8', `${message}\n`]);
			else expect(JSON.parse(text)).toMatchObject({ errors: [{ message }] });
		}
	});

	test('other methods', async () => {
		const response = await get('/feed.xml', {}, 'POST');
		expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'GET', '/feed.xml takes GET.\n']);
	});
});

test('the feed is where it was asked for, by what the connection and not what a stranger says', async () => {
	const self = async (headers: Record<string, string>) => readFeed('atom', await (await get('/feed.atom', headers)).text()).self;
	expect(await self({ host: 'api.example:8443', 'x-forwarded-proto': 'https' })).toBe('https://api.example:8443/feed.atom');
	expect(await self({ host: 'api.example', 'x-forwarded-host': 'evil.example' })).toBe('http://api.example/feed.atom');
	expect(await self({ host: 'evil.example/"><x>' })).toBe('http://api.test/feed.atom');
	// The site's own host has the scheme that the site says.
	expect(await self({ host: 'news.example' })).toBe('https://news.example/feed.atom');
	expect((await get('/feed.atom')).headers.get('vary')).toContain('X-Forwarded-Proto');
});

test('without a base URL, links lead to where the feed was asked for, and ids stay', async () => {
	const local = await createTestSite({ 'content/a.md': '---\ntitle: A\n---\n[b](b.md)\n', 'hugo.yaml': 'title: ""' });
	try {
		const read = async (host: string) => readFeed('atom', await (await local.app.fetch(new Request(`http://${host}/feed.atom`))).text());
		const [one, other] = [await read('one.test'), await read('other.test:8080')];
		expect([one.title, one.items[0]!.url]).toEqual(['one.test', 'http://one.test/a/']);
		expect(one.items[0]!.html).toContain('href="http://one.test/a/b.md"');
		expect(other.items[0]!.url).toBe('http://other.test:8080/a/');
		expect(one.items[0]!.id).toBe(other.items[0]!.id);
		expect(one.items[0]!.id).toMatch(/^urn:uuid:/);
	} finally {
		await local.close();
	}
});

test('a feed has 20 articles, or as many as the site sets for its RSS', async () => {
	const posts = Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`content/p${number}.md`, '---\ntitle: P\n---\n']));
	for (const [limit, count] of [
		['', 20],
		['services: {rss: {limit: 7}}', 7],
		['services: {rss: {limit: 500}}', 30],
	] as const) {
		const small = await createTestSite({ ...posts, 'hugo.yaml': `baseURL: https://news.example/\n${limit}` });
		try {
			const response = await small.app.fetch(new Request('http://api.test/feed.json'));
			expect(readFeed('json', await response.text()).items).toHaveLength(count);
		} finally {
			await small.close();
		}
	}
});
