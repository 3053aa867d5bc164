import { describe, expect, it } from 'vitest';
import { language, load } from './site.ts';

describe('languages', () => {
	it('orders by weight, then those without, equals by key; the default does not go first', () => {
		const config = load({ 'hugo.yaml': 'languages: {en: {}, de: {}, fr: {weight: 9}, aa: {weight: -1}}' });
		expect(config.languages.map(({ key }) => key)).toEqual(['aa', 'fr', 'de', 'en']);
		expect(config.defaultLanguage).toBe('en');
		expect(load({ 'hugo.yaml': 'languages: {zh: {}, de: {}}' }).defaultLanguage).toBe('de');
	});

	it('puts all but the default below their keys, the default too if asked', () => {
		const prefixes = (yaml: string) => load({ 'hugo.yaml': yaml }).languages.map(({ prefix }) => prefix);
		expect(prefixes('languages: {en: {weight: 1}, zh-CN: {weight: 2}}')).toEqual(['', '/zh-cn']);
		expect(prefixes('defaultContentLanguageInSubdir: true\nlanguages: {en: {weight: 1}, zh-CN: {weight: 2}}')).toEqual(['/en', '/zh-cn']);
		expect(prefixes('defaultContentLanguageInSubdir: true')).toEqual(['/en']);
		expect(prefixes('languages: {en: {baseURL: "https://en.example/"}, de: {baseURL: "https://de.example/"}}')).toEqual(['', '']);
	});

	it('gives a language its own scalars, its own maps instead of the root maps, and params merged at every depth', () => {
		const german = language(
			`
copyright: root
params: {a: {x: 1, y: 1}, list: [1, 2]}
menus: {main: [{name: M}], foot: [{name: F}]}
markup: {goldmark: {renderer: {unsafe: true}}}
taxonomies: {tag: tags}
languages:
  en: {weight: 1}
  de:
    copyright: wir
    params: {A: {x: 2}, list: [3]}
    menus: {main: [{name: D}]}
    markup: {goldmark: {renderer: {hardWraps: true}}}
    taxonomies: {thema: themen}
    uglyURLs: true`,
			'de',
		);
		expect(german).toMatchObject({
			copyright: 'wir',
			params: { a: { x: 2, y: 1 }, list: [3] },
			taxonomies: [{ singular: 'thema', plural: 'themen' }],
		});
		expect(german.menus.map(({ name }) => name)).toEqual(['D']);
		expect(german.markup).toMatchObject({ unsafe: false, hardWraps: true });
		// Hugo reads this key from a language only where it is a map.
		expect(german.uglyURLs).toBe(false);
	});

	it('leaves disabled languages out', () => {
		const config = load({ 'hugo.yaml': 'disableLanguages: [FR]\nlanguages: {en: {}, de: {disabled: true}, fr: {}}' });
		expect(config.languages.map(({ key }) => key)).toEqual(['en']);
		expect(config.disabledLanguages).toEqual(['de', 'fr']);
	});

	it('turns embedded hooks on where languages are configured on one host, be it one alone', () => {
		const hooks = (yaml: string) => [language(yaml).markup.linkHook, language(yaml).markup.imageHook];
		expect(hooks('title: x')).toEqual([false, false]);
		expect(hooks('languages: {en: {}}')).toEqual([true, true]);
		expect(hooks('languages: {en: {baseURL: "https://a.example/"}, de: {baseURL: "https://b.example/"}}')).toEqual([false, false]);
		expect(hooks('languages: {en: {}, de: {}}\nmarkup: {goldmark: {renderHooks: {link: {useEmbedded: never}}}}')).toEqual([false, true]);
	});

	it('mounts one folder per language, or what the mounts say', () => {
		const mounts = (yaml: string) => {
			const config = load({ 'hugo.yaml': yaml });
			return config.mounts.map(({ folder, prefix, language }) => [folder.slice(config.siteFolder.length + 1), prefix, language]);
		};
		expect(mounts('title: x')).toEqual([['content', '', null]]);
		expect(mounts('languages: {en: {weight: 1}, de: {contentDir: inhalt}}')).toEqual([
			['content', '', null],
			['inhalt', '', 'de'],
		]);
		const mounted =
			'module: {mounts: [{source: a, target: content, lang: en}, {source: b, target: content/blog, sites: {matrix: {languages: [de]}}}, {source: c, target: assets}]}';
		expect(mounts(`languages: {en: {weight: 1}, de: {}}\n${mounted}`)).toEqual([
			['a', '', 'en'],
			['b', 'blog', 'de'],
		]);
	});
});
