import { describe, expect, it } from 'vitest';
import { createStore, decodeNodeId, encodeNodeId, nodeType, type PageRow } from '../../src/store/store.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

const articles: TestArticle[] = [
	{ path: '/news/first', date: 500, title: 'First', aliases: ['/old/first', '/en/alt name'] },
	{ path: '/news/first', language: 'zh-CN', date: 500, title: '第一', url: '/zh-cn/news/%E7%AC%AC%E4%B8%80/' },
	{ path: '/news/second', date: 400, title: 'Second', translationKey: 'pair' },
	{ path: '/news/zweite', language: 'de', date: 400, title: 'Zweite', translationKey: 'pair' },
	{ path: '/news/third', date: 300, title: 'Third', list: 'local' },
	{ path: '/news/hidden', date: 350, title: 'Hidden', list: 'never' },
	{ path: '/news/draft', date: 600, title: 'Draft', isDraft: true, terms: { tags: ['unborn'] } },
	{ path: '/docs/guides/deep', date: 100, title: 'Deep', weight: 2, terms: { tags: ['C#'] } },
	{ path: '/docs/guides/later', date: 90, title: 'Later' },
	{ path: '/about', date: null, title: 'About', url: '/odd/c%23/' },
];
const config = testConfig(['en', 'zh-CN', 'de']);
const store = createStore(fillIndex({ languages: ['en', 'zh-CN', 'de'], articles, sections: ['/docs/guides'] }), config);
const reader = store.reader({ mode: 'live' });
const preview = store.reader({ mode: 'preview', at: null });
const [english, chinese, german] = reader.languages();
const get = (path: string, language = english!) => reader.pageByLogicalPath(language.id, path)!;
const titles = (pages: PageRow[]) => pages.map(({ title }) => title);

describe('a page is found', () => {
	it.each([
		'/zh-cn/news/%E7%AC%AC%E4%B8%80/',
		'/zh-cn/news/第一',
		'/zh-cn/news/%e7%ac%ac%e4%b8%80',
		'zh-cn/news/第一/',
		'https://example.org/zh-cn/news/第一/?page=2#top',
	])('by %s', (path) => expect(reader.pageByUrl(path)?.title).toBe('第一'));
	it.each([
		['/old/first/', 'First'],
		['/en/alt%20name', 'First'],
		['/odd/c#/', 'About'],
		['/', ''],
		['', ''],
	])('by alias or odd path %s', (path, title) => expect(reader.pageByUrl(path)?.title).toBe(title));

	it('by nothing else, and never by what is no path', () => {
		for (const path of ['/news/draft/', '/nowhere', '/%', '/\0', `/${'x'.repeat(10_000)}`]) expect(reader.pageByUrl(path)).toBeNull();
		expect(preview.pageByUrl('/news/draft')?.title).toBe('Draft');
	});

	it('by slug, translation key and file in the preferred language', () => {
		expect(reader.articleBySlug('first', null)?.title).toBe('First');
		expect(reader.articleByTranslationKey('pair', ['DE', 'en'])?.title).toBe('Zweite');
		expect(reader.articleByTranslationKey('pair', ['zh-CN', 'en'])?.title).toBe('Second');
		expect(reader.articleByUrl('/news/second', ['de'])?.title).toBe('Zweite');
		expect(reader.pageByFile('news/first.md', ['zh-cn'])?.title).toBe('第一');
		expect(reader.articleByLogicalPath('/news/first', ['de', 'zh-CN'])?.title).toBe('第一');
		expect(() => reader.articleBySlug('first', ['fr'])).toThrow(
			expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining('zh-CN') }),
		);
		expect(reader.isFallback(get('/news/second'), ['zh-CN', 'en'])).toBe(true);
	});

	it('by a node id that every rebuild gives again', () => {
		for (const page of [get('/news/first'), get('/'), get('/tags'), get('/tags/c#'), get('/news')]) {
			const id = encodeNodeId(nodeType(page), 'en', page.logicalPath);
			expect(reader.pageByNodeId(id)?.id).toBe(page.id);
			expect(decodeNodeId(`${id}=`)).toBeNull();
		}
		for (const id of [
			'',
			'!',
			'QXJ0',
			encodeNodeId('Tag', 'en', '/news/first'),
			encodeNodeId('Article', 'fr', '/news/first'),
			'x'.repeat(9000),
		]) {
			expect(reader.pageByNodeId(id)).toBeNull();
		}
	});

	it('by ids, in their order', () => {
		const first = get('/news/first').id;
		const draft = preview.pageByUrl('/news/draft')!.id;
		expect(reader.pages([first, 9999, draft, first]).map((page) => page?.title ?? null)).toEqual(['First', null, null, 'First']);
		expect(preview.pages([draft])[0]?.title).toBe('Draft');
	});
});

describe('a page knows', () => {
	it('its translations, each language once and itself', () => {
		expect(titles(reader.translations(get('/news/second')))).toEqual(['Second', 'Zweite']);
		expect(titles(reader.translations(get('/news/third')))).toEqual(['Third']);
		expect(reader.translations(get('/')).map(({ languageId }) => languageId)).toEqual([english!.id, chinese!.id, german!.id]);
	});

	it('its neighbours in the site and in its section, where lists have it', () => {
		const { next, previous } = reader.neighbours(get('/news/second'));
		expect([next?.title, previous?.title]).toEqual(['First', 'Later']);
		const inSection = reader.neighboursInSection(get('/news/second'));
		expect([inSection.next?.title, inSection.previous?.title]).toEqual(['First', 'Third']);
		expect(reader.neighbours(get('/news/third'))).toEqual({ next: null, previous: null });
		expect(reader.neighboursInSection(get('/news/hidden'))).toEqual({ next: null, previous: null });
		expect(preview.neighbours(preview.pageByLogicalPath(english!.id, '/news/first')!).next?.title).toBe('Draft');
	});

	it('what is below it', () => {
		expect(titles(reader.sections(get('/')))).toEqual(['docs', 'news']);
		expect(titles(reader.sections(get('/docs')))).toEqual(['docs/guides']);
		expect(titles(reader.children(get('/news')))).toEqual(['First', 'Second', 'Third']);
		expect(titles(reader.children(get('/docs')))).toEqual(['docs/guides']);
		expect(titles(reader.children(get('/docs/guides')))).toEqual(['Deep', 'Later']);
		expect(titles(reader.children(get('/')))).toEqual(['About', 'docs', 'news']);
		expect(titles(reader.children(get('/tags')))).toEqual(['C#']);
		expect(titles(reader.children(get('/tags/c#')))).toEqual(['Deep']);
		expect(titles(preview.children(get('/tags')))).toEqual(['C#', 'unborn']);
		expect(reader.listPage(get('/news'))).toEqual({ name: 'news', articleCount: 3 });
		expect(preview.listPage(get('/news'))).toEqual({ name: 'news', articleCount: 4 });
		expect(reader.listPage(get('/news/first'))).toBeNull();
	});

	it('the pages of a term, where a weight of -1 is none', () => {
		const weighted = (path: string, weight: number, date: number): TestArticle => ({
			path,
			title: path,
			date,
			terms: { tags: [['w', weight]] },
		});
		const index = fillIndex({
			articles: [weighted('/a', 3, 9), weighted('/b', 0, 5), weighted('/c', -2, 1), weighted('/local', 0, 4)].map((article) =>
				article.path === '/local' ? { ...article, list: 'local' as const } : article,
			),
		});
		const own = createStore(index, testConfig(['en'])).reader({ mode: 'live' });
		expect(titles(own.children(own.termBySlug(null, 'tags', 'w')!))).toEqual(['/c', '/b', '/local', '/a']);
		index.$client.exec("update page_term set weight = -1 where weight = -2; update meta set value = '2' where key = 'generation'");
		const changed = createStore(index, testConfig(['en'])).reader({ mode: 'live' });
		const term = changed.termBySlug(null, 'tags', 'w')!;
		expect(titles(changed.children(term))).toEqual(['/b', '/local', '/a', '/c']);
		expect(titles(changed.articles({}, { term: term.id }).nodes)).toEqual(['/c', '/b', '/local', '/a']);
	});

	it('its parts, which are read for all rows of a list at once', () => {
		const { nodes } = reader.articles({ first: 20 });
		expect(titles(nodes.map((node) => reader.parent(node)!))).toContain('docs/guides');
		expect(reader.texts(nodes[0]!).source).toBe('# Deep');
		expect(reader.detail(nodes[0]!).params).toEqual({});
		expect(reader.terms(nodes[0]!).map(({ termName, taxonomy, termSpelling }) => [taxonomy, termName, termSpelling])).toEqual([
			['tags', 'c#', 'C#'],
		]);
		expect(reader.terms(nodes[0]!, 'categories')).toEqual([]);
	});
});

describe('the site', () => {
	it('lists every page by language and path', () => {
		const first = reader.allPages({ first: 4 });
		expect(first.nodes.map(({ logicalPath }) => logicalPath)).toEqual(['/', '/about', '/categories', '/docs']);
		const second = reader.allPages({ first: 100, after: first.cursor(3) });
		expect(second.nodes[0]!.logicalPath).toBe('/docs/guides');
		expect(second.nodes.length + 4).toBe(first.totalCount());
		expect(titles(reader.allPages({ kinds: ['page'], listed: false, locale: 'en' }).nodes)).toEqual(['Hidden', 'Third']);
	});

	it('knows its languages, main sections and newest change', () => {
		expect(reader.language(null).key).toBe('en');
		expect(reader.articleCount(english!.id)).toBe(5);
		expect(preview.articleCount(null)).toBe(8);
		expect(reader.mainSections(english!.id)).toEqual(['docs']);
		expect(titles(reader.recent(english!.id, 5, 'news'))).toEqual(['First', 'Second']);
		expect(titles(reader.recent(english!.id, 1, null))).toEqual(['Deep']);
		expect(reader.lastChange(english!.id)).toBe('1970-01-01T00:08:20Z');
	});

	it('notices when the index changes, by whichever connection', () => {
		const db = fillIndex({ articles: [{ path: '/a', title: 'Old' }] });
		const own = createStore(db, testConfig(['en']));
		const before = own.reader({ mode: 'live' });
		expect(before.pageByUrl('/a')?.title).toBe('Old');
		db.$client.exec("update page set title = 'New' where kind = 'page'; update meta set value = '2' where key = 'generation'");
		expect([own.generation(), own.version()]).toEqual([2, 'epoch-2']);
		expect(own.reader({ mode: 'live' }).pageByUrl('/a')?.title).toBe('New');
	});
});

it('more pages are read than a statement takes values', () => {
	const fresh = createStore(fillIndex({ languages: ['en'], articles: [{ path: '/a', date: 1 }] }), testConfig(['en'])).reader({
		mode: 'live',
	});
	const id = createStore(fillIndex({ languages: ['en'], articles: [{ path: '/a', date: 1 }] }), testConfig(['en']))
		.reader({ mode: 'live' })
		.articleByLogicalPath('/a', null)!.id;
	expect(titles(fresh.pages(Array(40_000).fill(id)) as PageRow[])).toHaveLength(40_000);
});
