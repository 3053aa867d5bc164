import { describe, expect, it } from 'vitest';
import { language, load } from './site.ts';

describe('settings', () => {
	it("are Hugo's defaults where nothing is said", () => {
		const config = load({ 'hugo.toml': '' });
		expect(config).toMatchObject({ isHugoSite: true, defaultLanguage: 'en', buildDrafts: false, problems: [] });
		expect(config.languages[0]).toMatchObject({
			baseURL: null,
			basePath: '',
			timeZone: 'UTC',
			summaryLength: 70,
			hasCJKLanguage: false,
			mainSections: null,
			uglyURLs: false,
			titleCaseStyle: 'ap',
			capitalizeListTitles: true,
			pluralizeListTitles: true,
			pagerSize: 10,
			rssLimit: -1,
			sitemap: { changeFreq: '', priority: -1, disable: false },
			dateSources: {
				date: ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'],
				lastmod: [':git', 'lastmod', 'modified', 'date', 'publishdate', 'pubdate', 'published'],
				publishDate: ['publishdate', 'pubdate', 'published', 'date'],
				expiryDate: ['expirydate', 'unpublishdate'],
			},
		});
		expect(config.languages[0]!.related.indices.map(({ name, weight }) => [name, weight])).toEqual([
			['keywords', 100],
			['date', 10],
			['tags', 80],
		]);
		expect(language('taxonomies: {genre: genres}').related.indices.map(({ name }) => name)).toEqual(['keywords', 'date']);
	});

	it('convert as Hugo converts: texts to numbers and booleans, one value to a list', () => {
		expect(language('title: 12\nsummaryLength: "33"\nenableEmoji: 1\nhasCJKLanguage: "true"\nmainSections: news')).toMatchObject({
			title: '12',
			summaryLength: 33,
			enableEmoji: true,
			hasCJKLanguage: true,
			mainSections: ['news'],
		});
		expect(language('mainSections: [a]\nparams: {mainSections: [b]}').mainSections).toEqual(['b']);
	});

	it('expand date sources, each once and in lower case', () => {
		const { dateSources } = language(
			'frontmatter: {date: [MyDate, ":fileModTime", ":default"], lastmod: ":filename modified lastmod", publishDate: []}',
		);
		expect(dateSources.date).toEqual(['mydate', ':filemodtime', 'date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified']);
		expect(dateSources.lastmod).toEqual([':filename', 'modified', 'lastmod']);
		expect(dateSources.publishDate).toEqual([]);
	});

	it('read permalinks in all three forms', () => {
		const rules = (yaml: string) =>
			language(yaml).permalinks.map(({ kinds, section, path, pattern }) => [kinds.join(), section, path, pattern]);
		expect(rules('permalinks: {posts: /a/, "docs/deep": /b/, "/": /c/, section: {posts: /d/}}')).toEqual([
			['page,term', 'docs/deep', null, '/b/'],
			['page,term', 'posts', null, '/a/'],
			['page,term', '', null, '/c/'],
			['section', 'posts', null, '/d/'],
		]);
		const list =
			'[{target: {kind: "{page,term}", path: /A/**}, pattern: /a/}, {target: {environment: staging}, pattern: /s/}, {pattern: /z/}]';
		expect(rules(`permalinks: ${list}`)).toEqual([
			['term,page', '', '/a/**', '/a/'],
			['home,section,taxonomy,term,page', '', '**', '/z/'],
		]);
	});

	it('keep cascade rules for this language and environment, params apart from fields', () => {
		const rules = language(`
languages: {en: {}, de: {}}
cascade:
  - {target: {kind: Page, sites: {matrix: {languages: [en]}}}, params: {weight: 3, Icon: star}, weight: 4, type: note}
  - {target: {lang: de}, params: {never: true}}
  - {_target: {environment: "prod*", path: /X}, Draft: true}`).cascade;
		expect(rules).toEqual([
			{ path: null, kind: 'page', language: null, environment: null, fields: { weight: 3, type: 'note', icon: 'star' } },
			{ path: '/x', kind: null, language: null, environment: null, fields: { draft: true } },
		]);
	});

	it('read what feeds and the sitemap hold', () => {
		expect(language('sitemap: {changeFreq: weekly, Priority: "0.5", disable: 1}\nservices: {rss: {limit: 7}}')).toMatchObject({
			rssLimit: 7,
			sitemap: { changeFreq: 'weekly', priority: 0.5, disable: true },
		});
		expect(language('rssLimit: 3\nsitemap: {priority: high, filename: map.xml}')).toMatchObject({
			rssLimit: 3,
			sitemap: { changeFreq: '', priority: -1, disable: false },
		});
	});

	it('read related indices without any default of their own', () => {
		expect(
			language('related: {toLower: true, threshold: 20, indices: [{name: Tags, weight: 1}, {name: h, type: fragments, applyFilter: true}]}')
				.related,
		).toEqual({
			threshold: 20,
			includeNewer: false,
			toLower: true,
			indices: [
				{ name: 'tags', weight: 1, type: 'basic', pattern: '2006', toLower: true, cardinalityThreshold: 0, applyFilter: false },
				{ name: 'h', weight: 0, type: 'fragments', pattern: '2006', toLower: true, cardinalityThreshold: 0, applyFilter: true },
			],
		});
	});

	it('read markup, former spellings included', () => {
		const { markup } = language(`
pygmentsCodeFences: false
markup:
  goldmark:
    parser: {attribute: false, autoHeadingIDType: github-ascii, autoIDType: blackfriday}
    extensions: {typographer: false, footnote: false, passthrough: {enable: true, delimiters: {inline: [["$", "$"]]}}}
  highlight: {lineNos: true, lineNumbersInTable: false, lineNoStart: 5}
  tableOfContents: {startLevel: 1, endLevel: -1, ordered: true}`);
		expect(markup).toMatchObject({
			typographer: null,
			footnote: false,
			titleAttributes: false,
			blockAttributes: false,
			autoHeadingIDType: 'github-ascii',
			codeFences: false,
			highlight: { lineNumbers: 'inline', firstLineNumber: 5, areNumbersInTable: false, guessSyntax: false },
			passthrough: { enable: true, block: [], inline: [['$', '$']] },
			tableOfContents: { startLevel: 1, endLevel: -1, ordered: true },
		});
	});

	it('order a menu by weight, name and identifier, and read its entries whatever their case', () => {
		const { menus } = language(
			'menus: {main: [{Name: b}, {name: A}, {name: z, weight: 2, Params: {Icon: 1}}, {name: y, weight: 1, pageRef: /y}]}',
		);
		expect(menus.map(({ name }) => name)).toEqual(['y', 'z', 'A', 'b']);
		expect(menus[1]!.params).toEqual({ icon: 1 });
		expect(menus[0]!.pageRef).toBe('/y');
	});
});
