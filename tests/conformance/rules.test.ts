import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestSite, type TestSite } from '../site.ts';

let site: TestSite;
afterEach(() => site.close());

const article = (body: string, more = '') => `---\ntitle: T\n${more}---\n${body}\n`;
const bodyOf = async (path: string) => {
	const { page } = await site.ask<{ page: { bodyHTML: string; bodyText: string } }>(
		`{ page(path: ${JSON.stringify(path)}) { bodyHTML bodyText } }`,
	);
	return page;
};

describe('ref and relref', () => {
	it('lead to a page by path, or by its name where only one has it; ref with the host', async () => {
		site = await createTestSite({
			'hugo.yaml': 'baseURL: https://example.com/sub/\nrefLinksNotFoundURL: /missing',
			'content/a/one.md': article(
				'[x]({{< relref "two" >}}#f) [y]({{< ref "b/two.md#g" >}}) {{< relref "twice" >}} {{< relref "later" >}}',
			),
			'content/b/two.md': article(''),
			'content/b/twice.md': article(''),
			'content/c/twice.md': article(''),
		});
		expect(await bodyOf('/sub/a/one/')).toEqual({
			bodyHTML: '<p><a href="/sub/b/two/#f">x</a> <a href="https://example.com/sub/b/two/#g">y</a> /missing /missing</p>\n',
			bodyText: 'x y /missing /missing\n',
		});
		site.write({ 'content/d/later.md': article('') });
		await site.app.reindex([join(site.folder, 'content/d/later.md')]);
		expect((await bodyOf('/sub/a/one/')).bodyText).toBe('x y /missing /sub/d/later/\n');
	});
});

describe('the shortcode figure', () => {
	it('shows a file of the bundle by its address, also within another shortcode', async () => {
		site = await createTestSite({
			'hugo.yaml': 'title: S',
			'content/a/index.md': article('{{< box >}}{{< figure src="p.png" >}}{{< /box >}}\n\n{{< figure src="other.png" >}}'),
			'content/a/p.png': '',
		});
		const { bodyHTML } = await bodyOf('/a/');
		expect(bodyHTML.match(/src="[^"]*"/g)).toEqual(['src="/a/p.png"', 'src="other.png"']);
	});
});

it('with canonifyURLs the base URL’s path is part of permalinks only', async () => {
	site = await createTestSite({
		'hugo.yaml': 'baseURL: https://example.com/sub\ncanonifyURLs: true',
		'content/a.md': article('[x]({{< ref "a" >}})'),
	});
	expect(await site.ask('{ page(path: "/a/") { path permalink bodyHTML } }')).toEqual({
		page: { path: '/a/', permalink: 'https://example.com/sub/a/', bodyHTML: '<p><a href="https://example.com/sub/a/">x</a></p>\n' },
	});
});

it('the front page gives its terms no date', async () => {
	site = await createTestSite({
		'hugo.yaml': 'title: S',
		'content/_index.md': '---\ntags: [front, both]\n---\n',
		'content/a.md': '---\ndate: 2020-01-01\ntags: both\n---\n',
		'content/b.md': '---\ndate: 2021-01-01\n---\n',
	});
	expect(await site.ask('{ tags { nodes { key date } } }')).toEqual({
		tags: {
			nodes: [
				{ key: 'both', date: '2020-01-01T00:00:00Z' },
				{ key: 'front', date: null },
			],
		},
	});
});

it('a mount has the files that its globs let through', async () => {
	site = await createTestSite({
		'hugo.yaml':
			'module:\n  mounts:\n    - {source: content, target: content, files: ["! old", "! x.md"]}\n    - {source: other, target: content/other, includeFiles: "in/*.md"}\n',
		'content/a.md': article(''),
		'content/x.md': article(''),
		'content/old/b.md': article(''),
		'other/in/c.md': article(''),
		'other/in/deep/d.md': article(''),
		'other/e.md': article(''),
	});
	expect(await site.ask('{ articles { nodes { path } } }')).toEqual({ articles: { nodes: [{ path: '/a/' }, { path: '/other/in/c/' }] } });
});

it('menus hold entries of taxonomies’ pages, and the root is the main section only where there is no other', async () => {
	site = await createTestSite({
		'hugo.yaml': 'title: S',
		'content/tags/_index.md': '---\ntitle: Topics\nmenu: main\n---\n',
		'content/a.md': article(''),
		'content/b.md': article(''),
		'content/news/c.md': article('', 'tags: x\n'),
		'content/news/_content.gotmpl': '',
	});
	expect(await site.ask('{ site { mainSections menus { name items { name } } sections { resources { name } } } }')).toEqual({
		site: { mainSections: ['news'], menus: [{ name: 'main', items: [{ name: 'Topics' }] }], sections: [{ resources: [] }] },
	});
});

it('a link that is no address is a problem with its place', async () => {
	site = await createTestSite({
		'hugo.yaml': 'title: S',
		'content/a.md': article('a\n\n[x](%zz) [y](b) ![z](http://[h/) [w](https://ok.example/#%41)'),
	});
	expect(site.app.problems().map(({ code, severity, line, column }) => [code, severity, line, column])).toEqual([
		['LINK_INVALID', 'WARNING', 6, 5],
		['LINK_INVALID', 'WARNING', 6, 22],
	]);
});

it('a shortcode in the destination of a hooked link gives its text', async () => {
	site = await createTestSite({
		'hugo.yaml': 'languages: {en: {}, de: {}}\nparams: {home: https://ok.example/?a=b}',
		'content/a.md': article('[x]({{< param home >}}&c=d)'),
	});
	expect((await bodyOf('/a/')).bodyHTML).toBe('<p><a href="https://ok.example/?a=b&amp;c=d">x</a></p>\n');
});
