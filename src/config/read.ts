import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import type { Problem, ProblemCode } from '../errors.ts';
import { configEndings, parseConfig } from './parse.ts';
import { emptyTree, isTree, lowerKeys, overwrite, type Tree } from './tree.ts';

/** The settings of one folder (a site or a theme) from all of its configuration files, the later over the earlier. */
export type FolderSettings = {
	tree: Tree;
	/** Whether there is any configuration file at all, even a broken one. */
	found: boolean;
	/** Absolute paths of files read, and of files and folders that would be read if they appeared. */
	files: string[];
	/** Language keys as the files spell them, by lower-case key. */
	spelling: Map<string, string>;
	/** The first file that was read, for reports about settings; null where there is none. */
	mainFile: string | null;
	problems: Problem[];
};

/**
 * Reads `hugo.*` or else `config.*` of a folder, then `config/_default` and `config/<environment>` over it.
 * (Hugo: config/allconfig/load.go, loadConfigMain; config/configLoader.go, LoadConfigFromDir.)
 *
 * @param base folder that problems name their files from
 */
export function readFolder(folder: string, environment: string, base: string): FolderSettings {
	const result: FolderSettings = { tree: emptyTree(), found: false, files: [], spelling: new Map(), mainFile: null, problems: [] };
	for (const name of ['hugo', 'config']) {
		for (const ending of configEndings) result.files.push(join(folder, `${name}.${ending}`));
	}
	const root = result.files.find((file) => isFile(file));
	if (root) add(result, root, [], base);
	for (const directory of [join(folder, 'config', '_default'), join(folder, 'config', environment)]) {
		result.files.push(directory);
		for (const file of configFiles(directory)) {
			result.files.push(file);
			add(result, file, keyPath(file), base);
		}
	}
	return result;
}

function add(result: FolderSettings, file: string, path: string[], base: string): void {
	result.found = true;
	result.mainFile ??= relative(base, file);
	const raw = load(file, base, result.problems);
	if (!raw) return;
	// A file may repeat its own name as its single key, which is how TOML and YAML can hold a list: cascade.yaml with `cascade: […]`.
	const name = baseName(file).split('.', 1)[0]!;
	const unwrapped = path.length > 0 && Object.keys(raw).length === 1 && name in raw ? raw[name]! : raw;
	let nested = unwrapped;
	for (const key of [...path].reverse()) {
		const outer = emptyTree();
		outer[key] = nested;
		nested = outer;
	}
	if (!isTree(nested)) return;
	const lowered = lowerKeys(nested);
	spellLanguages(result.spelling, nested);
	renameMenu(lowered);
	if (isTree(lowered.languages)) {
		for (const language of Object.values(lowered.languages)) if (isTree(language)) renameMenu(language);
	}
	overwrite(result.tree, lowered);
}

/** `params.zh-cn.toml` → languages, zh-cn, params; `related.yaml` → related; `hugo.toml` → the root. */
function keyPath(file: string): string[] {
	const name = baseName(file);
	if (name === 'hugo' || name === 'config') return [];
	const dot = name.lastIndexOf('.');
	if (dot < 0) return [name];
	const section = name.slice(0, dot);
	const language = name.slice(dot + 1);
	if (section === 'menu' || section === 'menus') return ['languages', language, 'menus'];
	return section === 'params' ? ['languages', language, 'params'] : ['languages', language];
}

function baseName(file: string): string {
	return basename(file, extname(file));
}

function renameMenu(tree: Tree): void {
	if (tree.menu === undefined) return;
	tree.menus = tree.menu;
	delete tree.menu;
}

function spellLanguages(spelling: Map<string, string>, tree: Tree): void {
	const spell = (key: string): void => {
		const known = spelling.get(key.toLowerCase());
		// `zh-CN` says more than `zh-cn`, wherever it stands.
		if (known === undefined || known === known.toLowerCase()) spelling.set(key.toLowerCase(), key);
	};
	for (const [key, value] of Object.entries(tree)) {
		const lower = key.toLowerCase();
		if (lower === 'languages' && isTree(value)) for (const language of Object.keys(value)) spell(language);
		if (lower === 'defaultcontentlanguage' && typeof value === 'string') spell(value);
	}
}

function load(file: string, base: string, problems: Problem[]): Tree | null {
	const report = (code: ProblemCode, message: string, line: number | null, column: number | null): null => {
		const hint = 'The other settings are used as they are; correct this file and it is read again.';
		problems.push({ code, severity: 'ERROR', message, hint, file: relative(base, file), line, column });
		return null;
	};
	let text: string;
	try {
		if (statSync(file).size > largest) {
			return report('FILE_TOO_LARGE', 'The configuration file is larger than 5 MB and is not read.', null, null);
		}
		text = readFileSync(file, 'utf8');
	} catch (error) {
		return report(
			'FILE_UNREADABLE',
			`The configuration file cannot be read: ${(error as Error & { code?: string }).code ?? 'unknown'}.`,
			null,
			null,
		);
	}
	const { tree, fault } = parseConfig(text, extname(file).slice(1).toLowerCase());
	return (
		tree ?? report('CONFIG_SYNTAX', `The configuration file is not valid: ${fault.message.replace(/\.+$/, '')}.`, fault.line, fault.column)
	);
}

/** Bytes. Real configuration files are a thousand times smaller. */
const largest = 5_000_000;

function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** All configuration files below a folder, in the order of their names; links to folders are not followed. */
function configFiles(directory: string): string[] {
	const files: string[] = [];
	let entries: import('node:fs').Dirent[];
	try {
		entries = readdirSync(directory, { withFileTypes: true });
	} catch {
		return files;
	}
	entries.sort((one, other) => (one.name < other.name ? -1 : 1));
	for (const entry of entries) {
		const path = join(directory, entry.name);
		if (entry.isDirectory()) files.push(...configFiles(path));
		else if ((configEndings as readonly string[]).includes(extname(entry.name).slice(1).toLowerCase()) && isFile(path)) files.push(path);
	}
	return files;
}
