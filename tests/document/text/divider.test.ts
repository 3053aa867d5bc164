import { expect, test } from 'vitest';
import { markDivider, splitAtDivider } from '../../../src/document/text/divider.ts';

const [marker] = markDivider('<!--more-->').match(/\S+/)!;

test('only the exact spelling is marked, and only the first', () => {
	for (const source of ['text', '<!-- more -->', '<!--MORE-->', '# more']) expect(markDivider(source)).toBe(source);
	expect(markDivider('a <!--more--> \n b<!--more-->')).toBe(`a \n\n${marker}\n\nb<!--more-->`);
	expect(markDivider('a\n# more\nb', '# more')).toBe(`a\n\n\n${marker}\n\nb`);
});

test('a divider in its own paragraph leaves no trace', () => {
	expect(splitAtDivider(`<p>Before</p>\n<p>${marker}</p>\n<p>after.</p>\n`)).toEqual({
		summary: '<p>Before</p>',
		html: '<p>Before</p>\n<p>after.</p>',
	});
	expect(splitAtDivider(`<p>${marker}</p>\n<p>x</p>\n`)).toEqual({ summary: '', html: '<p>x</p>' });
	expect(splitAtDivider('<p>none</p>')).toBeNull();
});

test('within a code block the summary runs to the end of the next paragraph', () => {
	expect(splitAtDivider(`<pre><code>x\n\n${marker}\n\ny\n</code></pre><p>z</p>\n<p>rest</p>`)).toEqual({
		summary: '<pre><code>x\n\n\n\ny\n</code></pre><p>z</p>',
		html: '<pre><code>x\n\n\ny\n</code></pre><p>z</p>\n<p>rest</p>',
	});
});

test('an HTML file is cut at the divider', () => {
	expect(splitAtDivider(`<p>a ${marker} b</p>`, true)).toEqual({ summary: '<p>a', html: '<p>a  b</p>' });
});
