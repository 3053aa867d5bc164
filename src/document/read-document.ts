import type { Config, Json, LanguageConfig, MarkupConfig } from '../config/config.ts';
import type { Problem } from '../errors.ts';
import { aliasPaths } from './aliases.ts';
import type { Ancestor, Body, BodyLink, Document, Location, PageFields } from './document.ts';
import { resolveFields } from './fields.ts';
import { type FrontMatter, keyLine, readFrontMatter } from './front-matter.ts';
import { linkProblems } from './link-problems.ts';
import { createRenderer, type Renderer } from './markdown/renderer.ts';
import { markDivider, splitAtDivider } from './text/divider.ts';
import { plainText } from './text/plain-text.ts';
import { summarise } from './text/summary.ts';
import { buildHeadingTree, tableOfContents } from './text/table-of-contents.ts';
import { containsCJK, countWords, fuzzyWordCount, readingTime } from './text/words.ts';
import { pageURL, urlProblem } from './url.ts';

/** A file's text, and everything beside it that decides what page it is. */
export type DocumentInput = {
	text: string;
	/** Path that problems name, relative to the site's folder. */
	file: string;
	location: Location;
	language: LanguageConfig;
	config: Config;
	/** List pages above, nearest first. */
	ancestors: Ancestor[];
	/** Milliseconds since 1970. */
	fileModTime: number;
};

/** Turns the text of a content file into a document. Null where its front matter cannot be used; the problems say why. */
export function readDocument(input: DocumentInput): { document: Document | null; problems: Problem[] } {
	const frontMatter = readFrontMatter(input.text, input.file);
	if (frontMatter.problems.some((problem) => problem.severity === 'ERROR')) return { document: null, problems: frontMatter.problems };
	return documentOf(input, frontMatter);
}

/** The rest of {@link readDocument}, for front matter that is at hand. */
export function documentOf(input: DocumentInput, frontMatter: FrontMatter): { document: Document; problems: Problem[] } {
	const { location, language } = input;
	const { fields, problems } = resolveFields({ ...input, frontMatter });
	const address = { location, fields, language, ancestors: input.ancestors };
	const isCJK = fields.isCJKLanguage ?? (language.hasCJKLanguage && containsCJK(input.text));
	fields.params.iscjklanguage = isCJK;
	const rendered = render(input, fields, frontMatter, isCJK);
	return {
		document: { location, fields, url: pageURL(address), aliases: aliasPaths(address), body: rendered.body },
		problems: [...frontMatter.problems, ...problems, ...addressProblems(input.file, fields, frontMatter), ...rendered.problems],
	};
}

function addressProblems(file: string, fields: PageFields, frontMatter: FrontMatter): Problem[] {
	const flaw = fields.url === '' ? null : urlProblem(fields.url);
	if (!flaw) return [];
	return [{ code: 'URL_INVALID', severity: 'ERROR', ...flaw, file, line: keyLine(frontMatter, 'url'), column: 1 }];
}

function render(input: DocumentInput, fields: PageFields, frontMatter: FrontMatter, isCJK: boolean): { body: Body; problems: Problem[] } {
	const { language, location } = input;
	const renderer = rendererOf(language);
	const format = formatOf(fields.params.markup, location);
	// Org's own spelling is that of files which begin with Org's front matter (Hugo: parser/pageparser/pagelexer_intro.go).
	const rendered = renderer(markDivider(frontMatter.body, frontMatter.format === 'org' ? '# more' : '<!--more-->'), {
		format,
		file: input.file,
		firstLine: frontMatter.bodyLine,
		params: fields.params,
	});
	const divided = splitAtDivider(rendered.html, format === 'html');
	const html = divided ? divided.html : rendered.html;
	const plain = plainText(html);
	const wordCount = countWords(plain, isCJK);
	const headings = buildHeadingTree(rendered.headings);
	const described = frontMatterSummary(input, fields, renderer, rendered.links.length);
	const summary = summarise({
		html,
		divided,
		frontMatterSummaryHTML: described.html,
		summaryLength: language.summaryLength,
		isCJK,
	});
	return {
		body: {
			source: frontMatter.body,
			html,
			plain,
			summary: summary.summary,
			summarySource: summary.source,
			isTruncated: summary.isTruncated,
			isCJK,
			wordCount,
			fuzzyWordCount: fuzzyWordCount(wordCount),
			readingTime: readingTime(wordCount, isCJK),
			tableOfContents: format === 'md' ? tableOfContents(headings, language.markup.tableOfContents) : '',
			headings,
			links: [...rendered.links, ...described.links],
			shortcodes: rendered.shortcodes,
		},
		problems: [...rendered.problems, ...linkProblems(rendered.links, input.file, frontMatter)],
	};
}

/** Its links follow those of the body, so that every placeholder has a number of its own. */
function frontMatterSummary(
	input: DocumentInput,
	fields: PageFields,
	renderer: Renderer,
	firstLink: number,
): { html: string; links: BodyLink[] } {
	if (!fields.summary) return { html: '', links: [] };
	const { html, links } = renderer(fields.summary, { format: 'md', file: input.file, firstLine: 1, params: fields.params });
	if (!html.includes('\0')) return { html, links: [] };
	return {
		html: html.replace(/\0(\d+)\0/g, (_, index: string) => `\0${Number(index) + firstLink}\0`),
		links: links.map((link) => ({ ...link, isOfSummary: true })),
	};
}

type Format = 'md' | 'html' | 'org';

/** As front matter's `markup` says, else as the file is called (Hugo: helpers/content.go, ResolveMarkup). */
function formatOf(markup: Json | undefined, { extension }: Location): Format {
	const name = typeof markup === 'string' && markup !== '' ? markup.toLowerCase() : extension;
	if (name === 'html' || name === 'htm') return 'html';
	return name === 'org' ? 'org' : 'md';
}

const renderers = new WeakMap<MarkupConfig, Renderer>();

function rendererOf({ markup, enableEmoji, privacy, params }: LanguageConfig): Renderer {
	let renderer = renderers.get(markup);
	if (!renderer) {
		renderer = createRenderer(markup, { enableEmoji, privacy, siteParams: params });
		renderers.set(markup, renderer);
	}
	return renderer;
}
