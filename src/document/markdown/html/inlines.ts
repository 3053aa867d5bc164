import type { BodyLink } from '../../document.ts';
import { parseDestination, unresolvedURL } from '../destination.ts';
import { emojiHTML } from '../inline/emoji.ts';
import type { Inline } from '../inline/inline.ts';
import { plainText } from '../plain-text.ts';
import { joinsLines } from './east-asian.ts';
import { escapeHTML, escapeTemplateAttribute, writeText } from './escape.ts';
import type { Output } from './output.ts';
import { destinationHTML, escapeURL, isDangerousURL } from './url.ts';

/** Inline content as HTML. */
export function inlinesHTML(output: Output, nodes: Inline[]): string {
	if (nodes.length === 1 && nodes[0]!.kind === 'text') return textHTML(output, nodes, 0);
	let html = '';
	for (let index = 0; index < nodes.length; index++) {
		const node = nodes[index]!;
		if (node.kind === 'text') html += textHTML(output, nodes, index);
		else if (node.kind === 'run') html += node.closing + node.text + node.opening;
		else if (node.kind === 'raw') html += node.text;
		else if (node.kind === 'code')
			html += `<code>${escapeHTML(node.text.includes('\n') ? node.text.replaceAll('\n', ' ') : node.text)}</code>`;
		else if (node.kind === 'linkOpen') html += linkStart(output, nodes, index);
		else if (node.kind === 'linkClose') html += '</a>';
		else if (node.kind === 'imageOpen') {
			const end = node.number;
			html += imageHTML(output, nodes, index, end, '');
			index = end;
		} else html += leafHTML(output, node);
	}
	return html;
}

function leafHTML(output: Output, node: Inline): string {
	const { config } = output;
	switch (node.kind) {
		case 'html':
			if (config.unsafe) return node.text;
			return node.text.startsWith('<!--') && node.text.length > 4 ? '' : '<!-- raw HTML omitted -->';
		case 'autolink':
			return autolinkHTML(output, node);
		case 'footnote':
			return footnoteHTML(node);
		case 'task':
			return `<input ${node.number === 1 ? 'checked="" ' : ''}disabled="" type="checkbox"${config.xhtml ? ' />' : '>'} `;
		case 'emoji':
			return emojiHTML(node.text);
		case 'passthrough':
			return node.text;
		default:
			return '';
	}
}

function textHTML(output: Output, nodes: Inline[], index: number): string {
	const node = nodes[index]!;
	const html = writeText(node.text, output.dropsSpace);
	if (node.lineBreak === 'none') return html;
	if (node.lineBreak === 'hard' || output.config.hardWraps) return html + output.lineBreak;
	if (output.lineJoining === null || node.text === '') return `${html}\n`;
	const next = nodes[index + 1];
	const isText = next?.kind === 'text' || (next?.kind === 'run' && next.closing === '');
	if (next === undefined || !isText || next.text === '') return html;
	return joinsLines(output.lineJoining, node.text, next.text) ? html : `${html}\n`;
}

function linkStart(output: Output, nodes: Inline[], index: number): string {
	const { destination, title } = nodes[index]!.target!;
	const text = plainText(nodes, index + 1, nodes[index]!.number);
	if (!output.config.linkHook) {
		output.links.push({ destination, text, isImage: false, isPlaceholder: false });
		const href = destinationHTML(destination, output.config.unsafe);
		return title === null ? `<a href="${href}">` : `<a href="${href}" title="${writeText(title, output.dropsSpace)}">`;
	}
	const href = hookedURL(output, { destination, text, isImage: false, isPlaceholder: false });
	return title === null || title === '' ? `<a href="${href}">` : `<a href="${href}" title="${escapeTemplateAttribute(title)}">`;
}

/** Where a hook acts, relative destinations become a placeholder; the indexer resolves them. */
function hookedURL(output: Output, link: BodyLink): string {
	const index = output.links.length;
	const parsed = parseDestination(link.destination);
	link.isPlaceholder = link.destination !== '' && (parsed === null || !parsed.isAbsolute);
	output.links.push(link);
	return link.isPlaceholder ? `\0${index}\0` : escapeTemplateAttribute(unresolvedURL(link.destination));
}

/** An image with its text; `attributes` are those of the paragraph that it stood alone in. */
export function imageHTML(output: Output, nodes: Inline[], start: number, end: number, attributes: string): string {
	const { destination, title } = nodes[start]!.target!;
	const text = plainText(nodes, start + 1, end);
	if (output.config.imageHook) {
		const source = hookedURL(output, { destination, text, isImage: true, isPlaceholder: false });
		const titleHTML = title === null || title === '' ? '' : ` title="${escapeTemplateAttribute(title)}"`;
		return `<img src="${source}" alt="${escapeTemplateAttribute(text)}"${titleHTML}${attributes}>`;
	}
	output.links.push({ destination, text, isImage: true, isPlaceholder: false });
	const source = destinationHTML(destination, output.config.unsafe);
	const titleHTML = title === null ? '' : ` title="${writeText(title, output.dropsSpace)}"`;
	return `<img src="${source}" alt="${alternativeHTML(output, nodes, start + 1, end)}"${titleHTML}${attributes}${output.config.xhtml ? ' />' : '>'}`;
}

/** The text of an image, with entities and line breaks as goldmark leaves them in the attribute. */
function alternativeHTML(output: Output, nodes: Inline[], start: number, end: number): string {
	const plain: Output = { ...output, lineJoining: null };
	let html = '';
	for (let index = start; index < end; index++) {
		const node = nodes[index]!;
		if (node.kind === 'text') html += textHTML(plain, nodes, index);
		else if (node.kind === 'code') html += escapeHTML(node.text);
		else if (node.kind === 'raw' || node.kind === 'run') html += node.text;
	}
	return html;
}

function autolinkHTML(output: Output, node: Inline): string {
	const { destination } = node.target!;
	const isMail = node.number === 1 && !destination.toLowerCase().startsWith('mailto:');
	const url = isMail ? `mailto:${destination}` : destination;
	const link = { destination: url, text: node.text, isImage: false, isPlaceholder: false };
	if (output.config.linkHook) return `<a href="${hookedURL(output, link)}">${node.text}</a>`;
	output.links.push(link);
	const escaped = escapeURL(url);
	const href = output.config.unsafe || !isDangerousURL(escaped) ? escapeHTML(escaped) : '';
	return `<a href="${href}">${escapeHTML(node.text)}</a>`;
}

function footnoteHTML(node: Inline): string {
	const id = `fnref${node.occurrence === 0 ? '' : node.occurrence}:${node.number}`;
	return `<sup id="${id}"><a href="#fn:${node.number}" class="footnote-ref" role="doc-noteref">${node.number}</a></sup>`;
}
