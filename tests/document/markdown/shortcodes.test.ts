import { describe, expect, it } from 'vitest';
import { createRenderer, type RenderedFile } from '../../../src/document/markdown/renderer.ts';
import { defaultMarkup } from './markup.fixture.ts';

const renderer = createRenderer(defaultMarkup, { enableEmoji: false });
const file: RenderedFile = { format: 'md', file: 'a.md', firstLine: 5, params: { title: 'T', boat: { name: 'Gull' } } };
const render = (source: string) => renderer(source, file);
const rendererUnsafe = createRenderer({ ...defaultMarkup, unsafe: true }, { enableEmoji: false });
const renderUnsafe = (source: string) => rendererUnsafe(source, file);

describe('a shortcode', () => {
	it.each([
		['escaped is shown', 'a {{</* x "y" */>}} `{{%/* z */%}}`\n', '<p>a {{&lt; x &ldquo;y&rdquo; &gt;}} <code>{{% z %}}</code></p>\n'],
		['unknown and alone leaves nothing', 'a {{< x 1 >}} b\n\n{{< x />}}\n', '<p>a  b</p>\n\n'],
		['unknown with inner text keeps it raw', '{{< x >}}*a* <b>{{< /x >}}\n', '*a* <b>\n'],
		['unknown in percent signs keeps it as Markdown', '{{% x %}}*a*{{% /x %}}\n', '<p><em>a</em></p>\n'],
		['may hold others', '{{< x >}}1{{< y >}}2{{< /y >}}3{{< z >}}4{{< /x >}}\n', '1234\n'],
		['is no part of a heading id', '## a {{< param title >}} b\n', '<h2 id="a--b">a T b</h2>\n'],
		['gives a param', '{{< param boat.name >}} {{% param "title" %}}\n', '<p>Gull T</p>\n'],
		[
			'figure',
			'{{< figure src="a b.png" caption="C *d*" >}}\n',
			expect.stringContaining('<img src="\0' + '0\0"\n\t\t\talt="C d"><figcaption>'),
		],
		['highlight', '{{< highlight go >}}\na < b\n{{< /highlight >}}\n', expect.stringContaining('data-lang="go">a &lt; b</code>')],
		[
			'details',
			'{{< details summary="S *t*" >}}\n**a**\n{{< /details >}}\n',
			expect.stringContaining('<summary>S <em>t</em></summary>\n\t<p><strong>a'),
		],
		[
			'details in percent signs keep the empty lines of code',
			'{{% details %}}\n```go\na\n\n# b\n```\n{{% /details %}}\n',
			expect.stringContaining('data-lang="go">a\n\n# b\n</code>'),
		],
		['youtube', '{{< youtube abc >}}\n', expect.stringContaining('src="https://www.youtube.com/embed/abc?autoplay=0&amp;controls=1')],
		[
			'highlight in a list, without its indentation',
			'- a\n  {{< highlight go >}}\n  b\n  {{< /highlight >}}\n',
			expect.stringContaining('"go">b</code>'),
		],
	])('%s', (_name, source, html) => {
		expect(renderUnsafe(source).html).toEqual(html);
	});

	it('ref is a link to a page, be it a destination or text', () => {
		const { html, links } = render('[a]({{< ref "b.md#c" >}} "d") {{< relref "e" >}}\n');
		expect(html).toBe('<p><a href="\x000\0" title="d">a</a> \x001\0</p>\n');
		expect(links.map(({ destination, isPlaceholder }) => [destination, isPlaceholder])).toEqual([
			['b.md#c', true],
			['e', true],
		]);
	});

	it('that is not known is told once, with its place', () => {
		const { problems, shortcodes } = render('a\n\nb {{< x >}} {{< x >}} {{% y %}}\n');
		expect(shortcodes).toEqual(['x', 'y']);
		expect(problems.map(({ code, severity, line, column }) => [code, severity, line, column])).toEqual([
			['SHORTCODE_UNKNOWN', 'INFO', 7, 3],
			['SHORTCODE_UNKNOWN', 'INFO', 7, 23],
		]);
	});

	it.each(['{{< x', '{{< "a" >}}', '{{< x "a >}}', '{{< /x >}}', '{{< x a=1 2 >}}', '{{</* x >}}', '{{< x `a >}}'])(
		'broken as in %j is text',
		(source) => {
			const { html, problems } = render(`before ${source}\n\nafter\n`);
			expect(html).toContain('{{&lt;');
			expect(html).toContain('<p>after</p>');
			expect(problems).toMatchObject([{ code: 'SHORTCODE_SYNTAX', severity: 'WARNING', line: 5, column: 8 }]);
		},
	);
});
