import { builder } from './builder.ts';
import { headingsOf } from './heading-source.ts';
import { linksOf } from './link-source.ts';
import { Heading } from './heading.ts';
import { Link } from './link.ts';
import { SummarySource } from './page-kind.ts';
import { Page } from './refs.ts';
import { Resource } from './resource.ts';

builder.interfaceFields(Page, (t) => ({
	body: t.string({ description: 'Source of the body, without front matter.', resolve: (page, _, { reader }) => reader.texts(page).source }),
	bodyHTML: t.string({
		description: 'The body rendered as HTML (Hugo: .Content).',
		resolve: (page, _, { reader }) => reader.texts(page).html,
	}),
	bodyText: t.string({
		description: 'The body as text without tags; entities stay as they are (Hugo: .Plain).',
		resolve: (page, _, { reader }) => reader.texts(page).plain,
	}),
	summary: t.exposeString('summary', { description: 'The summary as plain text.' }),
	summaryHTML: t.string({
		description:
			'The summary as HTML: what stands before `<!--more-->`, else front matter’s `summary`, else the first blocks of the body (Hugo: .Summary).',
		resolve: (page, _, { reader }) => reader.texts(page).summary,
	}),
	isTruncated: t.boolean({
		description: 'Whether the body says more than the summary (Hugo: .Truncated).',
		resolve: (page) => page.isTruncated === 1,
	}),
	summarySource: t.field({
		type: SummarySource,
		description: 'Where the summary is from.',
		resolve: (page, _, { reader }) => reader.detail(page).extras.summarySource,
	}),
	isCJK: t.boolean({
		description: 'Whether Chinese, Japanese and Korean characters count as words each (Hugo: isCJKLanguage).',
		resolve: (page, _, { reader }) => reader.detail(page).extras.isCJK,
	}),
	wordCount: t.exposeInt('wordCount', { description: 'Words of the body (Hugo: .WordCount).' }),
	fuzzyWordCount: t.int({
		description: 'Words of the body, rounded up to hundreds (Hugo: .FuzzyWordCount).',
		resolve: (page, _, { reader }) => reader.detail(page).extras.fuzzyWordCount,
	}),
	readingTime: t.exposeInt('readingTime', { description: 'Minutes that reading takes, rounded up (Hugo: .ReadingTime).' }),
	tableOfContents: t.string({
		description: 'The table of contents as HTML, for the levels that the site sets (Hugo: .TableOfContents).',
		resolve: (page, _, { reader }) => reader.texts(page).tableOfContents,
	}),
	headings: t.field({
		type: [Heading],
		description: 'The headings of the body in order, every level of them.',
		resolve: (page, _, { reader }) => headingsOf(reader.texts(page).headings),
	}),
	links: t.field({
		type: [Link],
		description: 'The links of the body in order; images are not among them.',
		resolve: (page, _, { reader }) => linksOf(reader, page),
	}),
	resources: t.field({
		type: [Resource],
		description: 'The other files of its bundle, such as pictures (Hugo: .Resources).',
		resolve: (page, _, { reader }) => reader.detail(page).extras.resources.map((resource) => ({ ...resource, page })),
	}),
}));
