import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../../src/document/markdown/renderer.ts';
import { defaultMarkup } from './markup.fixture.ts';

const renderer = createRenderer(defaultMarkup, { enableEmoji: true });
const org = (source: string) => renderer(source, { format: 'org', file: 'a.org', firstLine: 1 }).html;

describe('other formats', () => {
	it('HTML passes as it is, shortcodes aside', () => {
		expect(renderer('<p>*a* {{< x >}}b</p>\n', { format: 'html', file: 'a.html', firstLine: 1 }).html).toBe('<p>*a* b</p>\n');
	});

	it('Org headlines become sections', () => {
		expect(org('intro\n* One :tag:\ntext\n** Two\n')).toBe(
			'<p>intro</p>\n\n<div id="outline-container-headline-1" class="outline-2">\n<h2 id="headline-1">\n' +
				'One&#xa0;&#xa0;&#xa0;<span class="tags"><span class="tag-tag">tag</span></span>\n</h2>\n' +
				'<div id="outline-text-headline-1" class="outline-text-2">\n<p>text</p>\n\n' +
				'<div id="outline-container-headline-2" class="outline-3">\n<h3 id="headline-2">\nTwo\n</h3>\n</div>\n</div>\n</div>\n',
		);
	});

	it.each([
		[
			'emphasis',
			'*b* /i/ _u_ +s+ =v= ~c~ a*b*',
			'<strong>b</strong> <em>i</em> <span style="text-decoration: underline;">u</span> <del>s</del> <code class="verbatim">v</code> <code>c</code> a*b*',
		],
		[
			'links',
			'[[https://a.example][b]] [[c.png]] [[javascript:x][y]]',
			'<a href="https://a.example">b</a> <img src="c.png" alt="c.png" title="c.png" /> <a href="">y</a>',
		],
		['small things', 'a -- b... H_{2}O <c>', 'a – b… H<sub>2</sub>O &lt;c&gt;'],
	])('Org %s', (_name, source, html) => {
		expect(org(source)).toBe(`<p>${html}</p>\n`);
	});

	it.each([
		['lists', '- a\n  - b\n- [X] c\n', '<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li class="checked">c</li>\n</ul>\n'],
		['quotes', '#+BEGIN_QUOTE\na\n#+END_QUOTE\n', '<blockquote>\n<p>a</p>\n</blockquote>\n'],
		[
			'tables',
			'| a |\n|---|\n| 1 |\n',
			'<table>\n<thead>\n<tr>\n<th class="align-right">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-right">1</td>\n</tr>\n</tbody>\n</table>\n',
		],
		['comments and keywords', '# a\n#+KEY: b\nc\n', '<p>c</p>\n'],
	])('Org %s', (_name, source, html) => {
		expect(org(source)).toBe(html);
	});

	it('emoji have GitHub names', () => {
		expect(renderer(':smile: :nope:\n').html).toBe('<p>&#x1f604; :nope:</p>\n');
	});
});

describe('code for the highlighter', () => {
	const fence = (info: string, highlight?: typeof defaultMarkup.highlight) =>
		createRenderer({ ...defaultMarkup, highlight }, { enableEmoji: false })(`\`\`\`${info}\na\nb\n\`\`\`\n`).html;

	it.each(['go', 'Go', 'main.rs', 'Dockerfile'])('%s is a known language', (language) => {
		expect(fence(language)).toBe(
			`<div class="highlight"><pre tabindex="0"><code class="language-${language}" data-lang="${language}">a\nb\n</code></pre></div>`,
		);
	});

	it('takes attributes and line numbers from the fence', () => {
		expect(fence('go {.c linenos=inline linenostart=9}')).toContain('<div class="highlight c"><pre tabindex="0">');
		expect(fence('go {linenos=inline linenostart=9}')).toContain('<span> 9</span>a\n<span>10</span>b\n');
	});

	it('takes line numbers and guessing from the site', () => {
		const site = { lineNumbers: 'table', firstLineNumber: 1, areNumbersInTable: true, guessSyntax: true } as const;
		expect(fence('', site)).toContain('<pre tabindex="0"><code><span>1\n</span><span>2\n</span></code></pre></td>\n<td>\n');
	});
});
