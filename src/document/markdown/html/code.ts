import { type Attribute, readAttributes } from '../attributes.ts';
import type { Block } from '../block/block.ts';
import { allAttributesHTML } from './attributes.ts';
import { escapeCode, escapeHTML, writeText } from './escape.ts';
import { isHighlighted } from './languages.ts';
import { lineNumbering, numberedTable, numberLines } from './line-numbers.ts';
import type { Output } from './output.ts';

/** Options of the highlighter that stand among the attributes of a fence. */
const options = new Set(
	'anchorlinenos guesssyntax hl_lines hl_inline lineanchors linenos linenostart linenumbersintable noclasses style tabwidth'.split(' '),
);

/** An indented code block. */
export function indentedCodeHTML(block: Block): string {
	return `<pre><code>${escapeHTML(block.lines.join(''))}</code></pre>\n`;
}

/**
 * A fenced code block: within `div.highlight` where Hugo's highlighter knows the language. The code itself is not coloured
 * (Hugo: markup/highlight/highlight.go).
 */
export function fenceHTML(output: Output, block: Block): string {
	const space = block.text.indexOf(' ');
	const word = space < 0 ? block.text : block.text.slice(0, space);
	if (!output.config.codeFences) {
		const name = word === '' ? '' : ` class="language-${writeText(word, false)}"`;
		return `<pre><code${name}>${escapeHTML(block.lines.join(''))}</code></pre>\n`;
	}
	const brace = word.indexOf('{');
	const language = brace < 0 ? word : word.slice(0, brace);
	const attributes = block.attributes ?? infoAttributes(block.text);
	return codeHTML(output, language, block.lines.join('').replace(/[\r\n]+$/, ''), attributes);
}

/** Code in a language, "" for none, with the attributes that its fence gives; `endsLine` adds the line feed of its last line. */
export function codeHTML(output: Output, language: string, code: string, attributes: Attribute[], endsLine = true): string {
	if (isInline(attributes))
		return `<code${language === '' ? '' : ` class="code-inline language-${escapeCode(language)}"`}>${escapeCode(code)}</code>`;
	const { highlight } = output.config;
	const isKnown = language !== '' && isHighlighted(language);
	// Hugo draws this one; its code keeps its name.
	const isDiagram = language === 'goat';
	const isCoded = isKnown || (highlight?.guessSyntax === true && !isDiagram);
	const shownLanguage = isCoded && !isKnown ? 'fallback' : language;
	const name = shownLanguage === '' ? '' : ` class="language-${escapeCode(shownLanguage)}" data-lang="${escapeCode(shownLanguage)}"`;
	const numbering = isCoded ? lineNumbering(highlight, attributes) : { style: 'none', first: 1 };
	const escaped = numbering.style === 'inline' && code !== '' ? numberLines(escapeCode(code), numbering.first) : escapeCode(code);
	const pre = `<pre tabindex="0"><code${name}>${code === '' || !endsLine ? escaped : `${escaped}\n`}</code></pre>`;
	if (!isCoded) return pre;
	const inner = numbering.style === 'table' ? numberedTable(pre, code === '' ? 0 : code.split('\n').length, numbering.first) : pre;
	return `<div class="highlight${divAttributes(attributes)}>${inner}</div>`;
}

function isInline(attributes: Attribute[]): boolean {
	const value = attributes.find(({ name }) => name.toLowerCase() === 'hl_inline')?.value;
	return value === true || value === 'true';
}

/** The rest of the class, its closing quote and the other attributes of the element around highlighted code. */
function divAttributes(attributes: Attribute[]): string {
	const shown = attributes.map(({ name, value }) => ({ name: name.toLowerCase(), value })).filter(({ name }) => !options.has(name));
	const ownClass = shown.find(({ name }) => name === 'class')?.value;
	const rest = allAttributesHTML(shown.filter(({ name }) => name !== 'class'));
	return `${typeof ownClass === 'string' ? ` ${escapeHTML(ownClass)}` : ''}"${rest}`;
}

function infoAttributes(info: string): Attribute[] {
	const end = info.indexOf('}', info.indexOf('{'));
	const start = info.lastIndexOf('{', end);
	return start < 0 || end < 0 ? [] : (readAttributes(info.slice(start, end + 1), 0)?.attributes ?? []);
}
