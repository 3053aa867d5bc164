import { expect, test } from 'vitest';
import { plainText } from '../../../src/document/text/plain-text.ts';

test.each([
	['no markup', 'tide  table\n&amp; harbour', 'tide  table\n&amp; harbour'],
	['inline tags vanish', '<em>fer</em>ry <b>boat</b>', 'ferry boat'],
	['block tags part words', '<h2>Quay</h2><table><tr><td>north</td><td>south</td></tr></table>', 'Quay north south'],
	['paragraphs and breaks end lines', '<p>one<BR/>two</p>\n<p>three</p>\n', 'one\ntwo\nthree\n'],
	['source line breaks become spaces', '<p>low\ntide</p>', 'low tide\n'],
	['a run of white space keeps its first character', 'a \t<i> </i> b', 'a b'],
	['entities stay', '<p>fish &amp; chips</p>', 'fish &amp; chips\n'],
	['comments, declarations and CDATA vanish', 'a<!-- > --><!DOCTYPE x><?y?><![CDATA[ > ]]>b', 'ab'],
	['script and style lose their bodies', 'a<script>if (x < y) "</b>"</script><style>p{}</style>b', 'ab'],
	['quotes protect a greater-than sign', '<a title="x > y" href=z>link</a>', 'link'],
	['a lone less-than sign is text', 'depth < 3 m, 2 <3<b>!</b>', 'depth < 3 m, 2 <3!'],
	['an unclosed tag swallows the rest', 'pier <a href="x', 'pier '],
	['ideographic space is white space', '<b>潮</b>\u3000\u3000汐', '潮\u3000汐'],
])('%s', (_, html, plain) => {
	expect(plainText(html)).toBe(plain);
});

test.each(['<', '<!--', '</', '<a x="', '<script>', '<p>', ' \n'])('takes linear time on 200,000 times %j', (piece) => {
	const start = process.threadCpuUsage();
	plainText(`${piece.repeat(200_000)}<b>`);
	expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(2000);
});
