import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config, LanguageConfig } from '../../src/config/config.ts';
import { type LoadOptions, loadConfig } from '../../src/config/load.ts';

/** Writes a small site, by relative path, and gives its folder; gone when the test is over. */
export function site(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'hugoql-config-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

/** The settings of a small site. */
export function load(files: Record<string, string>, options?: LoadOptions): Config {
	return loadConfig(site(files), options);
}

/** One language of a small site whose only file is a hugo.yaml. */
export function language(yaml: string, key = 'en'): LanguageConfig {
	const found = load({ 'hugo.yaml': yaml }).languages.find((candidate) => candidate.key === key);
	if (!found) throw new Error(`The site has no language ${key}.`);
	return found;
}
