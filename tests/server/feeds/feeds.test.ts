import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSite } from '../../site.ts';
import { createNewsSite, hostileTitles } from './news-site.ts';
import { formats, type ReadItem, readFeed, textsAt } from './readers.ts';

let site: TestSite;
beforeAll(async () => {
	site = await createNewsSite();
});
afterAll(() => site.close());

const text = async (path: string) => (await site.app.fetch(new Request(`http://api.test${path}`))).text();

/** What XML 1.0 can hold of a text. */
const possible = (title: string) =>
	[...title].filter((character) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(character)).join('');

const selection = 'nodes { title permalink bodyHTML publishDate lastmod tags { name } categories { name } thumbnail { url } }';
type Answered = {
	title: string;
	permalink: string | null;
	bodyHTML: string;
	publishDate: string | null;
	lastmod: string | null;
	tags: { name: string }[];
	categories: { name: string }[];
};

/** The list that GraphQL gives, as a reader of feeds would see it. */
const lists: [name: string, query: string, ask: () => Promise<Answered[]>][] = [
	['the default language', '', () => articles('articles(first: 100, where: { locale: "en" })')],
	['another language', 'locale=zh-cn', () => articles('articles(first: 100, where: { locale: "zh-CN" })')],
	['a tag', 'tag=ferry', () => articles('tag(slug: "ferry", locale: "en") { articles(first: 100)', '}')],
	['a tag of another language', 'locale=zh-CN&tag=渡轮', () => articles('tag(slug: "渡轮") { articles(first: 100)', '}')],
	['a category', 'category=harbour', () => articles('category(slug: "harbour", locale: "en") { articles(first: 100)', '}')],
	['a section', 'section=news', () => articles('page(path: "/site/news/") { ... on Section { articles(first: 100)', '} }')],
	[
		'a nested section',
		'section=news/harbour',
		() => articles('page(path: "/site/news/harbour/") { ... on Section { articles(first: 100)', '} }'),
	],
	[
		'a section with unlisted articles',
		'section=Notes',
		() => articles('page(path: "/site/notes/") { ... on Section { articles(first: 100)', '} }'),
	],
	[
		'all of them together',
		'section=news&tag=ferry&category=harbour',
		() =>
			articles(
				'page(path: "/site/news/") { ... on Section { articles(where: { tags: { all: ["ferry"] }, categories: { all: ["harbour"] } })',
				'} }',
			),
	],
];

async function articles(start: string, end = ''): Promise<Answered[]> {
	let found: unknown = await site.ask(`{ ${start} { ${selection} } ${end} }`);
	while (!('nodes' in (found as object))) found = Object.values(found as object)[0];
	return (found as { nodes: Answered[] }).nodes;
}

describe.each(formats)('feed.%s', (format) => {
	test.each(lists)('holds what GraphQL says of %s', async (_, query, ask) => {
		const expected = await ask();
		const { items } = readFeed(format, await text(`/feed.${format}?first=100&${query}`));
		expect(expected.length).toBeGreaterThan(0);
		expect(items.map(shown)).toEqual(
			expected.map((article) => ({
				title: format === 'json' ? article.title : possible(article.title),
				url: article.permalink,
				published: article.publishDate === null ? null : Date.parse(article.publishDate),
				tags: [...article.categories, ...article.tags].map(({ name }) => (format === 'json' ? name : possible(name)).trim()),
			})),
		);
		// Bodies without links are the same to the byte; those with some are another test's.
		for (const [index, { title, bodyHTML }] of expected.entries())
			if (title !== 'A later ferry') expect(items[index]!.html?.trim()).toBe(bodyHTML.trim());
	});

	test('says whose feed it is and where', async () => {
		const feed = readFeed(format, await text(`/feed.${format}?tag=ferry&locale=en&first=1`));
		expect(feed).toMatchObject({ title: 'Ferry · The Gull', home: 'https://news.example/site/tags/ferry/', language: 'en-GB' });
		expect(feed.self).toBe(`http://api.test/feed.${format}?locale=en&tag=ferry&first=1`);
		expect(readFeed(format, await text(`/feed.${format}?locale=zh-CN`))).toMatchObject({
			title: '海鸥报',
			home: 'https://news.example/site/zh-cn/',
			language: 'zh-cn',
		});
	});

	test('has absolute links, the picture, authors and the day of the last change', async () => {
		const [ferry, fish, light] = await Promise.all(
			['section=news', 'section=news', 'section=news/harbour'].map(async (query, index) => {
				const { items } = readFeed(format, await text(`/feed.${format}?${query}`));
				return items[index === 1 ? 1 : 0]!;
			}),
		);
		const at = 'https://news.example/site/news/ferry';
		expect(ferry!.html).toContain(`<a href="${at}/timetable.pdf" title="PDF">`);
		expect(ferry!.html).toContain(`<a href="https://news.example/pier/">the pier</a>, <a href="${at}/#when">`);
		expect(ferry!.html).toContain(
			`<img src="${at}/night.jpg" srcset="https://news.example/night.jpg 1x, ${at}/night-2.jpg 2x" alt='a "boat"'> <a href=mailto:bo@news.example>`,
		);
		expect(ferry!.image).toBe('https://news.example/site/images/ferry.jpg');
		expect(ferry!.authors).toEqual(['Bo']);
		expect(fish!.authors).toEqual(['Cy', 'Di']);
		if (format !== 'xml') expect(ferry!.modified).toBe(Date.parse('2025-06-08T10:00:00+08:00'));
		if (format !== 'xml') expect(light!.authors).toEqual(['Ada']);
	});

	test('gives everything once, page after page', async () => {
		const expected = (await articles('articles(first: 100, where: { locale: "en" })')).length;
		const read: ReadItem[] = [];
		let next: string | undefined = `http://api.test/feed.${format}?first=3`;
		let pages = 0;
		while (next) {
			const feed = readFeed(format, await (await site.app.fetch(new Request(next))).text());
			read.push(...feed.items);
			next = feed.next;
			expect(++pages).toBeLessThan(20);
		}
		expect(pages).toBe(Math.ceil(expected / 3));
		expect(new Set(read.map(({ id }) => id)).size).toBe(expected);
		expect(read.map(shown)).toEqual(readFeed(format, await text(`/feed.${format}?first=100`)).items.map(shown));
	});

	test('knows an article by its address, or where it has none, by its name', async () => {
		const { items } = readFeed(format, await text(`/feed.${format}?section=notes`));
		const idOf = (title: string) => items.find((item) => item.title === title)?.id;
		expect(idOf('First of all')).toBe('https://news.example/site/notes/first/');
		expect(idOf('Nowhere')).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});

	test('never holds what is not published, except for an editor', async () => {
		const preview = await createNewsSite({}, { previewToken: 'token' });
		try {
			const titles = async (headers: Record<string, string>) => {
				const response = await preview.app.fetch(new Request(`http://api.test/feed.${format}?tag=ferry`, { headers }));
				const { items } = readFeed(format, await response.text());
				return [items.map(({ title }) => title).join(), response.headers.get('cache-control')];
			};
			const editor = { authorization: 'Bearer token' };
			const live = ['A later ferry,Fish,Light', 'public, max-age=0, must-revalidate'];
			expect(await titles(editor)).toEqual(['Secret plan,A later ferry,Fish,Light,Secret draft', 'no-store']);
			expect(await titles({})).toEqual(live);
			expect(await titles({ ...editor, 'x-hugoql-as-of': '2025-06-05T12:00:00Z' })).toEqual(['Fish,Light', 'no-store']);
			expect(await titles({})).toEqual(live);
			const wrong = await preview.app.fetch(new Request(`http://api.test/feed.${format}`, { headers: { authorization: 'Bearer other' } }));
			expect([wrong.status, wrong.headers.get('cache-control')]).toEqual([401, 'no-store']);
		} finally {
			await preview.close();
		}
	});
});

test('odd titles come through whole, but for what XML cannot hold', async () => {
	const byName = Object.entries(hostileTitles).map(([name, title]) => [`https://news.example/site/hostile/${name}/`, title.toWellFormed()]);
	for (const format of formats) {
		const { items } = readFeed(format, await text(`/feed.${format}?section=hostile`));
		const found = Object.fromEntries(items.map(({ url, title }) => [url, title]));
		expect(found).toEqual(Object.fromEntries(byName.map(([url, title]) => [url, format === 'json' ? title : possible(title!)])));
	}
	expect(JSON.parse(await text('/feed.json')).description).toBe('News of the pier �\u0007');
	expect(textsAt(await text('/feed.xml'), '/rss/channel/description')).toEqual(['News of the pier ']);
});

test('dates have the article’s own offset, and are left out where there are none', async () => {
	const rss = await text('/feed.xml?first=100');
	expect(textsAt(rss, '//item[title="A later ferry"]/pubDate')).toEqual(['Fri, 06 Jun 2025 07:30:00 +0800']);
	expect(textsAt(rss, '//item[title="Some day"]/pubDate')).toEqual([]);
	expect(textsAt(rss, '/rss/channel/lastBuildDate')).toEqual(['Sun, 08 Jun 2025 10:00:00 +0800']);
	expect(textsAt(await text('/feed.atom?first=100'), '//a:entry[a:title="Some day"]/a:updated')).toEqual(['1970-01-01T00:00:00Z']);
});

function shown({ title, url, published, tags }: ReadItem) {
	return { title, url: url ?? null, published, tags: tags.map((tag) => tag.trim()) };
}
