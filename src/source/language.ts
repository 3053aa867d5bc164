import { closeSync, openSync, readSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { listFiles } from './list.ts';
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

/** Every language that the files of a bare folder name, each once, sorted. A Hugo site's are in its configuration alone. */
export function languagesOf(config: Config): string[] {
	if (config.isHugoSite) return [];
	const found = new Map<string, string>();
	for (const file of listFiles(config).files) {
		const locale = /\.(md|mdown|markdown|html?|org)$/i.test(file.path) ? readLanguage(file) : null;
		if (locale && !found.has(locale.toLowerCase())) found.set(locale.toLowerCase(), locale);
	}
	return [...found.values()].sort();
}

/** The file, its mount giving the language that its front matter names, where the site is a bare folder that has it. */
export function withLanguage(file: SourceFile, config: Config): SourceFile {
	if (config.isHugoSite || config.languages.length < 2) return file;
	const key = readLanguage(file)?.toLowerCase();
	return key && config.languages.some((known) => known.key === key) ? { ...file, mount: { ...file.mount, language: key } } : file;
}
