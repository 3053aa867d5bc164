import { existsSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { ContentMount, Json } from './config.ts';
import type { Module } from './modules.ts';
import { type Complain, settings, toTexts } from './settings.ts';
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
		for (const filter of ['files', 'includeFiles', 'excludeFiles']) {
			if (mount.has(filter)) complain(`${key}.${filter}`, 'is not supported: all files of the mount are content');
		}
		const globs = mount.below('sites').below('matrix').texts('languages') ?? [];
		if (mount.has('lang')) globs.push(...(toTexts(mount.tree.lang ?? null) ?? []));
		const language = globs.length === 0 ? null : oneLanguage(globs, languages, key, complain);
		if (language === false) return [];
		return [{ folder: resolve(base, source), prefix: target.slice('content/'.length), language }];
	});
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
