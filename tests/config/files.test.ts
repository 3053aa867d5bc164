import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { load, site } from './site.ts';

describe('configuration files', () => {
	it('takes the first of hugo.toml, hugo.yaml, …, config.json and no other of the root', () => {
		expect(load({ 'hugo.yaml': 'title: one', 'config.toml': 'title = "two"' }).languages[0]!.title).toBe('one');
		expect(load({ 'config.json': '{"Title": "three"}' }).languages[0]!.title).toBe('three');
	});

	it('lays config/_default and then the environment over the root, key by key', () => {
		const files = {
			'hugo.toml': 'title = "root"\n[params]\na = 1\nb = 1\n[params.deep]\nx = 1',
			'config/_default/params.toml': 'b = 2\n[deep]\ny = 2',
			'config/_default/hugo.yaml': 'copyright: default',
			'config/staging/params.yaml': 'B: 3',
		};
		const production = load(files).languages[0]!;
		expect(production).toMatchObject({ title: 'root', copyright: 'default', params: { a: 1, b: 2, deep: { x: 1, y: 2 } } });
		expect(load(files, { environment: 'staging' }).languages[0]!.params.b).toBe(3);
	});

	it('reads the language from a file name, and a list from a file that repeats its own name', () => {
		const config = load({
			'config/_default/languages.yaml': 'en: {weight: 1}\nzh-CN: {weight: 2}',
			'config/_default/params.zh-CN.toml': 'motto = "慢慢来"',
			'config/_default/menus/menu.en.toml': '[[main]]\nname = "Start"',
			'config/_default/languages.en.yaml': 'title: Paper',
			'config/_default/cascade.yaml': 'cascade:\n  - target: {path: /Notes/**}\n    type: note',
		});
		const [english, chinese] = config.languages;
		expect(english).toMatchObject({ title: 'Paper', menus: [{ menu: 'main', name: 'Start' }], params: {} });
		expect(chinese).toMatchObject({ key: 'zh-cn', locale: 'zh-CN', menus: [], params: { motto: '慢慢来' } });
		expect(english!.cascade).toEqual([{ path: '/notes/**', kind: null, language: null, environment: null, fields: { type: 'note' } }]);
	});

	it('matches keys without regard to case and takes the former names', () => {
		const config = load({
			'config.toml':
				'LANGUAGECODE = "zh-Hans"\nPaginate = "4"\nBaseurl = "https://x.example/a"\n[Author]\nName = "Ann"\n[[Menu.Main]]\nName = "N"',
		});
		expect(config.languages[0]).toMatchObject({
			key: 'en',
			languageTag: 'zh-Hans',
			pagerSize: 4,
			baseURL: 'https://x.example/a/',
			basePath: '/a',
			params: { author: { name: 'Ann' } },
			menus: [{ menu: 'main', name: 'N' }],
		});
	});

	it('names what it read and what it would read', () => {
		const folder = site({ 'hugo.yaml': 'theme: plain', 'config/_default/params.yaml': 'a: 1', 'themes/plain/hugo.toml': '' });
		const files = loadConfig(folder).files.map((file) => relative(folder, file));
		expect(files).toEqual(
			expect.arrayContaining(['hugo.toml', 'hugo.yaml', 'config/_default', 'config/_default/params.yaml', 'config/production']),
		);
		expect(files).toContain('themes/plain/hugo.toml');
	});

	it('is frozen to the bottom, and its fingerprint follows the settings but not their spelling or place', () => {
		const config = load({ 'hugo.yaml': 'params: {a: {b: 1}}' });
		expect(() => Object.assign(config.languages[0]!.params.a as object, { b: 2 })).toThrow(TypeError);
		expect(load({ 'config.toml': '[Params.A]\nB = 1' }).fingerprint).toBe(config.fingerprint);
		expect(load({ 'hugo.yaml': 'params: {a: {b: 2}}' }).fingerprint).not.toBe(config.fingerprint);
	});
});
