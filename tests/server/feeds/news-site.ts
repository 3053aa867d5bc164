import type { AppOptions } from '../../../src/app.ts';
import { createTestSite, type TestSite } from '../../site.ts';

/** Titles that break what writes XML or JSON by hand, by name of their article. */
export const hostileTitles: Record<string, string> = {
	brackets: ']]> & <b>bold</b> "quotes" \'too\' &amp; &#0; <![CDATA[',
	emoji: '🦊 👩‍👩‍👧 and 𝄞',
	control: 'bell \u0007, escape \u001b[31m, null-like \u0001, delete \u007f, next line \u0085',
	halves: 'half \ud83d and \udca9 of a pair',
	noncharacters: 'no \ufffe and \uffff character',
	chinese: '中文标题：“引号”、全角　空格',
	lines: 'one\r\ntwo\tthree',
};

const configuration = String.raw`
baseURL: https://news.example/site/
title: The Gull
copyright: © The Gull
defaultContentLanguage: en
taxonomies: {tag: tags, category: categories, series: series}
markup: {goldmark: {renderer: {unsafe: true}}}
params: {author: {name: Ada, email: ada@news.example}}
languages:
  en: {weight: 1, locale: en-GB, params: {description: "News of the pier \ud83d\a"}}
  zh-CN: {weight: 2, title: 海鸥报}
`;

const files: Record<string, string> = {
	'hugo.yaml': configuration,
	'content/news/_index.md': '---\ntitle: News\ndescription: What is new\n---\n',
	'content/news/ferry.md': `---
title: A later ferry
date: 2025-06-06T07:30:00+08:00
lastmod: 2025-06-08T10:00:00+08:00
tags: [Ferry, Night Boats]
categories: [Harbour]
series: [Boats]
thumbnail: images/ferry.jpg
author: Bo
---
The [timetable](timetable.pdf "PDF") is at [the pier](/pier/), [below](#when).

## When

<img src="night.jpg" srcset="/night.jpg 1x, night-2.jpg 2x" alt='a "boat"'> <a href=mailto:bo@news.example>Write</a>.
`,
	'content/news/ferry.zh-cn.md': '---\ntitle: 渡轮加班\ndate: 2025-06-07\ntags: [渡轮]\n---\n末班船 22:40。\n',
	'content/news/fish.md':
		'---\ntitle: Fish\ndate: 2025-06-05\ntags: [Ferry]\nauthors: [Cy, {name: Di, url: "https://di.example"}]\n---\nCod.\n',
	'content/news/harbour/_index.md': '---\ntitle: Harbour news\n---\n',
	'content/news/harbour/light.md': '---\ntitle: Light\ndate: 2025-06-04\ncategories: [Harbour]\ntags: [Ferry]\n---\nOn.\n',
	'content/notes/first.md': '---\ntitle: First of all\nweight: 1\ndate: 2020-01-01\n---\nWeighty.\n',
	'content/notes/undated.md': '---\ntitle: Some day\n---\nWhen?\n',
	'content/notes/nowhere.md': '---\ntitle: Nowhere\ndate: 2024-02-02\nbuild: {render: never}\n---\nNo address.\n',
	'content/notes/here.md': '---\ntitle: Here\ndate: 2024-02-01\nbuild: {list: local}\n---\nIn its section only.\n',
	'content/notes/draft.md': '---\ntitle: Secret draft\ndraft: true\ndate: 2025-01-01\ntags: [Ferry]\n---\nNot yet.\n',
	'content/notes/future.md': '---\ntitle: Secret plan\ndate: 2030-01-01\ntags: [Ferry]\n---\nNot yet.\n',
};

for (const [name, title] of Object.entries(hostileTitles))
	files[`content/hostile/${name}.md`] = `${JSON.stringify({ title, date: '2023-01-01', tags: [title] })}\nThe title is odd.\n`;

/** A small site in two languages with everything that feeds and sitemaps tell of. `extra` files are written over it. */
export function createNewsSite(extra: Record<string, string> = {}, options: Partial<AppOptions> = {}): Promise<TestSite> {
	return createTestSite({ ...files, ...extra }, options);
}
