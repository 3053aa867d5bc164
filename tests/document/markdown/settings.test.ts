import { describe, expect, it } from 'vitest';
import type { MarkupConfig } from '../../../src/config/config.ts';
import { createRenderer } from '../../../src/document/markdown/renderer.ts';
import { defaultMarkup } from './markup.fixture.ts';

type Case = [name: string, settings: Partial<MarkupConfig>, source: string, html: string];

describe('markup settings', () => {
	it.each<Case>([
		[
			'unsafe: raw HTML and comments stay',
			{ unsafe: true },
			'<div>\n<!-- a -->\n</div>\n\n<b>x</b> [y](javascript:z)\n',
			'<div>\n<!-- a -->\n</div>\n<p><b>x</b> <a href="javascript:z">y</a></p>\n',
		],
		['xhtml: void elements are closed', { xhtml: true }, 'a  \nb ![c](d)\n\n---\n', '<p>a<br />\nb <img src="d" alt="c" /></p>\n<hr />\n'],
		['hardWraps: line feeds are breaks', { hardWraps: true }, 'a\nb\n', '<p>a<br>\nb</p>\n'],
		['typographer: off', { typographer: null }, '"a" -- b...\n', '<p>&quot;a&quot; -- b...</p>\n'],
		[
			'extras: insert, mark, subscript, superscript',
			{ strikethrough: false, extras: { delete: false, insert: true, mark: true, subscript: true, superscript: true } },
			'++a++ ==b== H~2~O x^2^ Fe^3+^\n',
			'<p><ins>a</ins> <mark>b</mark> H<sub>2</sub>O x<sup>2</sup> Fe<sup>3+</sup></p>\n',
		],
		[
			'blockAttributes: go to the block before them',
			{ blockAttributes: true },
			'> a\n{.b cite="c"}\n\nd\n{#e data-f=g x=y}\n\n- i\n{.j}\n\n| k |\n|---|\n| l |\n{.m}\n',
			'<blockquote class="b" cite="c"><p>a</p>\n</blockquote>\n<p id="e" data-f="g">d</p>\n<ul class="j">\n<li>i</li>\n</ul>\n<table class="m">\n\t<thead>\n\t\t\t<tr>\n\t\t\t\t\t<th>k</th>\n\t\t\t</tr>\n\t</thead>\n\t<tbody>\n\t\t\t<tr>\n\t\t\t\t\t<td>l</td>\n\t\t\t</tr>\n\t</tbody>\n</table>\n',
		],
		['titleAttributes: off', { titleAttributes: false }, '# a {#b}\n', '<h1 id="a-b">a {#b}</h1>\n'],
		[
			'autoHeadingIDType: github-ascii',
			{ autoHeadingIDType: 'github-ascii' },
			'# Ünï Côdé 港\n\n# 港\n',
			'<h1 id="uni-code-">Ünï Côdé 港</h1>\n<h1 id="heading">港</h1>\n',
		],
		[
			'autoHeadingIDType: blackfriday',
			{ autoHeadingIDType: 'blackfriday' },
			'# a_b -- C & d!\n',
			'<h1 id="a-b-c-d">a_b &ndash; C &amp; d!</h1>\n',
		],
		['autoHeadingID: off', { autoHeadingID: false }, '# a\n\n# b {#c}\n', '<h1>a</h1>\n<h1 id="c">b</h1>\n'],
		[
			'autoDefinitionTermID: gives terms an id',
			{ autoDefinitionTermID: true },
			'Low tide\n: x\n',
			'<dl>\n<dt id="low-tide">Low tide</dt>\n<dd>x</dd>\n</dl>\n',
		],
		[
			'wrapStandAloneImageWithinParagraph: off',
			{ wrapStandAloneImageWithinParagraph: false },
			'![a](b)\n\nx ![c](d)\n',
			'<img src="b" alt="a"><p>x <img src="d" alt="c"></p>\n',
		],
		[
			'cjk: line feeds between wide characters go, escaped spaces too',
			{ cjk: { enable: true, eastAsianLineBreaks: true, eastAsianLineBreaksStyle: 'simple', escapedSpace: true } },
			'港口\n船 a\nb **“x”**\\ 后\n',
			'<p>港口船 a\nb <strong>“x”</strong>后</p>\n',
		],
		[
			'passthrough: text between delimiters is not touched',
			{ passthrough: { enable: true, block: [['$$', '$$']], inline: [['$', '$']] } },
			'a $x_1 < *y*$ b\n\nc $$z_2$$ d\n',
			'<p>a $x_1 < *y*$ b</p>\n<p>c </p>\n$$z_2$$<p> d</p>\n',
		],
		['linkifyProtocol: http', { linkifyProtocol: 'http' }, 'www.a.example\n', '<p><a href="http://www.a.example">www.a.example</a></p>\n'],
		['codeFences: off', { codeFences: false }, '```go\na < b\n```\n', '<pre><code class="language-go">a &lt; b\n</code></pre>\n'],
		['footnote: off', { footnote: false }, 'a[^1]\n\n[^1]: b\n', '<p>a<a href="b">^1</a></p>\n'],
		['table: off', { table: false }, 'a | b\n--|--\nc | d\n', '<p>a | b\n&ndash;|&ndash;\nc | d</p>\n'],
	])('%s', (_name, settings, source, html) => {
		const render = createRenderer({ ...defaultMarkup, ...settings }, { enableEmoji: false });
		expect(render(source).html).toBe(html);
	});
});
