import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';

const sites = new URL('../../../shared/oracle/sites/', import.meta.url).pathname;
const names = [
	'mainroad',
	'widgets',
	'seed',
	'quirks',
	'quirks2',
	'quirks3',
	'coderzh',
	'cncf-glossary',
	'loveit',
	'stack',
	'hugodocs-0.111.3',
];

type GoldenEntry = { key: string; children: GoldenEntry[] };
type Golden = {
	site: { title: string; baseURL: string; languageName: string; languageWeight: number; mainSections: string[]; home: string };
	taxonomies: object;
	menus: Record<string, GoldenEntry[]>;
};

describe.skipIf(!existsSync(sites))('settings that Hugo answered with', () => {
	for (const name of names) {
		it.each(['site', 'site/original-config'])(`${name}: %s`, (folder) => {
			const answers = gunzipSync(readFileSync(`${sites}${name}/golden/oracle.json.gz`)).toString();
			const golden = (JSON.parse(answers) as { languages: Record<string, Golden> }).languages;
			const config = loadConfig(`${sites}${name}/${folder}`);
			expect(config.languages.map(({ key }) => key).sort()).toEqual(Object.keys(golden).sort());
			for (const language of config.languages) {
				const { site, taxonomies, menus } = golden[language.key]!;
				const home = `${language.basePath}${language.prefix}/${language.uglyURLs === true ? 'index.html' : ''}`;
				const { title, name: languageName, weight: languageWeight } = language;
				const mainSections = language.mainSections ?? site.mainSections;
				expect({ title, baseURL: language.baseURL, languageName, languageWeight, mainSections, home }).toEqual(
					Object.fromEntries(Object.entries(site).filter(([key]) => !['lastChange', 'sections'].includes(key))),
				);
				expect(language.taxonomies.map(({ plural }) => plural).sort()).toEqual(Object.keys(taxonomies).sort());
				for (const entry of language.menus) expect(keysOf(menus[entry.menu] ?? [])).toContain(entry.identifier || entry.name);
			}
		});
	}
});

function keysOf(entries: GoldenEntry[]): string[] {
	return entries.flatMap((entry) => [entry.key, ...keysOf(entry.children ?? [])]);
}
