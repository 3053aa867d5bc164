import type { Config } from '../config/config.ts';
import { type LoadOptions, loadConfig } from '../config/load.ts';
import { languagesOf } from '../source/language.ts';

/**
 * A site's settings; those of a bare folder with the languages that its files name.
 *
 * @param changed files that may have changed since the settings were read last.
 */
export function readConfig(site: string, options: LoadOptions, changed: Iterable<string> | 'everything' = 'everything'): Config {
	const config = loadConfig(site, options);
	const locales = languagesOf(config, changed);
	return locales.length === 0 ? config : loadConfig(site, { ...options, locales });
}
