import { expect, test } from 'vitest';
import { type SummaryInput, summarise } from '../../../src/document/text/summary.ts';

function summary(html: string, options: Partial<SummaryInput> = {}) {
	return summarise({ html, divided: null, frontMatterSummaryHTML: '', summaryLength: 5, isCJK: false, ...options });
}

test('a divider wins over front matter, front matter over the body', () => {
	const divided = { summary: '<p>a</p>', html: '<p>a</p>\n<p>b</p>' };
	const frontMatterSummaryHTML = '<p>Front <em>matter</em></p>\n';
	expect(summary('', { divided, frontMatterSummaryHTML })).toEqual({ summary: '<p>a</p>', source: 'manual', isTruncated: true });
	expect(summary('<p>x</p>', { frontMatterSummaryHTML })).toEqual({
		summary: 'Front <em>matter</em>',
		source: 'frontmatter',
		isTruncated: false,
	});
	expect(summary('<p>x</p>\n')).toEqual({ summary: '<p>x</p>', source: 'auto', isTruncated: false });
});

test('a divider with nothing before it leaves the summary to front matter', () => {
	const divided = { summary: '', html: '<p>b</p>' };
	expect(summary('', { divided })).toEqual({ summary: '', source: 'manual', isTruncated: true });
	expect(summary('', { divided, frontMatterSummaryHTML: '<p>f</p>' })).toEqual({ summary: 'f', source: 'frontmatter', isTruncated: true });
});

test('two paragraphs of a front matter summary keep their tags', () => {
	const frontMatterSummaryHTML = '<p>a</p>\n<p>b</p>\n';
	expect(summary('', { frontMatterSummaryHTML }).summary).toBe(frontMatterSummaryHTML);
});

test('an automatic summary ends with the paragraph that reaches the limit', () => {
	expect(summary('<h2>Low tide</h2>\n<p>one two three</p>\n<p>four five</p>\n<p>six</p>')).toEqual({
		summary: '<h2>Low tide</h2>\n<p>one two three</p>',
		source: 'auto',
		isTruncated: true,
	});
});

test('the last character of a paragraph belongs to no word', () => {
	expect(summary('<p>a b c d e</p><p>f</p>').summary).toBe('<p>a b c d e</p><p>f</p>');
	expect(summary('<p>a b c d ee</p><p>f</p>').summary).toBe('<p>a b c d ee</p>');
});

test('bare tags and attributes are no words', () => {
	expect(summary('<p>one <img src="x" alt="y" > two</p><p>three four five</p><p>six</p>').summary).toBe(
		'<p>one <img src="x" alt="y" > two</p><p>three four five</p>',
	);
});

test('in CJK mode characters count, without their tags', () => {
	expect(summary('<p><b>潮水涨落</b></p><p>渔船归港</p><p>完</p>', { isCJK: true }).summary).toBe('<p><b>潮水涨落</b></p><p>渔船归港</p>');
});

test.each([
	['a list', '<ul><li><p>1 2 3 4 5 6</p></li><li><p>7</p></li></ul>'],
	['nested elements', '<blockquote><div><p>1 2 3 4 5 6</p>7</div>8</blockquote>'],
	['void and self-closing elements', '<div><br><img src="x"><hr/><p>1 2 3 4 5 6</p>7</div>'],
	[
		'end tags in comments, attributes and scripts',
		'<div><p>1 2 3 4 5 6</p><!--</div>--><i title="</div>"></i><script></div></script></div>',
	],
	['an element that is never closed', '<section><p>1 2 3 4 5 6</p>'],
])('%s comes along whole', (_, html) => {
	expect(summary(`${html}<p>rest</p>`).summary).toBe(html);
});

test('takes linear time on hostile nesting', () => {
	const start = process.threadCpuUsage();
	summary(`<p>${'x '.repeat(9)}</p>${'<a>'.repeat(200_000)}${'</b>'.repeat(200_000)}`);
	summary(`<div><p>${'x '.repeat(9)}</p>${'<a>'.repeat(200_000)}${'</b>'.repeat(200_000)}`);
	expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(2000);
});
