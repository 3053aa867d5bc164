import type { MarkupConfig, Params, PrivacyConfig } from '../../config/config.ts';
import type { Problem } from '../../errors.ts';
import { renderOrg } from '../org/org.ts';
import { expandShortcodes } from '../shortcodes.ts';
import { insertShortcodes } from '../shortcodes/insert.ts';
import { readOptions } from './html/code-options.ts';
import { codeHTML } from './html/code.ts';
import { createOutput } from './html/output.ts';
import { createMarkdownRenderer, type Rendered } from './markdown.ts';

/** What is known of the source to render. */
export type RenderedFile = {
	/** Extension in lower case: `html` and `htm` pass as they are, `org` is Org mode, everything else Markdown. */
	format: string;
	/** Path that problems name, and the number of the source's first line in it. */
	file: string;
	firstLine: number;
	/** Front matter for the shortcode `param`, keys in lower case. */
	params?: Params;
};

/** A rendered body, and what its shortcodes were. */
export type RenderedBody = Rendered & {
	/** Names in order of their first appearance. */
	shortcodes: string[];
	problems: Problem[];
};

/** Renders one content file's body; without `file` it is Markdown of no file. Pure; never throws. */
export type Renderer = (source: string, file?: RenderedFile) => RenderedBody;

export type { Rendered };

const openPrivacy: PrivacyConfig = { youtube: { disable: false, privacyEnhanced: false }, vimeo: { disable: false, enableDNT: false } };

/** A renderer for the content files of a language: shortcodes first, then the file's format. */
export function createRenderer(
	config: MarkupConfig,
	options: { enableEmoji: boolean; privacy?: PrivacyConfig; siteParams?: Params },
): Renderer {
	const markdown = createMarkdownRenderer(config, options);
	const page = {
		privacy: options.privacy ?? openPrivacy,
		siteParams: options.siteParams ?? {},
		block: (source: string) => markdown(source, null),
		inline: (source: string) => {
			const { html, links } = markdown(source, null);
			return { html: withoutParagraph(html), links };
		},
		code: (language: string, settings: string, code: string) =>
			codeHTML(createOutput(config, []), language, code, readOptions(settings), false),
	};
	return (source, file = { format: 'md', file: '', firstLine: 1 }) => {
		const expanded = expandShortcodes(source, { ...page, file: file.file, firstLine: file.firstLine, params: file.params ?? {} });
		const rendered = insertShortcodes(renderFormat(expanded.source, expanded.tokens, file.format), expanded);
		return { ...rendered, shortcodes: expanded.names, problems: expanded.problems };
	};

	function renderFormat(source: string, tokens: RegExp | null, format: string): Rendered {
		if (format === 'html' || format === 'htm') return { html: source, links: [], headings: [] };
		return format === 'org' ? renderOrg(source, createOutput(config, [])) : markdown(source, tokens);
	}
}

/** A single paragraph without its tags. */
function withoutParagraph(html: string): string {
	const isSingle = html.startsWith('<p>') && html.endsWith('</p>\n') && html.indexOf('</p>') === html.length - 5;
	return isSingle ? html.slice(3, -5) : html;
}
