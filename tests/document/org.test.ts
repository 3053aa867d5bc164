import { expect, it } from 'vitest';
import { createTestSite } from '../site.ts';

it('keeps the empty line before a paragraph of an Org file, but the first one behind a list', async () => {
	const text = '#+TITLE: Tides\n\nFirst\n\n- one\n- two\n\nSecond\n\n-----\n\nThird\nFourth\n';
	const site = await createTestSite({ 'hugo.yaml': 'title: Harbour', 'content/tides.org': text });
	try {
		const { page } = await site.ask<{ page: { title: string; bodyHTML: string } }>('{ page(path: "/tides/") { title bodyHTML } }');
		expect(page).toEqual({
			title: 'Tides',
			bodyHTML: '<p>\nFirst</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>Second</p>\n<hr>\n<p>\nThird\nFourth</p>\n',
		});
	} finally {
		await site.close();
	}
});
