import { closeSync, openSync, readSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { listFiles, statFile } from './list.ts';
import type { SourceFile } from './source-file.ts';

/** Bytes at the beginning of a file in which its front matter names a language. */
const HEAD = 4096;

/** `lang: zh-CN`, `lang = "zh-CN"`, `"lang": "zh-CN"`, and the first entry of a list, inline or on the next line. */
const language = /^[ \t]*"?lang"?[ \t]*[:=][ \t]*(?:\[[ \t]*)?(?:\r?\n[ \t]*-[ \t]*)?["']?([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*)/m;

/** The language that a file's front matter names with `lang`, as written; null without, or where the file cannot be read. */
export function readLanguage(file: Pick<SourceFile, 'absolutePath'>): string | null {
	try {
		const descriptor = openSync(file.absolutePath, 'r');
		try {
			const head = Buffer.alloc(HEAD);
			return language.exec(head.toString('utf8', 0, readSync(descriptor, head, 0, HEAD, 0)))?.[1] ?? null;
		} finally {
			closeSync(descriptor);
		}
	} catch {
		return null;
	}
}

/** Language as written by the absolute path of a file that names one, by the bare folder: so a save reads one file, not all. */
const named = new Map<string, Map<string, string>>();

/**
 * Every language that the files of a bare folder name, each once, sorted. A Hugo site's are in its configuration alone.
 *
 * @param changed absolute paths of files that may have changed since this was asked last.
 */
export function languagesOf(config: Config, changed: Iterable<string> | 'everything' = 'everything'): string[] {
	if (config.isHugoSite) return [];
	let languages = named.get(config.siteFolder);
	if (!languages || changed === 'everything') {
		languages = new Map();
		named.set(config.siteFolder, languages);
		for (const file of listFiles(config).files) note(languages, file.absolutePath, file);
	} else {
		for (const path of changed) {
			const file = statFile(config, path);
			note(languages, path, file && 'mount' in file ? file : null);
		}
	}
	const spellings = [...new Set(languages.values())].sort();
	const keys = spellings.map((spelling) => spelling.toLowerCase());
	return spellings.filter((_, place) => keys.indexOf(keys[place]!) === place);
}

/** Notes which language a file names; null where there is no such file any more. */
function note(languages: Map<string, string>, absolutePath: string, file: SourceFile | null): void {
	const locale = file && /\.(md|mdown|markdown|html?|org)$/i.test(file.path) ? readLanguage(file) : null;
	if (locale) languages.set(absolutePath, locale);
	else languages.delete(absolutePath);
}

/** The file, its mount giving the language that its front matter names, where the site is a bare folder that has it. */
export function withLanguage(file: SourceFile, config: Config): SourceFile {
	if (config.isHugoSite || config.languages.length < 2) return file;
	const key = readLanguage(file)?.toLowerCase();
	return key && config.languages.some((known) => known.key === key) ? { ...file, mount: { ...file.mount, language: key } } : file;
}
