import type { MarkupConfig } from '../../config/config.ts';
import { resolveReferences, writeText } from './html/escape.ts';
import { inlinesHTML } from './html/inlines.ts';
import { createOutput, type Output } from './html/output.ts';
import { createInline, type Inline } from './inline/inline.ts';

const keptTags = new Set(
	'abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(' '),
);
/** Attributes that stay, and what their values must be (bluemonday's standard policies). */
const keptAttributes: Record<string, RegExp> = {
	dir: /^(?:rtl|ltr)$/i,
	lang: /^[a-zA-Z]{2,20}/,
	id: /[a-zA-Z0-9:\-_.]+/,
	title: /^[\p{L}\p{N}\s\-_',[\]!./\\()]*$/u,
	alt: /^[\p{L}\p{N}\s\-_',[\]!./\\()]*$/u,
	class: /^[\s\p{L}\p{N}_-]+$/u,
	align: /^(?:left|right|top|texttop|middle|absmiddle|baseline|bottom|absbottom)$/i,
	height: /^[0-9]+%?$/,
	width: /^[0-9]+%?$/,
	src: /^/,
	cite: /^/,
	datetime: /^/,
	value: /^/,
};

/**
 * A heading's title for the table of contents: inline HTML without links and without tags that are no inline formatting
 * (Hugo: markup/goldmark/toc.go).
 */
export function headingTitle(config: MarkupConfig, nodes: Inline[]): string {
	const first = nodes[0];
	if (nodes.length === 1 && first?.kind === 'text' && !first.text.includes('<')) return writeText(first.text, false);
	const plain: Output = { ...createOutput({ ...config, linkHook: false, imageHook: false }, []), lineJoining: null, dropsSpace: false };
	const shown = nodes.map((node) => (node.kind === 'footnote' || node.kind === 'task' ? createInline('text', '') : node));
	const html = inlinesHTML(plain, shown);
	return html.includes('<') ? sanitize(html) : html;
}

const tag = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const verbatim = /<(script|style|iframe|noscript|title|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const attribute = /\s([a-zA-Z_:][a-zA-Z0-9:._-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

function sanitize(html: string): string {
	const kept = html.replace(verbatim, '').replace(tag, (_match, slash: string | undefined, name?: string, attributes?: string) => {
		const lower = name?.toLowerCase() ?? '';
		if (!keptTags.has(lower)) return '';
		return slash === '/' ? `</${lower}>` : `<${lower}${keepAttributes(attributes ?? '')}>`;
	});
	return kept.trim().replace(/[\t\n\f\r ]+/g, ' ');
}

function keepAttributes(source: string): string {
	let kept = '';
	for (const [, name = '', value = '""'] of source.matchAll(attribute)) {
		const lower = name.toLowerCase();
		const rule = Object.hasOwn(keptAttributes, lower) ? keptAttributes[lower] : undefined;
		const isQuoted = value.startsWith('"') || value.startsWith("'");
		const text = isQuoted ? value.slice(1, -1) : value;
		if (rule?.test(resolveReferences(text))) kept += ` ${lower}="${text.replaceAll('"', '&#34;')}"`;
	}
	return kept;
}
