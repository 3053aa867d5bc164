import { inlinesHTML } from './html/inlines.ts';
import { createOutput, type Output } from './html/output.ts';
import type { Inline } from './inline/inline.ts';

const keptTags = new Set(
	'abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(' '),
);
const keptAttributes = new Set('dir lang id title class style align alt height width src cite datetime value'.split(' '));

/**
 * A heading's title for the table of contents: inline HTML without links and without tags that are no inline formatting
 * (Hugo: markup/goldmark/toc.go).
 */
export function headingTitle(output: Output, nodes: Inline[]): string {
	const plain: Output = { ...createOutput({ ...output.config, linkHook: false, imageHook: false }, []), lineJoining: output.lineJoining };
	const shown = nodes.filter(({ kind }) => kind !== 'footnote' && kind !== 'task');
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
	return kept.trim().replace(/\s+/g, ' ');
}

function keepAttributes(source: string): string {
	let kept = '';
	for (const [, name = '', value = '""'] of source.matchAll(attribute)) {
		if (!keptAttributes.has(name.toLowerCase())) continue;
		const isQuoted = value.startsWith('"') || value.startsWith("'");
		kept += ` ${name.toLowerCase()}="${(isQuoted ? value.slice(1, -1) : value).replaceAll('"', '&#34;')}"`;
	}
	return kept;
}
