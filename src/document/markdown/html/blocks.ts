import type { Block, Cell } from '../block/block.ts';
import type { Inline } from '../inline/inline.ts';
import { allAttributesHTML, attributeNames, attributesHTML, hookAttributesHTML } from './attributes.ts';
import { fenceHTML, indentedCodeHTML } from './code.ts';
import { imageHTML, inlinesHTML } from './inlines.ts';
import type { Output } from './output.ts';

const common = attributeNames();
const quoteNames = attributeNames('cite');
const listNames = attributeNames('start reversed type');
const itemNames = attributeNames('value');
const ruleNames = attributeNames('align color noshade size width');
const imageNames = attributeNames(
	'align border crossorigin decoding height importance intrinsicsize ismap loading referrerpolicy sizes srcset usemap width',
);

/** The children of a block as HTML. Depth is bounded by the block parser. */
export function childrenHTML(output: Output, parent: Block): string {
	let html = '';
	for (let block = parent.first; block !== null; block = block.next) html += blockHTML(output, block);
	return html;
}

/** One block as HTML (goldmark: renderer/html). */
function blockHTML(output: Output, block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return paragraphHTML(output, block);
		case 'text':
			return textBlockHTML(output, block);
		case 'heading':
			return `<h${block.level}${allAttributesHTML(block.attributes)}>${inlinesHTML(output, block.inlines!)}</h${block.level}>\n`;
		case 'list':
			return listHTML(output, block);
		case 'item': {
			const feed = block.first === null || block.first.kind === 'text' ? '' : '\n';
			return `<li${attributesHTML(block.attributes, itemNames)}>${feed}${childrenHTML(output, block)}</li>\n`;
		}
		case 'quote': {
			const attributes = attributesHTML(block.attributes, quoteNames);
			return `<blockquote${attributes}>${block.attributes === null ? '\n' : ''}${childrenHTML(output, block)}</blockquote>\n`;
		}
		case 'fence':
			return fenceHTML(output, block);
		case 'indentedCode':
			return indentedCodeHTML(block);
		case 'html':
			return rawHTML(output, block);
		case 'thematicBreak':
			return `<hr${attributesHTML(block.attributes, ruleNames)}${output.config.xhtml ? ' />' : '>'}\n`;
		case 'table':
			return tableHTML(output, block);
		case 'definitionList':
			return `<dl${attributesHTML(block.attributes, common)}>\n${childrenHTML(output, block)}</dl>\n`;
		case 'term':
			return `<dt${attributesHTML(block.attributes, common)}>${inlinesHTML(output, block.inlines!)}</dt>\n`;
		case 'description': {
			const feed = block.isTight ? '' : '\n';
			return `<dd${attributesHTML(block.attributes, common)}>${feed}${childrenHTML(output, block)}</dd>\n`;
		}
		default:
			return '';
	}
}

function paragraphHTML(output: Output, block: Block): string {
	const nodes = block.inlines!;
	const isAlone = nodes[0]?.kind === 'imageOpen' && nodes[0].number === nodes.length - 1;
	if (isAlone && !output.config.wrapStandAloneImageWithinParagraph) {
		const attributes = output.config.imageHook ? hookAttributesHTML(block.attributes) : attributesHTML(block.attributes, imageNames);
		return imageHTML(output, nodes, 0, nodes.length - 1, attributes);
	}
	const parts = splitPassthrough(nodes);
	if (parts === null) return `<p${attributesHTML(block.attributes, common)}>${inlinesHTML(output, nodes)}${backlinks(output, block)}</p>\n`;
	const last = parts[parts.length - 1];
	return parts
		.map((part) =>
			isPassthrough(part) ? part[0]!.text : `<p>${inlinesHTML(output, part)}${part === last ? backlinks(output, block) : ''}</p>\n`,
		)
		.join('');
}

function textBlockHTML(output: Output, block: Block): string {
	const nodes = block.inlines!;
	const feed = block.next !== null && nodes.length > 0 ? '\n' : '';
	const parts = splitPassthrough(nodes);
	if (parts === null) return inlinesHTML(output, nodes) + feed;
	return parts.map((part) => (isPassthrough(part) ? part[0]!.text : `${inlinesHTML(output, part).trim()}\n`)).join('');
}

function isPassthrough(nodes: Inline[]): boolean {
	return nodes.length === 1 && nodes[0]!.kind === 'passthrough' && nodes[0]!.number === 1;
}

/** The content around block passthroughs and these themselves; null where there are none outside of links and emphasis. */
function splitPassthrough(nodes: Inline[]): Inline[][] | null {
	if (!nodes.some(({ kind, number }) => kind === 'passthrough' && number === 1)) return null;
	const parts: Inline[][] = [];
	let depth = 0;
	let start = 0;
	nodes.forEach((node, index) => {
		depth += depthChange(node);
		if (node.kind !== 'passthrough' || node.number !== 1 || depth > 0) return;
		if (index > start) parts.push(partOf(nodes, start, index));
		parts.push([node]);
		start = index + 1;
	});
	if (nodes.length > start) parts.push(partOf(nodes, start, nodes.length));
	return parts.length > 1 || isPassthrough(parts[0]!) ? parts : null;
}

/** A stretch of nodes; links and images know the places of their ends in it. */
function partOf(nodes: Inline[], start: number, end: number): Inline[] {
	return nodes
		.slice(start, end)
		.map((node) => (node.kind === 'linkOpen' || node.kind === 'imageOpen' ? { ...node, number: node.number - start } : node));
}

function depthChange({ kind, opening, closing }: Inline): number {
	if (kind === 'linkOpen' || kind === 'imageOpen') return 1;
	if (kind === 'linkClose' || kind === 'imageClose') return -1;
	return kind === 'run' ? opening.split('<').length - closing.split('<').length : 0;
}

function listHTML(output: Output, block: Block): string {
	const tag = block.start < 0 ? 'ul' : 'ol';
	const start = block.start >= 0 && block.start !== 1 ? ` start="${block.start}"` : '';
	return `<${tag}${start}${attributesHTML(block.attributes, listNames)}>\n${childrenHTML(output, block)}</${tag}>\n`;
}

function rawHTML(output: Output, block: Block): string {
	if (output.config.unsafe) return block.lines.join('') + block.text;
	if (block.lines[0]!.startsWith('<!--')) return '';
	return `<!-- raw HTML omitted -->\n${block.text === '' ? '' : '<!-- raw HTML omitted -->\n'}`;
}

/** A table as Hugo's embedded hook writes it, white space included. */
function tableHTML(output: Output, block: Block): string {
	const { head, body } = block.table!;
	const rows = body.map((row) => rowHTML(output, row, 'td')).join('');
	return (
		`<table${hookAttributesHTML(block.attributes)}>\n\t<thead>${rowHTML(output, head, 'th')}\n\t</thead>\n` +
		`\t<tbody>${rows}\n\t</tbody>\n</table>\n`
	);
}

function rowHTML(output: Output, cells: Cell[], tag: string): string {
	let html = '\n\t\t\t<tr>';
	for (const { alignment, inlines } of cells) {
		const style = alignment === '' ? '' : ` style="text-align: ${alignment}"`;
		html += `\n\t\t\t\t\t<${tag}${style}>${inlinesHTML(output, inlines)}</${tag}>`;
	}
	return `${html}\n\t\t\t</tr>`;
}

/** The footnotes that were referred to, in the order of their first reference. */
export function footnotesHTML(output: Output, list: Block): string {
	const used: Block[] = [];
	for (let footnote = list.first; footnote !== null; footnote = footnote.next) if (footnote.level > 0) used.push(footnote);
	if (used.length === 0) return '';
	used.sort((a, b) => a.level - b.level);
	let html = `<div class="footnotes" role="doc-endnotes"${attributesHTML(list.attributes, common)}>\n<hr${output.config.xhtml ? ' />' : '>'}\n<ol>\n`;
	for (const footnote of used) {
		const after = footnote.last?.kind === 'paragraph' ? '' : footnoteBacklinks(output, footnote);
		html += `<li id="fn:${footnote.level}"${attributesHTML(footnote.attributes, itemNames)}>\n${childrenHTML(output, footnote)}${after}</li>\n`;
	}
	return `${html}</ol>\n</div>\n`;
}

/** Back links within the last paragraph of a footnote. */
function backlinks(output: Output, block: Block): string {
	const footnote = block.parent;
	return footnote?.kind === 'footnote' && footnote.last === block ? footnoteBacklinks(output, footnote) : '';
}

function footnoteBacklinks(output: Output, footnote: Block): string {
	let html = '';
	const uses = output.footnoteUses[footnote.level] ?? 0;
	for (let use = 0; use < uses; use++) {
		const id = `fnref${use === 0 ? '' : use}:${footnote.level}`;
		html += `&#160;<a href="#${id}" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>`;
	}
	return html;
}
