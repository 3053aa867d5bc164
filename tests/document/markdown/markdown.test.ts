import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../../src/document/markdown/renderer.ts';
import { defaultMarkup } from './markup.fixture.ts';

const renderer = createRenderer(defaultMarkup, { enableEmoji: false });
const render = (source: string) => renderer(source).html;

describe('blocks', () => {
	it.each([
		['a paragraph of two lines', 'Salt wind\nover the quay\n', '<p>Salt wind\nover the quay</p>\n'],
		['a hard break by spaces and by backslash', 'one  \ntwo\\\nthree\n', '<p>one<br>\ntwo<br>\nthree</p>\n'],
		[
			'headings with closing marks and underlines',
			'## Boats ##\n\nHarbour\n===\n',
			'<h2 id="boats">Boats</h2>\n<h1 id="harbour">Harbour</h1>\n',
		],
		[
			'a tight and a loose list',
			'- rope\n- tar\n\n1. oak\n\n2. pine\n',
			'<ul>\n<li>rope</li>\n<li>tar</li>\n</ul>\n<ol>\n<li>\n<p>oak</p>\n</li>\n<li>\n<p>pine</p>\n</li>\n</ol>\n',
		],
		[
			'nested lists with a number to start from',
			'3. keel\n   - bow\n   - stern\n4. mast\n',
			'<ol start="3">\n<li>keel\n<ul>\n<li>bow</li>\n<li>stern</li>\n</ul>\n</li>\n<li>mast</li>\n</ol>\n',
		],
		['an ordered list interrupts a paragraph only at 1', 'Crew of\n14. souls\n', '<p>Crew of\n14. souls</p>\n'],
		[
			'a task list',
			'- [x] caulk\n- [ ] paint\n',
			'<ul>\n<li><input checked="" disabled="" type="checkbox"> caulk</li>\n<li><input disabled="" type="checkbox"> paint</li>\n</ul>\n',
		],
		['vertical tabs and form feeds at the ends of lines', '\vwet\f\n\n# dry\v\n', '<p>\vwet\f</p>\n<h1 id="dry">dry\v</h1>\n'],
		['a quote with a lazy line', '> low\nwater\n', '<blockquote>\n<p>low\nwater</p>\n</blockquote>\n'],
		['a rule and a comment that goes', '***\n\n<!-- unseen -->\n\nseen\n', '<hr>\n<p>seen</p>\n'],
		[
			'raw HTML omitted',
			'<div>\ntide\n</div>\n\na <b>c</b>\n',
			'<!-- raw HTML omitted -->\n<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n',
		],
		['code, indented', '    net <mesh>\n', '<pre><code>net &lt;mesh&gt;\n</code></pre>\n'],
		[
			'code, fenced, in a language unknown to the highlighter',
			'```seamap {.c}\n a < b\n```\n',
			'<pre tabindex="0"><code class="language-seamap" data-lang="seamap"> a &lt; b\n</code></pre>',
		],
		[
			'a table with alignment and an escaped pipe',
			'| port | depth |\n|:-----|------:|\n| a \\| b | `x \\| y` |\n| c |\n',
			'<table>\n\t<thead>\n\t\t\t<tr>\n\t\t\t\t\t<th style="text-align: left">port</th>\n\t\t\t\t\t<th style="text-align: right">depth</th>\n\t\t\t</tr>\n\t</thead>\n\t<tbody>\n\t\t\t<tr>\n\t\t\t\t\t<td style="text-align: left">a | b</td>\n\t\t\t\t\t<td style="text-align: right"><code>x | y</code></td>\n\t\t\t</tr>\n\t\t\t<tr>\n\t\t\t\t\t<td style="text-align: left">c</td>\n\t\t\t\t\t<td></td>\n\t\t\t</tr>\n\t</tbody>\n</table>\n',
		],
		[
			'a line of dashes under one column is a table only with a mark',
			'a\n:-\n',
			'<table>\n\t<thead>\n\t\t\t<tr>\n\t\t\t\t\t<th style="text-align: left">a</th>\n\t\t\t</tr>\n\t</thead>\n\t<tbody>\n\t</tbody>\n</table>\n',
		],
		[
			'definitions',
			'Ebb\n: falling water\n: going out\n\nFlood\n\n: rising water\n',
			'<dl>\n<dt>Ebb</dt>\n<dd>falling water</dd>\n<dd>going out</dd>\n<dt>Flood</dt>\n<dd>\n<p>rising water</p>\n</dd>\n</dl>\n',
		],
		[
			'footnotes in the order of their references',
			'b[^two] a[^one] b[^two]\n\n[^one]: first\n[^two]: second\n\n    more\n[^three]: unseen\n',
			'<p>b<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> a<sup id="fnref:2"><a href="#fn:2" class="footnote-ref" role="doc-noteref">2</a></sup> b<sup id="fnref1:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p>\n<div class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n<li id="fn:1">\n<p>second</p>\n<p>more&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>&#160;<a href="#fnref1:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p>\n</li>\n<li id="fn:2">\n<p>first&#160;<a href="#fnref:2" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p>\n</li>\n</ol>\n</div>\n',
		],
		[
			'a reference definition with a title over two lines',
			'[Pier][]\n\n[pier]: /pier\n  "Old\npier"\n',
			'<p><a href="/pier" title="Old\npier">Pier</a></p>\n',
		],
		[
			'a tab that a container takes part of',
			'-\tfoo\n\n\t\tbar\n',
			'<ul>\n<li>\n<p>foo</p>\n<pre><code>bar\n</code></pre>\n</li>\n</ul>\n',
		],
		['an empty item', '-\n- x\n', '<ul>\n<li></li>\n<li>x</li>\n</ul>\n'],
	])('%s', (_name, source, html) => {
		expect(render(source)).toBe(html);
	});
});

describe('inlines', () => {
	it.each([
		['emphasis by the rule of three', '*a**b* ***c** d*\n', '<p><em>a**b</em> <em><strong>c</strong> d</em></p>\n'],
		['underscores within words', 'snake_case_word and _this_\n', '<p>snake_case_word and <em>this</em></p>\n'],
		['emphasis beside East Asian marks', '**“港”**口 和**港口。**后\n', '<p>**“港”<strong>口 和</strong>港口。**后</p>\n'],
		['one and two tildes', '~a~ ~~b~~ ~~~c~~~\n', '<p><del>a</del> <del>b</del> ~~~c~~~</p>\n'],
		['code spans', '`` a`b `` `  ` ` x `\n', '<p><code>a`b</code> <code>  </code> <code>x</code></p>\n'],
		[
			'links with title, brackets and entities',
			'[a](</my file> "T &amp; t") [b](/u(v)w) [c](x&amp;y\\*)\n',
			'<p><a href="/my%20file" title="T &amp; t">a</a> <a href="/u(v)w">b</a> <a href="x&amp;y*">c</a></p>\n',
		],
		['a link holds no link', '[a [b](/c) d](/e)\n', '<p>[a <a href="/c">b</a> d](/e)</p>\n'],
		[
			'dangerous destinations are left out',
			'[x](javascript:alert(1)) ![y](data:image/png;base64,AA) <vbscript:x>\n',
			'<p><a href="">x</a> <img src="data:image/png;base64,AA" alt="y"> <a href="">vbscript:x</a></p>\n',
		],
		[
			'destinations percent-encoded',
			'[x](/港/?q=ü&r=[1]) [y](/a%20b%zz)\n',
			'<p><a href="/%E6%B8%AF/?q=%C3%BC&amp;r=%5B1%5D">x</a> <a href="/a%20b%25zz">y</a></p>\n',
		],
		['images with text from markup', '![a *b* `c` [d](/e)](/f.png "g")\n', '<p><img src="/f.png" alt="a b c d" title="g"></p>\n'],
		[
			'autolinks',
			'<https://a.example/x?y=1&z> <me@a.example>\n',
			'<p><a href="https://a.example/x?y=1&amp;z">https://a.example/x?y=1&amp;z</a> <a href="mailto:me@a.example">me@a.example</a></p>\n',
		],
		[
			'bare links and what is left out at their end',
			'see https://a.example/x_(y). (http://b.example) www.c.example, mail me@d.example!\n',
			'<p>see <a href="https://a.example/x_(y)">https://a.example/x_(y)</a>. (<a href="http://b.example">http://b.example</a>) <a href="https://www.c.example">www.c.example</a>, mail <a href="mailto:me@d.example">me@d.example</a>!</p>\n',
		],
		['no bare link within brackets that are open', '[see http://a.example\n', '<p>[see http://a.example</p>\n'],
		['no bare link within a word', 'xhttp://a.example\n', '<p>xhttp://a.example</p>\n'],
		[
			'quotes, dashes and dots',
			"\"Aye,\" she said -- 'no' --- it's '90s... <<so>>\n",
			'<p>&ldquo;Aye,&rdquo; she said &ndash; &rsquo;no&rsquo; &mdash; it&rsquo;s &rsquo;90s&hellip; &laquo;so&raquo;</p>\n',
		],
		['quotes that nothing closes', 'a" b "c\n', '<p>a&quot; b &ldquo;c</p>\n'],
		['entities and escapes', '&copy; &#35; &nope; \\& \\a &#0;\n', '<p>© # &amp;nope; &amp; \\a �</p>\n'],
		['a check box only at the start of an item', 'text [x]\n', '<p>text [x]</p>\n'],
	])('%s', (_name, source, html) => {
		expect(render(source)).toBe(html);
	});
});

describe('headings', () => {
	it.each([
		[
			'ids of letters of any script',
			'# Café am Meer, 2.0!\n\n# 港 口\n\n# İstanbul\n\n# !!!\n',
			'<h1 id="café-am-meer-20">Café am Meer, 2.0!</h1>\n<h1 id="港-口">港 口</h1>\n<h1 id="istanbul">İstanbul</h1>\n<h1 id="heading">!!!</h1>\n',
		],
		[
			'ids that are taken',
			'# Tide\n\n# Tide\n\n# Tide {#tide-1}\n\n# Tide\n',
			'<h1 id="tide">Tide</h1>\n<h1 id="tide-1">Tide</h1>\n<h1 id="tide-1">Tide</h1>\n<h1 id="tide-2">Tide</h1>\n',
		],
		['attributes', '## Bay {#b .c data-x="1 2" onclick="x"}\n', '<h2 id="b" class="c" data-x="1 2">Bay</h2>\n'],
		[
			'ids from code and emphasis, without raw HTML',
			'# `a_b` *c* <b>d</b> &amp; "e"\n',
			'<h1 id="a_b-c-d--e"><code>a_b</code> <em>c</em> <!-- raw HTML omitted -->d<!-- raw HTML omitted --> &amp; &ldquo;e&rdquo;</h1>\n',
		],
		['the last line of an underlined one', 'first\nsecond\n---\n', '<h2 id="second">first\nsecond</h2>\n'],
		['an empty one has no id', '#\n', '<h1></h1>\n'],
	])('%s', (_name, source, html) => {
		expect(render(source)).toBe(html);
	});
});
