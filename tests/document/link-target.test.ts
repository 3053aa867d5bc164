import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import type { Location } from '../../src/document/document.ts';
import { linkTarget } from '../../src/document/link-target.ts';

const config = { languages: [{ key: 'en' }, { key: 'zh' }], disabledLanguages: [] } as unknown as Config;
const page = { dir: 'links/', form: 'single', language: 'en' } as Location;
const leaf = { dir: 'links/bundle/', form: 'leaf', language: 'en' } as Location;
const branch = { dir: 'links/', form: 'branch', language: 'en' } as Location;

function paths(destination: string, from = page): string[] | undefined {
	return linkTarget(destination, from, false, config)?.logicalPaths;
}

describe('linkTarget', () => {
	it('looks beside the page first, then from the root', () => {
		for (const destination of ['b.md', './b.md', 'b', 'b/', 'B.zh.md']) expect(paths(destination), destination).toEqual(['/links/b', '/b']);
		expect(paths('/links/b.md')).toEqual(['/links/b']);
		expect(paths('../docs/one.md')).toEqual(['/docs/one']);
		expect(paths('My%20Page.md')).toEqual(['/links/my-page', '/my-page']);
		expect(paths('sub/_index.md')).toEqual(['/links/sub', '/sub']);
		expect(paths('/')).toEqual(['/']);
		expect(paths('a.b.c'), 'what looks like an extension belongs to the path').toEqual(['/links/a.b.c', '/a.b.c']);
	});

	it('looks beside a leaf bundle and inside a branch; a file named in full also inside the bundle', () => {
		expect(paths('b', leaf)).toEqual(['/links/b', '/b']);
		expect(paths('b.md', leaf)).toEqual(['/links/b', '/links/bundle/b', '/b']);
		expect(paths('../b.md', leaf)).toEqual(['/links/b']);
		expect(paths('b', branch)).toEqual(['/links/b', '/b']);
	});

	it('keeps query and fragment', () => {
		expect(linkTarget('b.md?q=1#x y', page, false, config)).toMatchObject({ suffix: '?q=1#x%20y', resource: 'b.md' });
		expect(linkTarget('b.md?#', page, false, config)?.suffix).toBe('');
		expect(linkTarget('#%C3%A9-é', page, false, config)?.suffix, 'a fragment is written anew, in lower case').toBe('#%c3%a9-%c3%a9');
		expect(linkTarget('b.md#a:b', page, false, config)?.suffix).toBe('#a:b');
		expect(linkTarget('#here', page, false, config)).toEqual({ isOwnPage: true, logicalPaths: [], resource: '', suffix: '#here' });
	});

	it('looks for images among the resources alone', () => {
		expect(linkTarget('./pic.png?v=2', leaf, true, config)).toEqual({
			isOwnPage: false,
			logicalPaths: [],
			resource: 'pic.png',
			suffix: '?v=2',
		});
		expect(linkTarget('#x', leaf, true, config)).toBeNull();
	});

	it('leaves alone what has a scheme or is no address', () => {
		for (const destination of ['https://example.org/b.md', 'mailto:a@example.org', '', '( https://example.org', '%zz', '#', 'a\u0001']) {
			expect(linkTarget(destination, page, false, config), destination).toBeNull();
		}
	});
});
