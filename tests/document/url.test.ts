import { describe, expect, it } from 'vitest';
import type { PermalinkRule } from '../../src/config/config.ts';
import { aliasPaths } from '../../src/document/aliases.ts';
import { pathName } from '../../src/document/sanitize.ts';
import { termURL } from '../../src/document/terms-url.ts';
import { type AddressedPage, decodedSlug, pageURL, urlProblem } from '../../src/document/url.ts';

const english: AddressedPage['language'] = {
	prefix: '/en',
	basePath: '',
	permalinks: [],
	uglyURLs: false,
	disablePathToLower: false,
	removePathAccents: false,
};
const noFields: AddressedPage['fields'] = { title: 'A title', slug: '', url: '', date: null, render: 'always' };

type Changes = {
	fields?: Partial<AddressedPage['fields']>;
	language?: Partial<AddressedPage['language']>;
	ancestors?: AddressedPage['ancestors'];
};

/** An article by the path of its file. */
function article(path: string, { fields = {}, language = {}, ancestors = [] }: Changes = {}): AddressedPage {
	const [, folder = '', name = ''] = /^(.*\/)?(.*)\.md$/.exec(path)!;
	const isLeaf = name === 'index';
	const logical = `/${isLeaf ? folder.slice(0, -1) : folder + name}`.toLowerCase().replaceAll(' ', '-');
	const contentBaseName = isLeaf ? folder.slice(0, -1).split('/').at(-1)! : name;
	return {
		location: { path, logicalPath: logical, kind: 'page', form: isLeaf ? 'leaf' : 'single', translationBaseName: name, contentBaseName },
		fields: { ...noFields, ...fields },
		language: { ...english, ...language },
		ancestors,
	};
}

/** A list page without file. */
function list(kind: 'home' | 'section' | 'taxonomy' | 'term', logicalPath: string, changes: Changes = {}): AddressedPage {
	const page = article('x.md', changes);
	return { ...page, location: { path: '', logicalPath, kind, form: 'branch', translationBaseName: '', contentBaseName: '' } };
}

function section(logicalPath: string, slug = '', title = ''): AddressedPage['ancestors'][number] {
	return { logicalPath, kind: 'section', slug, title, name: '' };
}

function rule(pattern: string, change: Partial<PermalinkRule> = {}): PermalinkRule[] {
	return [{ kinds: ['page'], section: 'docs', pattern, path: null, ...change }];
}

describe('pageURL', () => {
	it('is the logical path below the language, sanitised and escaped', () => {
		expect(pageURL(article('docs/foo & bar.md'))).toBe('/en/docs/foo--bar/');
		expect(pageURL(article('文章/一.md'))).toBe('/en/%E6%96%87%E7%AB%A0/%E4%B8%80/');
		expect(pageURL(article('docs/leaf/index.md'))).toBe('/en/docs/leaf/');
		expect(pageURL(article('root.md', { language: { prefix: '', basePath: '/sub' } }))).toBe('/sub/root/');
		expect(pageURL(list('home', '/'))).toBe('/en/');
		expect(pageURL(list('home', '/', { language: { prefix: '' } }))).toBe('/');
		expect(pageURL(article('docs/a.md', { fields: { render: 'never' } }))).toBe('');
	});

	it('ends in the slug, and calls folders by the slugs of their list pages', () => {
		expect(pageURL(article('docs/a.md', { fields: { slug: 'My Slug' } }))).toBe('/en/docs/my-slug/');
		expect(pageURL(article('docs/a.md', { fields: { slug: 'two/parts' } }))).toBe('/en/docs/two/parts/');
		expect(pageURL(article('docs/a.md', { fields: { slug: 'index' } }))).toBe('/en/docs/');
		const ancestors = [section('/docs/guide'), section('/docs', 'The Docs'), section('/')];
		expect(pageURL(article('docs/guide/a.md', { ancestors }))).toBe('/en/the-docs/guide/a/');
		expect(pageURL(list('section', '/docs/guide', { ancestors: ancestors.slice(1), fields: { slug: 'Help' } }))).toBe('/en/the-docs/help/');
	});

	it('follows a front matter url to the letter', () => {
		const urls = {
			'/Custom/Path/': '/Custom/Path/',
			'/x/y.html': '/x/y.html',
			'/no-slash': '/no-slash/',
			'relative/x': '/en/relative/x/',
			'../up': '/en/up/',
			'/中 文/': '/%E4%B8%AD%20%E6%96%87/',
			'/a/index.html': '/a/',
			'/own/:slug/:year/': '/own/a-title/1/',
			'/time\\:12': '/time:12/',
			'/q?a=b': '/q?a=b/',
		};
		for (const [url, expected] of Object.entries(urls)) expect(pageURL(article('docs/a.md', { fields: { url } })), url).toBe(expected);
	});

	it('passes over a url that cannot be one', () => {
		for (const url of ['https://example.org/x', '/100%/x', '/a\u0007', '/:nosuchtoken/']) {
			expect(urlProblem(url)?.hint, url).toBeTruthy();
			expect(pageURL(article('docs/a.md', { fields: { url } })), url).toBe('/en/docs/a/');
		}
		expect(urlProblem('/100%25/:year/')).toBeNull();
	});

	it('makes files of their own where URLs are ugly', () => {
		const language = { uglyURLs: { docs: true, tags: true } };
		expect(pageURL(article('docs/a.md', { language }))).toBe('/en/docs/a.html');
		expect(pageURL(list('section', '/docs', { language }))).toBe('/en/docs/index.html');
		expect(pageURL(list('term', '/tags/go', { language }))).toBe('/en/tags/go.html');
		expect(pageURL(article('news/a.md', { language }))).toBe('/en/news/a/');
		expect(pageURL(list('home', '/', { language: { uglyURLs: true } }))).toBe('/en/index.html');
		expect(pageURL(article('docs/a.md', { language: { uglyURLs: true, permalinks: rule('/:year/:title/') } }))).toBe('/en/1/a-title.html');
	});

	it('keeps the case of files where the site says so', () => {
		const language = { disablePathToLower: true };
		expect(pageURL(article('Notes/Sub Dir/A Page.md', { language }))).toBe('/en/Notes/Sub-Dir/A-Page/');
		const taxonomy = { logicalPath: '/tags', kind: 'taxonomy' as const, slug: '', title: 'Tags', name: 'tags' };
		const term = { taxonomy: 'tags', key: 'ios', spelling: 'iOS', title: 'IOS' };
		expect(termURL(term, { ...english, ...language }, [taxonomy])).toBe('/en/tags/iOS/');
		expect(termURL(term, english, [taxonomy])).toBe('/en/tags/ios/');
		expect(pageURL(article('Été/a.md', { language: { removePathAccents: true } }))).toBe('/en/ete/a/');
	});
});

describe('aliasPaths', () => {
	it('puts them below the language or beside the page', () => {
		const aliases = ['/old/', 'rel', '../up/x', '../../../far', '/with.html', 'spaced name', '/UPPER/Case'];
		const page = article('alias/a.md');
		expect(aliasPaths({ ...page, fields: { ...page.fields, aliases } })).toEqual([
			'/en/old',
			'/en/alias/rel',
			'/en/up/x',
			'/far',
			'/en/with.html',
			'/en/alias/spaced name',
			'/en/UPPER/Case',
		]);
	});
});

describe('names in paths', () => {
	it('keep letters, digits and a few signs, and put one hyphen for white space', () => {
		const names = {
			'  foo bar  ': 'foo-bar',
			'foo - bar': 'foo-bar',
			'foo--bar': 'foo--bar',
			"don't (x)": 'dont-x',
			'100%-google %20': '100-google-%20',
			'C# .NET a+b': 'c#-.net-a+b',
			İstanbul: 'istanbul',
			'全角　空格，标点。': '全角-空格标点',
			'emoji 🚀 x': 'emoji-x',
		};
		for (const [text, name] of Object.entries(names)) expect(pathName(text, english)).toBe(name);
	});

	it('are read back from a URL', () => {
		expect(decodedSlug('/en/tags/%E4%B8%AD%20x/')).toBe('中 x');
		expect(decodedSlug('/a/b.html')).toBe('b.html');
		expect(decodedSlug('/')).toBe('');
		expect(decodedSlug('/a/100%/')).toBe('100%');
	});
});

describe('permalink rules', () => {
	const date = { seconds: 1_707_455_167, nanoseconds: 0, text: '2024-02-09T05:06:07Z' };
	const ancestors = [section('/docs/deep', '', 'Deep End'), section('/docs', 'papers', 'Docs'), section('/')];
	const url = (pattern: string, fields = {}) =>
		pageURL(
			article('docs/deep/er/index.md', {
				ancestors,
				fields: { title: 'The Title & More', date, ...fields },
				language: { permalinks: rule(pattern) },
			}),
		);

	it('expand dates, names and sections', () => {
		expect(url('/:year/:month/:day/:slug/')).toBe('/en/2024/02/09/the-title-more/');
		expect(url('/n/:monthname/:weekdayname/:weekday/:yearday')).toBe('/en/n/february/friday/5/40/');
		expect(url('/:2006/:01/:title/', { slug: 'unused' })).toBe('/en/2024/02/the-title-more/');
		expect(url('/:sections/:slugorcontentbasename/')).toBe('/en/docs/deep/er/');
		expect(url('/:sections[1:]/:sections[0]/:sections[last]/:sections[7]/:contentbasename/')).toBe('/en/deep/docs/deep/er/');
		expect(url('/:sectionslug/:sectionslugs/:filename/')).toBe('/en/papers/papers/deep-end/er/');
		expect(url('/u/:slug.html', { slug: 'My Slug' })).toBe('/en/u/my-slug.html/');
		expect(url('/e\\:x/:slug/', { title: 'C#' })).toBe('/en/ex/c/');
	});

	it('are for their kinds and sections, the first that fits', () => {
		const permalinks = [...rule('/one/:slug/', { section: 'docs/deep' }), ...rule('/two/:slug/'), ...rule('/root/:slug/', { section: '' })];
		const at = (path: string) => pageURL(article(path, { language: { permalinks } }));
		expect(at('docs/deep/a.md')).toBe('/en/one/a-title/');
		expect(at('docs/a.md')).toBe('/en/two/a-title/');
		expect(at('docsy/a.md')).toBe('/en/docsy/a/');
		expect(at('a.md')).toBe('/en/root/a-title/');
		expect(pageURL(list('section', '/docs', { language: { permalinks } }))).toBe('/en/docs/');
		const globbed = rule('/glob/:slug/', { path: '/docs/**' });
		expect(pageURL(article('docs/a/b.md', { language: { permalinks: globbed } }))).toBe('/en/glob/a-title/');
		const broken = rule('/:nosuchtoken/');
		expect(pageURL(article('docs/a.md', { language: { permalinks: broken } }))).toBe('/en/docs/a/');
	});
});
