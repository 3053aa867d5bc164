import type { Config, ContentMount, LanguageConfig, PageKind } from '../config/config.ts';
import type { Location } from './document.ts';
import { parseFileName } from './file-name.ts';
import { logicalName } from './logical-name.ts';

const contentExtensions = new Set(['md', 'mdown', 'markdown', 'html', 'htm', 'org', 'adoc', 'asciidoc', 'ad', 'pandoc', 'pdc', 'rst']);

/** Whether files with this extension (lower case, without dot) are content (Hugo: media/mediaTypes.go, DefaultContentTypes). */
export function isContentExtension(extension: string): boolean {
	return contentExtensions.has(extension);
}

/**
 * Where a file stands in the site, by its path under the content root, `/` between parts. Null for files that are no content by their
 * extension, and for those of a language that is switched off or unknown. A language in the file's name beats that of the mount.
 * Whether the file is a page or part of a bundle depends on the files beside it: see bundle.ts. (Hugo: common/paths/pathparser.go)
 */
export function locate(path: string, mount: ContentMount, config: Config): Location | null {
	const nameStart = path.lastIndexOf('/') + 1;
	const { base, language, extension } = parseFileName(path.slice(nameStart), knownLanguages(config));
	if (base === '' || !contentExtensions.has(extension)) return null;
	const key = language ?? mount.language ?? config.defaultLanguage;
	const settings = languagesOf(config).byKey.get(key);
	if (!settings) return null;

	const dir = path.slice(0, nameStart);
	const lowerBase = base.length <= 6 ? base.toLowerCase() : '';
	const form = lowerBase === 'index' ? 'leaf' : lowerBase === '_index' ? 'branch' : 'single';
	const folder = dir.slice(0, -1);
	const writtenBase = language === null ? base : writtenBaseOf(path.slice(nameStart), config);
	const logicalPath = `/${logicalName(form === 'single' ? dir + base : folder)}`;
	return {
		path,
		language: key,
		logicalPath,
		form,
		kind: kindOf(form, logicalPath, settings),
		dir,
		translationBaseName: writtenBase,
		contentBaseName: form === 'single' || writtenBase !== base ? writtenBase : folder.slice(folder.lastIndexOf('/') + 1),
		extension,
	};
}

/** Where names are shown as written, Hugo knows a language only in lower case: `post.zh-CN.md` is called `post.zh-CN`. */
function writtenBaseOf(name: string, config: Config): string {
	return parseFileName(name, knownLanguages(config), true).base;
}

/** The kind of a list page by its logical path: home, taxonomy, term or section (Hugo: hugolib/content_map_page.go). */
export function listKind(logicalPath: string, language: Pick<LanguageConfig, 'taxonomies'>): Exclude<PageKind, 'page'> {
	if (logicalPath === '/') return 'home';
	for (const { plural } of language.taxonomies) {
		const folder = `/${logicalName(plural)}`;
		if (!logicalPath.startsWith(folder)) continue;
		if (logicalPath.length === folder.length) return 'taxonomy';
		if (logicalPath.charCodeAt(folder.length) === SLASH) return 'term';
	}
	return 'section';
}

const SLASH = 0x2f;

/** A bundle in the root is the home page, whichever form it has. */
function kindOf(form: Location['form'], logicalPath: string, language: LanguageConfig): PageKind {
	if (form === 'branch' || (form === 'leaf' && logicalPath === '/')) return listKind(logicalPath, language);
	return 'page';
}

type Languages = { byKey: Map<string, LanguageConfig>; keys: Set<string> };
const known = new WeakMap<Config, Languages>();

function languagesOf(config: Config): Languages {
	const found = known.get(config);
	if (found) return found;
	const byKey = new Map(config.languages.map((language) => [language.key, language]));
	const languages = { byKey, keys: new Set([...byKey.keys(), ...config.disabledLanguages]) };
	known.set(config, languages);
	return languages;
}

/** Keys that a file name may carry, those of disabled languages too. */
export function knownLanguages(config: Config): ReadonlySet<string> {
	return languagesOf(config).keys;
}
