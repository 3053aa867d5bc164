import type { MarkupConfig } from '../../../config/config.ts';
import type { Attribute, AttributeValue } from '../attributes.ts';

/** How the lines of a code block are numbered. */
export type LineNumbering = { style: 'none' | 'inline' | 'table'; first: number };

/** The numbering that a fence's options ask for over the site's setting (Hugo: markup/highlight/config.go). */
export function lineNumbering(highlight: MarkupConfig['highlight'], attributes: Attribute[]): LineNumbering {
	const option = (name: string): AttributeValue | undefined => attributes.find((attribute) => attribute.name.toLowerCase() === name)?.value;
	const first = Number(option('linenostart') ?? highlight?.firstLineNumber ?? 1);
	const numbers = option('linenos');
	const style = numbers === undefined ? (highlight?.lineNumbers ?? 'none') : ownStyle(numbers, highlight?.areNumbersInTable ?? true);
	return { style, first: Number.isFinite(first) ? Math.trunc(first) : 1 };
}

function ownStyle(value: AttributeValue, isTableDefault: boolean): LineNumbering['style'] {
	if (value === 'inline' || value === 'table') return value;
	const isOff = value === false || value === 'false' || value === 0 || value === null;
	return isOff ? 'none' : isTableDefault ? 'table' : 'inline';
}

/** Numbers in a table cell beside the code, which is given as a whole `pre` element. */
export function numberedTable(pre: string, lines: number, first: number): string {
	const numbers = numbersOf(lines, first).map((number) => `<span>${number}\n</span>`);
	return `<div>\n<table><tr><td>\n<pre tabindex="0"><code>${numbers.join('')}</code></pre></td>\n<td>\n${pre}</td></tr></table>\n</div>\n`;
}

/** Code, already escaped, with a number before each line. */
export function numberLines(code: string, first: number): string {
	const lines = code.split('\n');
	const numbers = numbersOf(lines.length, first);
	return lines.map((line, index) => `<span>${numbers[index]}</span>${line}`).join('\n');
}

/** Numbers padded to the width of the last. */
function numbersOf(count: number, first: number): string[] {
	const width = String(first + count - 1).length;
	return Array.from({ length: count }, (_, index) => String(first + index).padStart(width));
}
