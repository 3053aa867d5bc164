import { existsSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { ContentMount, Json } from './config.ts';
import { matchesGlob } from './glob.ts';
import type { Module } from './modules.ts';
import { type Complain, type Settings, settings, toTexts } from './settings.ts';
import { matchesLanguage } from './target.ts';
import { isTree, lowerKeys } from './tree.ts';

/** The content folder of each enabled language and of the site itself, as configured: relative to the site's folder or absolute. */
export type ContentFolders = { site: string; languages: { key: string; folder: string }[] };

/**
 * The folders whose files are content: the site's own before those of its modules. Configured content mounts replace the content folders;
 * a language whose content folder is not the site's gives its files that language. (Hugo: modules/config.go, ApplyProjectConfigDefaults.)
 */
export function contentMounts(
	siteFolder: string,
	mounts: Json | undefined,
	folders: ContentFolders,
	modules: Module[],
	complain: Complain,
): ContentMount[] {
	const keys = folders.languages.map(({ key }) => key);
	const configured = readMounts(siteFolder, Array.isArray(mounts) ? mounts : [], keys, complain);
	const own = configured.length > 0 ? configured : folderMounts(siteFolder, folders);
	const theirs = modules.flatMap((module) => moduleMounts(module, keys, complain));
	const all = [...own, ...theirs];
	const same = (one: ContentMount, other: ContentMount): boolean =>
		one.folder === other.folder && one.prefix === other.prefix && one.language === other.language;
	return all.filter((mount, place) => all.findIndex((other) => same(mount, other)) === place);
}

function folderMounts(siteFolder: string, folders: ContentFolders): ContentMount[] {
	return folders.languages.map(({ key, folder }) => {
		return { folder: resolve(siteFolder, folder), prefix: '', language: folder === folders.site ? null : key };
	});
}

function moduleMounts(module: Module, languages: string[], complain: Complain): ContentMount[] {
	if (module.noMounts) return [];
	const own = module.ignoreConfig ? undefined : settings(module.config.tree, '', complain).below('module').tree.mounts;
	const mounts = module.mounts ?? (Array.isArray(own) && own.length > 0 ? own : null);
	if (mounts) return readMounts(module.folder, mounts, languages, complain);
	const folder = join(module.folder, 'content');
	return existsSync(folder) ? [{ folder, prefix: '', language: null }] : [];
}

function readMounts(base: string, mounts: Json[], languages: string[], complain: Complain): ContentMount[] {
	return mounts.flatMap((value, place): ContentMount[] => {
		const key = `module.mounts[${place}]`;
		const mount = settings(isTree(value) ? lowerKeys(value) : undefined, key, complain);
		const target = posix.normalize(mount.text('target', '').replaceAll('\\', '/')).replace(/^\/+|\/+$/g, '');
		const source = mount.text('source', '');
		if (source === '' || (target !== 'content' && !target.startsWith('content/'))) return [];
		const globs = mount.below('sites').below('matrix').texts('languages') ?? [];
		if (mount.has('lang')) globs.push(...(toTexts(mount.tree.lang ?? null) ?? []));
		const language = globs.length === 0 ? null : oneLanguage(globs, languages, key, complain);
		if (language === false) return [];
		return [{ folder: resolve(base, source), prefix: target.slice('content/'.length), language, ...fileFilter(mount) }];
	});
}

/** The former `includeFiles` and `excludeFiles` only count without `files`. */
function fileFilter(mount: Settings): Pick<ContentMount, 'files'> {
	const former = [...(mount.texts('includeFiles') ?? []), ...(mount.texts('excludeFiles') ?? []).map((glob) => `! ${glob}`)];
	const files = mount.texts('files') ?? former;
	return files.length > 0 ? { files } : {};
}

/** Whether a mount has a file, given by its path below the mount's folder (Hugo: hugofs/hglob/filename_filter.go). */
export function isMounted({ files }: ContentMount, path: string): boolean {
	if (!files) return true;
	for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
		if (!passes(files, `/${path.slice(0, slash)}`, true)) return false;
	}
	return passes(files, `/${path}`, false);
}

function passes(globs: string[], path: string, isFolder: boolean): boolean {
	let hasInclusion = false;
	for (const glob of globs) {
		const isExclusion = glob.startsWith('! ');
		const pattern = posix.join('/', isExclusion ? glob.slice(2) : glob);
		if (matchesGlob(pattern, path)) return !isExclusion;
		if (isExclusion) continue;
		hasInclusion = true;
		// Folders above what is included are walked through.
		const parts = posix.dirname(pattern).split('/');
		if (isFolder && parts.some((_, end) => matchesGlob(`/${parts.slice(1, end + 1).join('/')}`, path))) return true;
	}
	return !hasInclusion;
}

/** The language of a mount: null for all of them, false for none that is enabled. */
function oneLanguage(globs: string[], languages: string[], key: string, complain: Complain): string | null | false {
	const matching = languages.filter((language) => matchesLanguage(globs, language));
	if (matching.length > 1) {
		const all = matching.length === languages.length;
		const used = all ? 'file names decide' : `${matching[0]} is used`;
		complain(`${key}.sites.matrix.languages`, `names several languages, which is not supported; ${used}`);
		if (all) return null;
	}
	return matching[0] ?? false;
}
