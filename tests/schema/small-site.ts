const page = (frontMatter: string, body = ''): string => `---\n${frontMatter.trim()}\n---\n${body}`;

/** A site in two languages with one of everything. */
export const smallSite: Record<string, string> = {
	'hugo.yaml': `
baseURL: https://garden.example/
title: Garden
defaultContentLanguage: en
languages:
  en: {weight: 1, label: english edition, locale: en-GB}
  zh-CN: {weight: 2, label: 中文, title: 花园, hasCJKLanguage: true, params: {sidebar: {list: false}}}
taxonomies: {tag: tags, category: categories, season: seasons}
menus:
  main:
    - {name: Start, url: /, weight: 1}
    - {name: Care, identifier: care, pageRef: /care, weight: 2}
    - {name: Far, url: 'https://far.example/', parent: care}
    - {name: Orphan, url: /On Roses/, parent: nobody}
  side:
    - {name: About, pageRef: /about}
params:
  mainSections: [notes]
  pager: true
  toc: true
  sidebar: {home: left, list: right, single: false, widgets: [search, recent, taglist, languages]}
  widgets:
    recent_num: 2
    tags_counter: true
    weather: {title: Sky, unit: celsius}
    social: {github: gardener, email: g@garden.example, custom: [{title: Shed, url: 'https://shed.example/', rel: false}]}
    search: {input: {pre: 'site:'}}
`,
	'content/about.md': page('title: About us\nmenu: main', 'We grow things.'),
	'content/notes/_index.md': page('title: Notes', 'All *notes*.'),
	'content/notes/roses.md': page(
		`
title: Roses
date: 2026-05-03T08:00:00+02:00
lastmod: 2026-06-01T08:00:00+02:00
tags: [Flowers, Climbing]
categories: [Garden]
seasons: [Summer]
summary: All about *roses*.
lead: Thorny & sweet
thumbnail: {src: /img/rose.png, visibility: [post]}
aliases: [/old-roses/]
translations: [en, zh-CN, ja]
sidebar: left
widgets: [recent, ddg-search, categories, social, sidemenu, weather, recent]
author: {name: Ann}
`,
		'Intro with a [link](tulips.md) and [another](https://far.example/).\n\n## Cutting *well*\n\nText.\n\n### Tools\n\nMore.\n',
	),
	'content/notes/roses.zh-CN.md': page('title: 玫瑰\ndate: 2026-05-03\ntags: [花]', '关于玫瑰。'),
	'content/notes/tulips.md': page(
		'title: Tulips\ndate: 2026-04-01\ntags: [Flowers]\ncategories: [Garden]\nseasons: [Spring]\nweight: 5',
		'See [roses](/notes/roses/#tools).',
	),
	'content/notes/weeds.md': page(
		'title: Weeds\ndate: 2025-03-01\ntags: [Trouble]\nmenus: {main: {weight: 9, parent: care}}\npager: false',
		'Pull them. [Tulips](tulips.md)',
	),
	'content/notes/wrong.md': page('title: Wrong date\ndate: someday', 'When?'),
	'content/notes/draft.md': page('title: Draft\ndate: 2026-07-01\ndraft: true', 'Not yet.'),
	'content/care/_index.md': page('title: Care\nweight: 1'),
	'content/care/water/_index.md': page('title: Water'),
	'content/care/water/rain.md': page('title: Rain\ndate: 2024-01-01\ntags: [Flowers, Trouble]', 'Falls.'),
	'content/care/water/rain.zh-CN.md': page('title: 雨\ndate: 2024-01-01', '下雨。'),
};
