import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const blocks = new Set(
	'address article aside blockquote body br caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe li link main meta nav ol p pre script section style summary table tbody td tfoot th thead tr ul'.split(
		' ',
	),
);

/**
 * One canonical text for all HTML that a browser shows alike: read as a browser reads it, attributes in order of name, white space
 * between blocks dropped and collapsed elsewhere outside `pre`; of highlighted code only the text counts,
 * of a diagram its letters.
 */
export function canonicalHTML(html: string): string {
	if (!html.includes('<') && !html.includes('&')) return html.replace(/[ \t\n\r\f]+/g, ' ').trim();
	const parts: string[] = [];
	writeAll(parseFragment(html).childNodes, parts, false);
	return parts.join('').trim();
}

/** Text with entities decoded and white space collapsed. */
export function canonicalText(text: string): string {
	const decoded = text.includes('&') ? textOf(parseFragment(text.replaceAll('<', '&lt;')).childNodes) : text;
	return decoded.replace(/\s+/g, ' ').trim();
}

function writeAll(nodes: Node[], parts: string[], isVerbatim: boolean): void {
	for (const [place, node] of nodes.entries()) {
		if (node.nodeName === '#text') {
			const text = (node as DefaultTreeAdapterTypes.TextNode).value;
			if (isVerbatim) parts.push(escaped(text));
			else if (/[^ \t\n\r\f]/.test(text) || !(isBlockEdge(nodes[place - 1], node) && isBlockEdge(nodes[place + 1], node))) {
				parts.push(escaped(text.replace(/[ \t\n\r\f]+/g, ' ')));
			}
		} else if (node.nodeName === '#comment') parts.push(`<!--${(node as DefaultTreeAdapterTypes.CommentNode).data}-->`);
		else if ('tagName' in node) writeElement(node, parts, isVerbatim);
	}
}

/** Whether white space beside `neighbour` shows nothing; where there is none, its parent's own edge decides. */
function isBlockEdge(neighbour: Node | undefined, node: Node): boolean {
	const beside = neighbour ?? node.parentNode;
	if (!beside || beside.nodeName === '#document-fragment' || beside.nodeName === '#comment') return true;
	return 'tagName' in beside && blocks.has(beside.tagName);
}

function writeElement(element: Element, parts: string[], isVerbatim: boolean): void {
	const name = element.tagName;
	if (name === 'div' && hasClass(element, 'highlight')) {
		if (hasDiagram(element)) {
			parts.push(`<diagram>${lettersOfCode(codeIn(element))}`);
			return;
		}
		parts.push(`<div highlight>${escaped(textOf(element.childNodes).trim())}</div>`);
		return;
	}
	if (isDiagram(element)) {
		parts.push(`<diagram>${element.tagName === 'div' ? lettersOfDrawing(element) : lettersOfCode(textOf(element.childNodes))}`);
		return;
	}
	if (name === 'code' && hasClass(element, 'code-inline')) {
		parts.push(`<code inline>${escaped(textOf(element.childNodes))}</code>`);
		return;
	}
	const attributes = element.attrs
		.filter((attribute) => attribute.name !== 'tabindex')
		.map(
			(attribute) =>
				`${attribute.name}=${JSON.stringify(attribute.name === 'style' ? attribute.value.replace(/\s+/g, '') : attribute.value)}`,
		)
		.sort();
	parts.push(`<${[name, ...attributes].join(' ')}>`);
	const children = 'content' in element ? (element as DefaultTreeAdapterTypes.Template).content.childNodes : element.childNodes;
	writeAll(children, parts, isVerbatim || name === 'pre' || name === 'textarea');
	parts.push(`</${name}>`);
}

/** A block of the language goat, which Hugo draws and HugoQL shows as code: see departures.ts. */
function isDiagram(element: Element): boolean {
	if (element.tagName === 'div') return hasClass(element, 'goat') && hasClass(element, 'svg-container');
	const [code] = element.childNodes;
	return element.tagName === 'pre' && code !== undefined && 'tagName' in code && hasClass(code, 'language-goat');
}

/** What a diagram has besides lines: its letters and digits, row by row. `o`, `v` and `x` may be drawn as points and arrows. */
const letters = /[\p{L}\p{N}]/u;
const drawn = /[ovx]/i;

function lettersOfDrawing(element: Element): string {
	const rows = new Map<number, [x: number, text: string][]>();
	for (const text of elementsNamed(element, 'text')) {
		const place = (name: string) => Number(text.attrs.find((attribute) => attribute.name === name)?.value);
		const row = rows.get(place('y')) ?? [];
		rows.set(place('y'), [...row, [place('x'), textOf(text.childNodes)]]);
	}
	const sorted = [...rows].sort(([one], [other]) => one - other);
	return sorted
		.map(([, row]) =>
			lettersIn(
				row
					.sort(([one], [other]) => one - other)
					.map(([, text]) => text)
					.join(''),
			),
		)
		.filter(Boolean)
		.join('|');
}

function lettersOfCode(code: string): string {
	return code.split('\n').map(lettersIn).filter(Boolean).join('|');
}

function lettersIn(text: string): string {
	return [...text].filter((character) => letters.test(character) && !drawn.test(character)).join('');
}

function elementsNamed(element: Element, name: string): Element[] {
	const below = element.childNodes.flatMap((child) => ('tagName' in child ? elementsNamed(child, name) : []));
	return element.tagName === name ? [element, ...below] : below;
}

/** The code of a numbered block, without the numbers. */
function codeIn(element: Element): string {
	const code = elementsNamed(element, 'code').find((one) => hasClass(one, 'language-goat'));
	return code ? textOf(code.childNodes) : '';
}

/** With line numbers the code of a diagram stands in a table. */
function hasDiagram(element: Element): boolean {
	return element.childNodes.some((child) => 'tagName' in child && (hasClass(child, 'language-goat') || hasDiagram(child)));
}

function hasClass(element: Element, name: string): boolean {
	return element.attrs.some((attribute) => attribute.name === 'class' && attribute.value.split(/\s+/).includes(name));
}

function textOf(nodes: Node[]): string {
	return nodes
		.map((node) =>
			node.nodeName === '#text' ? (node as DefaultTreeAdapterTypes.TextNode).value : 'childNodes' in node ? textOf(node.childNodes) : '',
		)
		.join('');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
