import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { UsageError } from '../../src/errors.ts';
import { load, site } from './site.ts';

describe('problems of the configuration', () => {
	it.each([
		['hugo.toml', 'title = "x"\nbad = [1,', 2],
		['hugo.yaml', 'title: x\nparams: {a: 1', 2],
		['hugo.yaml', 'title: x\ntitle: y', 2],
		['hugo.json', '{\n"title": "x",\n}', 3],
		['hugo.yaml', '- a list', 1],
	])('%s with %j is named with its line, and the rest is read', (file, text, line) => {
		const config = load({ [file]: text, 'config/_default/params.yaml': 'a: 1' });
		expect(config.problems).toMatchObject([{ code: 'CONFIG_SYNTAX', severity: 'ERROR', file, line, column: expect.any(Number) }]);
		expect(config.languages[0]!.params).toEqual({ a: 1 });
		expect(config.isHugoSite).toBe(true);
	});

	it('a value that cannot be used gives the default', () => {
		const config = load({
			'hugo.yaml':
				'summaryLength: many\ntimeZone: Mars/Base\ndefaultContentLanguage: fr\nlanguages: {en: {}, de: {}}\nignoreFiles: ["("]\nmenus: {main: {name: x}}',
		});
		expect(config.languages[0]).toMatchObject({ summaryLength: 70, timeZone: 'UTC', menus: [] });
		expect(config.defaultLanguage).toBe('en');
		const keys = config.problems.map(({ code, message }) => `${code} ${message.split(' ')[2]}`).sort();
		expect(keys).toEqual(
			['defaultContentLanguage', 'ignoreFiles', 'menus.main', 'summaryLength', 'timeZone'].map((key) => `CONFIG_VALUE ${key}`),
		);
	});

	it('what would change answers and is not supported is said once', () => {
		const config = load({
			'hugo.yaml': 'enableGitInfo: true\nmarkup: {defaultMarkdownHandler: pandoc}\nimaging: {quality: 3}\nlanguages: {en: {}, de: {}}',
		});
		expect(config.problems.map(({ code, message }) => `${code} ${message.split(' ')[2]}`)).toEqual([
			'CONFIG_KEY_UNSUPPORTED markup.defaultMarkdownHandler',
			'CONFIG_KEY_UNSUPPORTED enableGitInfo',
		]);
	});

	it('keys that name what every object has are keys like any other', () => {
		const config = load({
			'hugo.json':
				'{"params": {"__proto__": {"polluted": 1}, "constructor": 2}, "languages": {"en": {"params": {"__proto__": {"own": 3}}}}}',
		});
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.keys(config.languages[0]!.params)).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
		expect(JSON.stringify(config.languages[0]!.params)).toContain('"polluted":1');
	});

	it('a site that is not there, or is a file, is an error of the caller in one line', () => {
		const folder = site({ 'a.md': 'x' });
		expect(() => loadConfig(join(folder, 'nowhere'))).toThrow(UsageError);
		expect(() => loadConfig(join(folder, 'a.md'))).toThrow(/is a file, not a folder/);
	});
});
