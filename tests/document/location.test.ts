import { describe, expect, it } from 'vitest';
import type { Config, ContentMount } from '../../src/config/config.ts';
import { branchOf, leafBundleOf } from '../../src/document/bundle.ts';
import { locate } from '../../src/document/location.ts';

const taxonomies = [
	{ singular: 'tag', plural: 'tags' },
	{ singular: 'fish', plural: 'Fish' },
];
const config = {
	languages: [
		{ key: 'en', taxonomies },
		{ key: 'zh-cn', taxonomies },
	],
	defaultLanguage: 'en',
	disabledLanguages: ['fr'],
} as unknown as Config;
const anyLanguage: ContentMount = { folder: '/content', prefix: '', language: null };

function place(path: string, mount = anyLanguage): string | null {
	const location = locate(path, mount, config);
	return location && [location.language, location.logicalPath, location.form, location.kind].join(' ');
}

describe('locate', () => {
	it('gives logical paths in lower case, a hyphen for each space', () => {
		expect(place('UPPER/My  Page.MD')).toBe('en /upper/my--page single page');
		expect(place('odd/a.b.c.md')).toBe('en /odd/a.b.c single page');
		expect(place('ΣΑΣ/İx.md'), 'character by character').toBe('en /σασ/ix single page');
	});

	it('takes the language from the name, else from the mount, else the default one', () => {
		expect(place('p.zh-CN.md')).toBe('zh-cn /p single page');
		expect(place('p.xx.md')).toBe('en /p.xx single page');
		expect(place('b.zh-cn.draft.md'), 'what stands behind the language goes with it').toBe('zh-cn /b single page');
		expect(place('a.zh-cn.en.md'), 'the last language counts').toBe('en /a.zh-cn single page');
		expect(place('en.md')).toBe('en /en single page');
		const chinese = { ...anyLanguage, language: 'zh-cn' };
		expect(place('p.md', chinese)).toBe('zh-cn /p single page');
		expect(place('p.en.md', chinese)).toBe('en /p single page');
	});

	it('has no place for files that are no content or of a language that is switched off', () => {
		for (const path of ['a.txt', 'noextension', 'md', 'p.fr.md', 'p.en.fr.md', 'a/.md']) expect(place(path), path).toBeNull();
	});

	it('tells bundles and kinds by name and folder', () => {
		expect(place('bundle/leaf/index.zh-cn.md')).toBe('zh-cn /bundle/leaf leaf page');
		expect(place('docs/_index.md')).toBe('en /docs branch section');
		expect(place('_index.md')).toBe('en / branch home');
		expect(place('index.md')).toBe('en / leaf home');
		expect(place('tags/_index.md')).toBe('en /tags branch taxonomy');
		expect(place('Tags/Go Lang/_index.md')).toBe('en /tags/go-lang branch term');
		expect(place('fish/_index.md')).toBe('en /fish branch taxonomy');
		expect(place('tagsection/_index.md')).toBe('en /tagsection branch section');
		expect(place('tags/page.md')).toBe('en /tags/page single page');
	});

	it('keeps the names as the files have them', () => {
		expect(locate('Notes/My Bundle/index.en.html', anyLanguage, config)).toMatchObject({
			dir: 'Notes/My Bundle/',
			translationBaseName: 'index',
			contentBaseName: 'My Bundle',
			extension: 'html',
		});
		expect(locate('Notes/A Page.md', anyLanguage, config)).toMatchObject({ translationBaseName: 'A Page', contentBaseName: 'A Page' });
		const cased = { logicalPath: '/post', language: 'zh-cn', translationBaseName: 'post.zh-CN', contentBaseName: 'post.zh-CN' };
		expect(locate('post.zh-CN.md', anyLanguage, config), 'a language in capitals stays in the name').toMatchObject(cased);
		const bundle = { logicalPath: '/a', form: 'leaf', translationBaseName: 'index.zh-CN', contentBaseName: 'index.zh-CN' };
		expect(locate('a/index.zh-CN.md', anyLanguage, config)).toMatchObject(bundle);
	});
});

describe('bundles', () => {
	it('own every file below them but their own index files', () => {
		const leaves = new Set(['a/leaf/', 'a/leaf/inner/']);
		expect(leafBundleOf('a/leaf/index.zh.md', true, leaves)).toBeNull();
		expect(leafBundleOf('a/leaf/other.md', false, leaves)).toBe('a/leaf/');
		expect(leafBundleOf('a/leaf/inner/index.md', true, leaves)).toBe('a/leaf/');
		expect(leafBundleOf('a/leafless.md', false, leaves)).toBeNull();
		expect(leafBundleOf('a/b.md', false, new Set(['']))).toBe('');
	});

	it('leave other files to the nearest branch', () => {
		const branches = new Set(['a/', 'a/b/']);
		expect(branchOf('a/b/c/x.txt', branches)).toBe('a/b/');
		expect(branchOf('z/x.txt', branches)).toBe('');
		expect(branchOf('x.txt', branches)).toBe('');
	});
});
