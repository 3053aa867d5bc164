import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Json } from './config.ts';
import { type FolderSettings, readFolder } from './read.ts';
import { type Complain, settings, toTexts } from './settings.ts';
import { isTree, lowerKeys, type Tree } from './tree.ts';

/** A theme or module of a site: its folder, its configuration, and the mounts that the import names instead of the module's own. */
export type Module = {
	folder: string;
	config: FolderSettings;
	/** `mounts` of the import; null where it names none. */
	mounts: Json[] | null;
	/** Whether nothing of the module is mounted. */
	noMounts: boolean;
	/** Whether the module's configuration is left aside. */
	ignoreConfig: boolean;
};

type Import = { path: string; key: 'theme' | 'module.imports'; settings: Tree };

/** A site that imports itself in a circle ends by `seen`; this bounds the merely deep. */
const deepest = 20;

/**
 * The themes and modules of a site in Hugo's order, each before those it imports itself: `theme` and `module.imports`, looked for in
 * `_vendor` and in the themes folder. What is not there is reported: nothing is ever downloaded. (Hugo: modules/collect.go.)
 */
export function collectModules(siteFolder: string, root: Tree, environment: string, complain: Complain): Module[] {
	const themesFolder = resolve(siteFolder, settings(root, '', complain).text('themesDir', 'themes'));
	const vendored = readVendored(siteFolder);
	const replacements = readReplacements(root, complain);
	const modules: Module[] = [];
	const seen = new Set<string>();

	const collect = (tree: Tree, depth: number): void => {
		if (depth > deepest) return;
		for (const { path, key, settings: options } of importsOf(tree, complain)) {
			const read = settings(options, `module.imports.${path}`, complain);
			if (read.flag('disable', false) || seen.has(path)) continue;
			seen.add(path);
			const folder = findModule(replacements.get(path) ?? path, themesFolder, vendored);
			if (folder === null) {
				complain(key, `names ${path}, which is neither in the themes folder nor in _vendor; its settings and content are not known`);
				continue;
			}
			const config = readFolder(folder, environment, siteFolder);
			const mounts = Array.isArray(options.mounts) && options.mounts.length > 0 ? options.mounts : null;
			modules.push({ folder, config, mounts, noMounts: read.flag('noMounts', false), ignoreConfig: read.flag('ignoreConfig', false) });
			if (!read.flag('ignoreImports', false)) collect(config.tree, depth + 1);
		}
	};
	collect(root, 0);
	return modules;
}

function importsOf(tree: Tree, complain: Complain): Import[] {
	const found: Import[] = [];
	const imports = settings(tree, '', complain).below('module').tree.imports;
	for (const entry of Array.isArray(imports) ? imports : []) {
		if (!isTree(entry)) continue;
		const options = lowerKeys(entry);
		if (typeof options.path === 'string' && options.path !== '')
			found.push({ path: options.path, key: 'module.imports', settings: options });
	}
	for (const path of toTexts(tree.theme ?? null) ?? []) if (path !== '') found.push({ path, key: 'theme', settings: {} });
	return found;
}

function findModule(path: string, themesFolder: string, vendored: Map<string, string>): string | null {
	const candidates = [vendored.get(path), isAbsolute(path) ? path : join(themesFolder, path)];
	return candidates.find((folder) => folder !== undefined && isFolder(folder)) ?? null;
}

/** `_vendor/modules.txt` lists what `hugo mod vendor` has put beside it: `# path version`. */
function readVendored(siteFolder: string): Map<string, string> {
	const vendored = new Map<string, string>();
	try {
		for (const line of readFileSync(join(siteFolder, '_vendor', 'modules.txt'), 'utf8').split('\n')) {
			const path = line.replace(/^[# ]+/, '').split(/\s+/, 1)[0];
			if (path) vendored.set(path, join(siteFolder, '_vendor', path));
		}
	} catch {
		// No vendored modules is the common case.
	}
	return vendored;
}

function readReplacements(root: Tree, complain: Complain): Map<string, string> {
	const configured = settings(root, '', complain).below('module').texts('replacements') ?? [];
	const pairs = configured.flatMap((text) => text.split(',')).map((pair) => pair.split('->').map((part) => part.trim()));
	return new Map(pairs.flatMap(([from, to]): [string, string][] => (from && to ? [[from, to]] : [])));
}

function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
