import { codeHTML } from '../markdown/html/code.ts';
import { escapeCode } from '../markdown/html/escape.ts';
import type { Output } from '../markdown/html/output.ts';
import type { Rendered } from '../markdown/markdown.ts';
import { type OrgInline, orgInline } from './inline.ts';
import { listMarker, readList } from './list.ts';
import { orgTable } from './table.ts';

/** Deepest nesting of lists and blocks; what is deeper is dropped. */
const MAXIMUM_DEPTH = 50;

type OrgState = {
	output: Output;
	inline: OrgInline;
	headlines: number;
	definitions: Map<string, string[]>;
	unclosed: WeakMap<string[], Set<string>>;
};

const blockStart = /^\s*#\+BEGIN_(\w+)(?:\s+(.*))?$/i;
const keyword = /^\s*#\+(\w+):\s*(.*)$/;
const definition = /^\[fn:([\w-]+)\]\s*(.*)$/;

/**
 * Org mode as HTML, as far as plain articles use it: headlines, paragraphs, lists, tables, blocks, footnotes, links and emphasis
 * (go-org: org/html_writer.go). Like Hugo's, the result has no headings: ids are `headline-1` and so on.
 */
export function renderOrg(source: string, output: Output): Rendered {
	const state: OrgState = {
		output,
		inline: { links: output.links, footnotes: new Map() },
		headlines: 0,
		definitions: new Map(),
		unclosed: new WeakMap(),
	};
	const html = sectionsHTML(state, source.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n'));
	return { html: html + footnotesHTML(state), links: state.inline.links, headings: [] };
}

/** The text before the first headline, and the sections that headlines open. */
function sectionsHTML(state: OrgState, lines: string[]): string {
	let html = '';
	const open: number[] = [];
	let from = 0;
	let hasText = false;
	const close = (level: number): void => {
		while (open.length > 0 && open[open.length - 1]! >= level) {
			open.pop();
			html += '</div>\n</div>\n';
		}
	};
	for (let index = 0; index <= lines.length; index++) {
		const headline = index < lines.length ? /^(\*+)\s+(.*)$/.exec(lines[index]!) : null;
		if (headline === null && index < lines.length) continue;
		html += blocksHTML(state, lines.slice(from, index), 0);
		hasText = hasText || html !== '';
		if (headline === null) break;
		from = index + 1;
		const level = headline[1]!.length;
		close(level);
		open.push(level);
		const id = customId(lines, from) ?? `headline-${++state.headlines}`;
		const heading = Math.min(level + 1, 6);
		html +=
			`\n<div id="outline-container-${id}" class="outline-${level + 1}">\n<h${heading} id="${id}">\n${titleHTML(state, headline[2]!)}\n` +
			`</h${heading}>\n<div id="outline-text-${id}" class="outline-text-${level + 1}">\n`;
	}
	close(0);
	return html.replace(/<div id="outline-text-[^"]*" class="outline-text-\d+">\n<\/div>\n/g, '');
}

function customId(lines: string[], start: number): string | null {
	if (lines[start]?.trim() !== ':PROPERTIES:') return null;
	for (let index = start + 1; index < lines.length && lines[index]!.trim() !== ':END:'; index++) {
		const match = /^\s*:CUSTOM_ID:\s+(\S+)/.exec(lines[index]!);
		if (match !== null) return escapeCode(match[1]!);
	}
	return null;
}

function titleHTML(state: OrgState, source: string): string {
	const [, status, priority, title = '', tags] =
		/^(?:(TODO|DONE)\s+)?(?:\[#([A-Z])\]\s+)?(.*?)(?:\s+:([\w@#%:]+):)?\s*$/.exec(source) ?? [];
	const marks = tags
		?.split(':')
		.map((tag) => `<span class="tag-${escapeCode(tag)}">${escapeCode(tag)}</span>`)
		.join('&#xa0;');
	return [
		status === undefined ? '' : `<span class="todo status-${status.toLowerCase()}">${status}</span>\n`,
		priority === undefined ? '' : `<span class="priority priority-${priority.toLowerCase()}">[${priority}]</span>\n`,
		orgInline(state.inline, title),
		marks === undefined ? '' : `&#xa0;&#xa0;&#xa0;<span class="tags">${marks}</span>`,
	].join('');
}

/** A run of lines without headlines. */
function blocksHTML(state: OrgState, lines: string[], depth: number): string {
	if (depth > MAXIMUM_DEPTH) return '';
	let html = '';
	let paragraph: string[] = [];
	const flush = (): void => {
		if (paragraph.length > 0) html += `<p>${orgInline(state.inline, paragraph.join('\n'))}</p>\n`;
		paragraph = [];
	};
	// An empty line before a paragraph becomes a line break within it, but the first one behind a list is the list's.
	let isAfterEmpty = false;
	for (let index = 0; index < lines.length; ) {
		const block = readBlock(state, lines, index, depth);
		if (block !== null) {
			flush();
			html += block.html;
			index = block.end;
			isAfterEmpty = false;
		} else {
			if (lines[index]!.trim() === '') {
				flush();
				isAfterEmpty = true;
			} else {
				if (paragraph.length === 0 && isAfterEmpty) paragraph.push('');
				paragraph.push(lines[index]!);
				isAfterEmpty = false;
			}
			index++;
		}
	}
	flush();
	return html;
}

type Block = { html: string; end: number };

/** The block that begins at a line, null where a paragraph goes on. */
function readBlock(state: OrgState, lines: string[], start: number, depth: number): Block | null {
	const line = lines[start]!;
	const begin = blockStart.exec(line);
	if (begin !== null) return readFencedBlock(state, lines, start, begin[1]!.toUpperCase(), begin[2] ?? '', depth);
	if (/^\s*:\w+:\s*$/.test(line)) {
		const end = endOf(state, lines, start, ':END:');
		if (end >= 0) return { html: '', end: end + 1 };
	}
	const option = keyword.exec(line);
	if (option !== null) return { html: option[1]!.toUpperCase() === 'HTML' ? `${option[2]}\n` : '', end: start + 1 };
	if (/^\s*#(?:\s|$)/.test(line)) return { html: '', end: start + 1 };
	if (/^\s*-{5,}\s*$/.test(line)) return { html: '<hr>\n', end: start + 1 };
	if (/^\s*:(?:\s|$)/.test(line)) {
		let end = start;
		while (end < lines.length && /^\s*:(?:\s|$)/.test(lines[end]!)) end++;
		return { html: exampleHTML(lines.slice(start, end).map((text) => text.replace(/^\s*: ?/, ''))), end };
	}
	if (/^\s*\|/.test(line)) {
		let end = start;
		while (end < lines.length && /^\s*\|/.test(lines[end]!)) end++;
		return { html: orgTable(state.inline, lines.slice(start, end)), end };
	}
	const note = definition.exec(line);
	if (note !== null) {
		let end = start + 1;
		while (end < lines.length && !definition.test(lines[end]!) && !(lines[end]!.trim() === '' && lines[end + 1]?.trim() === '')) end++;
		if (!state.definitions.has(note[1]!)) state.definitions.set(note[1]!, [note[2]!, ...lines.slice(start + 1, end)]);
		return { html: '', end };
	}
	return listMarker(line) === null ? null : listBlock(state, lines, start, depth);
}

function readFencedBlock(state: OrgState, lines: string[], start: number, name: string, argument: string, depth: number): Block | null {
	const last = endOf(state, lines, start, `#+END_${name}`);
	if (last < 0) return null;
	const inner = lines.slice(start + 1, last);
	const end = last + 1;
	if (name === 'SRC') {
		const language = argument.trim().split(/\s+/)[0] || 'text';
		const code = codeHTML(state.output, language, inner.join('\n'), [], false);
		return { html: `<div class="src src-${escapeCode(language)}">\n${code}\n</div>\n`, end };
	}
	if (name === 'EXAMPLE') return { html: exampleHTML(inner), end };
	if (name === 'EXPORT') return { html: argument.trim().toLowerCase() === 'html' ? `${inner.join('\n')}\n` : '', end };
	if (name === 'COMMENT') return { html: '', end };
	if (name === 'QUOTE') return { html: `<blockquote>\n${blocksHTML(state, inner, depth + 1)}</blockquote>\n`, end };
	const style = name === 'CENTER' ? ' style="text-align: center; margin-left: auto; margin-right: auto;"' : '';
	return { html: `<div class="${name.toLowerCase()}-block"${style}>\n${blocksHTML(state, inner, depth + 1)}</div>\n`, end };
}

/** The line that holds only this mark, -1 where there is none any more. */
function endOf(state: OrgState, lines: string[], start: number, mark: string): number {
	const unclosed = state.unclosed.get(lines) ?? new Set();
	if (unclosed.has(mark)) return -1;
	for (let index = start + 1; index < lines.length; index++) if (lines[index]!.trim().toUpperCase() === mark) return index;
	state.unclosed.set(lines, unclosed.add(mark));
	return -1;
}

function exampleHTML(lines: string[]): string {
	return `<pre class="example">\n${escapeCode(lines.join('\n'))}\n</pre>\n`;
}

function listBlock(state: OrgState, lines: string[], start: number, depth: number): Block {
	const { items, isOrdered, end } = readList(lines, start);
	const isDescription = items[0]!.term !== null;
	const tag = isDescription ? 'dl' : isOrdered ? 'ol' : 'ul';
	let html = `<${tag}>\n`;
	for (const item of items) {
		const name = item.status === '' ? '' : ` class="${item.status}"`;
		const content = itemHTML(blocksHTML(state, item.lines, depth + 1));
		if (isDescription)
			html += `<dt${name}>\n${item.term === null ? '?' : orgInline(state.inline, item.term)}\n</dt>\n<dd>${content}</dd>\n`;
		else html += `<li${name}>${content}</li>\n`;
	}
	return { html: `${html}</${tag}>\n`, end };
}

/** The content of an item: paragraphs alone stand there without their tags. */
function itemHTML(html: string): string {
	const parts = html.split('</p>\n');
	const isText = parts.pop() === '' && parts.every((part) => part.startsWith('<p>'));
	return isText ? html.replaceAll('</p>\n<p>', '\n\n').replace(/^<p>|<\/p>\n$/g, '') : `\n${html}`;
}

function footnotesHTML(state: OrgState): string {
	let html = '';
	for (const [name, number] of state.inline.footnotes) {
		const lines = state.definitions.get(name);
		if (lines === undefined) continue;
		const body = blocksHTML(state, lines, 1);
		html +=
			`<div class="footnote-definition">\n<sup id="footnote-${number}"><a href="#footnote-reference-${number}">${number}</a></sup>\n` +
			`<div class="footnote-body">\n${body}</div>\n</div>\n`;
	}
	if (html === '') return '';
	return `<div class="footnotes">\n<hr class="footnotes-separatator"/>\n<div class="footnote-definitions">\n${html}</div>\n</div>\n`;
}
