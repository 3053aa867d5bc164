import { describe, expect, it } from 'vitest';
import { normalizedURL, parseDestination, unresolvedURL } from '../../../src/document/markdown/destination.ts';
import { createRenderer } from '../../../src/document/markdown/renderer.ts';
import { defaultMarkup } from './markup.fixture.ts';

describe('links of a body', () => {
	it('are listed in order with their text, autolinks and images too', () => {
		const render = createRenderer(defaultMarkup, { enableEmoji: false });
		const { links } = render('[a *b*](c.md "t") ![d](e.png) <https://f.example> [x][y]\n\n[y]: /z\n');
		expect(links.map(({ destination, text, isImage }) => [destination, text, isImage])).toEqual([
			['c.md', 'a b', false],
			['e.png', 'd', true],
			['https://f.example', 'https://f.example', false],
			['/z', 'x', false],
		]);
		expect(links.some(({ isPlaceholder }) => isPlaceholder)).toBe(false);
	});

	it('leave a placeholder where a hook acts, but for addresses with a scheme', () => {
		const render = createRenderer({ ...defaultMarkup, linkHook: true, imageHook: true }, { enableEmoji: false });
		const { html, links } = render('[a](b.md#c "d") [e](https://f.example/ü) ![g](h.png) [i](#j) [k]()\n');
		expect(html).toBe(
			'<p><a href="\x000\0" title="d">a</a> <a href="https://f.example/%C3%BC">e</a> <img src="\x002\0" alt="g"> ' +
				'<a href="\x003\0">i</a> <a href="">k</a></p>\n',
		);
		expect(links.map(({ isPlaceholder }) => isPlaceholder)).toEqual([true, false, true, true, false]);
	});
});

describe('a destination', () => {
	it('is taken apart as Go does it', () => {
		expect(parseDestination('../a%20b.md?q=1#ä')).toMatchObject({ isAbsolute: false, path: '../a b.md', query: 'q=1', fragment: 'ä' });
		expect(parseDestination('HTTPS://h/p')).toMatchObject({ isAbsolute: true, scheme: 'https', path: '/p' });
		expect(parseDestination('mailto:a@b')).toMatchObject({ isAbsolute: true, path: '' });
	});

	it.each(['a:b c', 'x%zz', 'https://h:port/', 'a\u0001'].map((text) => [text]))('%j is no URL', (text) => {
		expect(parseDestination(text)?.isAbsolute ? null : parseDestination(text)).toBeNull();
	});

	it.each([
		['a b.md', 'a%20b.md'],
		['/x(1)', '/x%281%29'],
		['javascript:alert(1)', '#ZgotmplZ'],
		['#', ''],
	])('%j is written as %j where nothing answers to it', (destination, url) => {
		expect(unresolvedURL(destination)).toBe(url);
	});

	it('keeps escapes that are valid', () => {
		expect(normalizedURL('/%E6%B8%AF?a=%')).toBe('/%E6%B8%AF?a=%25');
	});
});
