import type { BodyLink } from '../document.ts';
import { escapeCode } from '../markdown/html/escape.ts';

/** What inline Org markup needs to know: links found so far, and the numbers of footnotes in the order of their references. */
export type OrgInline = { links: BodyLink[]; footnotes: Map<string, number> };

const emphasis: Record<string, [string, string]> = {
	'*': ['<strong>', '</strong>'],
	'/': ['<em>', '</em>'],
	_: ['<span style="text-decoration: underline;">', '</span>'],
	'+': ['<del>', '</del>'],
};

const image = /\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|xbm|xpm|pbm|pgm|ppm|pnm)$/i;
const link = /\[\[([^\][]+)\](?:\[([^\][]+)\])?\]/y;
const footnote = /\[fn:([\w-]+)\]/y;
const bareURL = /(?:https?|ftp|file):\/\/[^\s<>"\])]+[^\s<>"\]).,;:!?]/y;
const timestamp = /<\d{4}-\d{2}-\d{2}[^>\n]*>/y;
const script = /([_^])\{([^{}\n]*)\}/y;
const exportHTML = /@@html:([\s\S]*?)@@/y;
const lineBreak = /\\\\[ \t]*(?=\n|$)/y;
const special = /[*/_+=~[<@\\^.\-h]|ftp|file/g;

/** Inline Org markup as HTML (go-org: org/inline.go). */
export function orgInline(state: OrgInline, text: string, depth = 0): string {
	let html = '';
	let start = 0;
	special.lastIndex = 0;
	for (let index = nextSpecial(text, 0); index >= 0; index = nextSpecial(text, index)) {
		const found = depth < 20 ? readMarkup(state, text, index, depth) : null;
		if (found === null) {
			index++;
			continue;
		}
		html += escapeCode(text.slice(start, index)) + found.html;
		start = found.end;
		index = found.end;
	}
	return html + escapeCode(text.slice(start));
}

function nextSpecial(text: string, from: number): number {
	special.lastIndex = from;
	return special.exec(text)?.index ?? -1;
}

type Found = { html: string; end: number };

function readMarkup(state: OrgInline, text: string, index: number, depth: number): Found | null {
	const mark = text[index]!;
	if (mark === '[') return readLink(state, text, index, depth) ?? readFootnote(state, text, index);
	if (mark === '=' || mark === '~') {
		const end = closingMark(text, index, mark);
		const name = mark === '=' ? ' class="verbatim"' : '';
		return end < 0 ? null : { html: `<code${name}>${escapeCode(text.slice(index + 1, end))}</code>`, end: end + 1 };
	}
	if (mark in emphasis) {
		const end = closingMark(text, index, mark);
		if (end >= 0) {
			const [open, close] = emphasis[mark]!;
			return { html: open + orgInline(state, text.slice(index + 1, end), depth + 1) + close, end: end + 1 };
		}
	}
	return readSmall(state, text, index, mark);
}

function readSmall(state: OrgInline, text: string, index: number, mark: string): Found | null {
	if (mark === '.') return text.startsWith('...', index) ? { html: '…', end: index + 3 } : null;
	if (mark === '-') {
		if (text.startsWith('---', index)) return { html: '—', end: index + 3 };
		return text.startsWith('--', index) ? { html: '–', end: index + 2 } : null;
	}
	const match = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = index;
		return pattern.exec(text);
	};
	if (mark === '_' || mark === '^') {
		const found = match(script);
		const tag = mark === '_' ? 'sub' : 'sup';
		return found === null ? null : { html: `<${tag}>${escapeCode(found[2]!)}</${tag}>`, end: index + found[0].length };
	}
	if (mark === '<') {
		const found = match(timestamp);
		return found === null ? null : { html: `<span class="timestamp">${escapeCode(found[0])}</span>`, end: index + found[0].length };
	}
	if (mark === '@') {
		const found = match(exportHTML);
		return found === null ? null : { html: found[1]!, end: index + found[0].length };
	}
	if (mark === '\\') {
		const found = match(lineBreak);
		return found === null ? null : { html: '<br>', end: index + found[0].length };
	}
	const found = match(bareURL);
	return found === null ? null : { html: linkHTML(state, found[0], escapeCode(found[0]), found[0]), end: index + found[0].length };
}

function readLink(state: OrgInline, text: string, index: number, depth: number): Found | null {
	link.lastIndex = index;
	const match = link.exec(text);
	if (match === null) return null;
	const destination = match[1]!.replace(/^file:/, '');
	const end = index + match[0].length;
	if (match[2] === undefined && image.test(destination)) {
		state.links.push({ destination, text: destination, isImage: true, isPlaceholder: false });
		const source = escapeCode(destination);
		return { html: `<img src="${source}" alt="${source}" title="${source}" />`, end };
	}
	const target = destination.replace(/\.org(?=$|#)/, '.html');
	const label = match[2] === undefined ? escapeCode(destination) : orgInline({ ...state, links: [] }, match[2], depth + 1);
	return { html: linkHTML(state, target, label, match[2] ?? destination), end };
}

function linkHTML(state: OrgInline, destination: string, label: string, text: string): string {
	state.links.push({ destination, text, isImage: false, isPlaceholder: false });
	const isSafe = !/^\s*(?:javascript|vbscript|data):/i.test(destination);
	return `<a href="${isSafe ? escapeCode(destination) : ''}">${label}</a>`;
}

function readFootnote(state: OrgInline, text: string, index: number): Found | null {
	footnote.lastIndex = index;
	const match = footnote.exec(text);
	if (match === null) return null;
	const name = match[1]!;
	const number = state.footnotes.get(name) ?? state.footnotes.size + 1;
	state.footnotes.set(name, number);
	const html = `<sup class="footnote-reference"><a id="footnote-reference-${number}" href="#footnote-${number}">${number}</a></sup>`;
	return { html, end: index + match[0].length };
}

/** Marks that are tried as the closing one, so that many single marks cost no square time. */
const MAXIMUM_TRIES = 50;

/** Index of the mark that closes the one at `index`, -1 where it opens nothing. */
function closingMark(text: string, index: number, mark: string): number {
	const before = text[index - 1] ?? ' ';
	const next = text[index + 1] ?? ' ';
	if (!/[\s\-({'"]/.test(before) || /\s/.test(next)) return -1;
	let end = text.indexOf(mark, index + 2);
	for (let tries = 0; end >= 0 && tries < MAXIMUM_TRIES; tries++) {
		if (!/\s/.test(text[end - 1]!) && /[\s\-.,;:!?'")}[\\]/.test(text[end + 1] ?? ' ')) return end;
		end = text.indexOf(mark, end + 1);
	}
	return -1;
}
