import { describe, expect, it } from 'vitest';
import { load } from './site.ts';

describe('themes', () => {
	it('give params at every depth and menus that the site lacks, and nothing else', () => {
		const config = load({
			'hugo.yaml': 'theme: [one, two]\ntitle: site\nparams: {a: 1, deep: {x: 1}}\nmenus: {main: [{name: own}]}',
			'themes/one/hugo.yaml':
				'theme: three\ntitle: theme\nparams: {a: 2, b: 2, deep: {y: 2}}\nmenus: {main: [{name: theirs}], foot: [{name: F}]}\ntaxonomies: {x: xs}',
			'themes/two/config.toml': '[params]\nb = 3\nc = 3',
			'themes/three/hugo.toml': '[params]\nd = 4',
			'themes/two/content/page.md': 'A page of the theme.',
		});
		expect(config.languages[0]).toMatchObject({ title: 'site', params: { a: 1, b: 2, c: 3, d: 4, deep: { x: 1, y: 2 } } });
		expect(config.languages[0]!.menus.map(({ menu, name }) => [menu, name])).toEqual([
			['main', 'own'],
			['foot', 'F'],
		]);
		expect(config.languages[0]!.taxonomies.map(({ plural }) => plural)).toEqual(['categories', 'tags']);
		expect(config.mounts.map(({ folder }) => folder.slice(config.siteFolder.length + 1))).toEqual(['content', 'themes/two/content']);
	});

	it('follow `_merge`', () => {
		const theme = {
			'themes/t/hugo.yaml': 'title: theme\nparams: {b: 1, deep: {y: 1}}\npermalinks: {posts: /p/}\ntaxonomies: {genre: genres}',
		};
		const merged = (yaml: string) => load({ 'hugo.yaml': `theme: t\n${yaml}`, ...theme }).languages[0]!;
		expect(merged('_merge: none\nparams: {a: 1}').params).toEqual({ a: 1 });
		expect(merged('params: {_merge: shallow, deep: {x: 1}}').params).toEqual({ b: 1, deep: { x: 1 } });
		expect(merged('_merge: deep').title).toBe('theme');
		expect(merged('taxonomies: {_merge: deep, tag: tags}').taxonomies.map(({ plural }) => plural)).toEqual(['tags', 'genres']);
	});

	it('are found in _vendor and by replacement, and reported where they are missing', () => {
		const imports =
			'module: {imports: [{path: example.org/a}, {path: example.org/b}, {path: example.org/c}], replacements: "example.org/b -> local"}';
		const config = load({
			'hugo.yaml': imports,
			'_vendor/modules.txt': '# example.org/a v1.0.0\n',
			'_vendor/example.org/a/hugo.toml': '[params]\na = 1',
			'themes/local/hugo.toml': '[params]\nb = 1',
		});
		expect(config.languages[0]!.params).toEqual({ a: 1, b: 1 });
		expect(config.problems).toMatchObject([
			{ code: 'CONFIG_KEY_UNSUPPORTED', severity: 'WARNING', message: expect.stringContaining('example.org/c') },
		]);
	});
});
