import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Problem, UsageError } from '../errors.ts';
import { bareLanguage } from './bare.ts';
import type { Config, ContentMount, LanguageConfig } from './config.ts';
import { fingerprint } from './fingerprint.ts';
import { deepFreeze } from './freeze.ts';
import { languageConfig } from './language.ts';
import { type Languages, resolveLanguages } from './languages.ts';
import { markStrategies, mergeTheme, prepareLanguages, withoutStrategies } from './merge.ts';
import { collectModules, type Module } from './modules.ts';
import { contentMounts } from './mounts.ts';
import { overlay } from './overlay.ts';
import { type FolderSettings, readFolder } from './read.ts';
import { type Complain, settings } from './settings.ts';
import { isTree, type Tree } from './tree.ts';
import { reportUnsupported } from './unsupported.ts';

/** What the command line says about a site, over its configuration files. */
export type LoadOptions = {
	/** Which folder of `config/` lies over `config/_default`; `production` unless given. */
	environment?: string;
	/** null or absent: as the site says, else false. */
	buildDrafts?: boolean | null;
	buildFuture?: boolean | null;
	buildExpired?: boolean | null;
	/** Languages that the files of a bare folder name, as they spell them; a Hugo site's are in its configuration. */
	locales?: string[];
};

/**
 * Reads a site's settings from its configuration files, as Hugo 0.169 understands them; a folder without any is a bare folder of Markdown.
 * Deep-frozen. Broken files and values are problems, never exceptions.
 *
 * @throws UsageError where the folder does not exist or is none
 */
export function loadConfig(siteFolder: string, options: LoadOptions = {}): Config {
	const folder = resolve(siteFolder);
	requireFolder(folder, siteFolder);
	const environment = options.environment || 'production';
	const read = readFolder(folder, environment, folder);
	const draft = read.found ? hugoSite(folder, environment, read, options) : bareFolder(folder, environment, read, options);
	return deepFreeze({ ...draft, fingerprint: fingerprint(draft) });
}

type Draft = Omit<Config, 'fingerprint'>;

function hugoSite(folder: string, environment: string, read: FolderSettings, options: LoadOptions): Draft {
	const problems = [...read.problems];
	const file = read.mainFile ?? 'hugo.toml';
	const wrong = reporter(problems, file, 'CONFIG_VALUE', "Hugo's default is used instead; correct the setting.");
	const unsupported = reporter(problems, file, 'CONFIG_KEY_UNSUPPORTED', 'Answers may differ from what Hugo builds with this setting.');
	const root = read.tree;
	if (root.indexes !== undefined) root.taxonomies = root.indexes;
	const languagesConfigured = isTree(root.languages) && Object.keys(root.languages).length > 0;
	markStrategies(root);
	prepareLanguages(root);
	const modules = collectModules(folder, root, environment, unsupported);
	for (const module of modules) {
		problems.push(...module.config.problems);
		if (!module.ignoreConfig) mergeTheme(root, module.config.tree);
	}
	const site = settings(withoutStrategies(root), '', wrong);
	reportUnsupported(site, unsupported);
	reportIgnoreFiles(site.texts('ignoreFiles') ?? [], wrong);
	const languages = resolveLanguages(site, wrong);
	const effective = effectiveTrees(root, languages);
	const hasHosts = [...languages.entries.values()].some((entry) => entry.baseurl !== undefined);
	const flag = (key: string, given: boolean | null | undefined): boolean => given ?? site.flag(key, false);
	return {
		siteFolder: folder,
		isHugoSite: true,
		files: [...new Set([...read.files, ...modules.flatMap((module) => module.config.files)])],
		languages: languages.order.map((key): LanguageConfig => {
			const place = {
				key,
				locale: read.spelling.get(key) ?? key,
				own: languages.entries.get(key)!,
				isDefault: key === languages.defaultKey,
				count: languages.order.length,
				configured: languagesConfigured || languages.entries.size > 1,
				hasHosts,
				environment,
				rootTaxonomies: site.tree.taxonomies === undefined ? null : site.below('taxonomies').tree,
			};
			return withAuthor(languageConfig(effective.get(key)!, place, wrong), site.tree);
		}),
		defaultLanguage: languages.defaultKey,
		disabledLanguages: languages.disabled,
		mounts: siteMounts(folder, site.tree, effective, modules, unsupported),
		ignoreFiles: site.texts('ignoreFiles') ?? [],
		buildDrafts: flag('buildDrafts', options.buildDrafts),
		buildFuture: flag('buildFuture', options.buildFuture),
		buildExpired: flag('buildExpired', options.buildExpired),
		environment,
		problems,
	};
}

function effectiveTrees(root: Tree, languages: Languages): Map<string, Tree> {
	const configured = isTree(root.languages) ? root.languages : {};
	return new Map(
		languages.order.map((key) => {
			const own = configured[key];
			return [key, withoutStrategies(isTree(own) ? overlay(root, own) : root)];
		}),
	);
}

function siteMounts(folder: string, site: Tree, effective: Map<string, Tree>, modules: Module[], complain: Complain): ContentMount[] {
	const contentFolder = (tree: Tree): string => settings(tree, '', complain).text('contentDir', '') || 'content';
	const languages = [...effective].map(([key, tree]) => ({ key, folder: contentFolder(tree) }));
	const mounts = settings(site, '', complain).below('module').tree.mounts;
	return contentMounts(folder, mounts, { site: contentFolder(site), languages }, modules, complain);
}

/** Sites of before 0.120 name their author beside `params`; themes look for it there now. */
function withAuthor(language: LanguageConfig, root: Tree): LanguageConfig {
	if (!isTree(root.author) || language.params.author !== undefined) return language;
	return { ...language, params: { ...language.params, author: root.author } };
}

/** English, which Hugo's default is, and what the files name. */
function bareLanguages(locales: string[]): LanguageConfig[] {
	const others = locales.filter((locale) => locale.toLowerCase() !== 'en').map((locale) => bareLanguage(locale));
	return [bareLanguage('en', true)!, ...others.filter((language) => language !== null)];
}

function bareFolder(folder: string, environment: string, read: FolderSettings, options: LoadOptions): Draft {
	const content = join(folder, 'content');
	const hasContent = existsSync(content);
	return {
		siteFolder: folder,
		isHugoSite: false,
		files: hasContent ? read.files : [...read.files, content],
		languages: bareLanguages(options.locales ?? []),
		defaultLanguage: 'en',
		disabledLanguages: [],
		mounts: [{ folder: hasContent ? content : folder, prefix: '', language: null }],
		ignoreFiles: [],
		buildDrafts: options.buildDrafts ?? false,
		buildFuture: options.buildFuture ?? false,
		buildExpired: options.buildExpired ?? false,
		environment,
		problems: [],
	};
}

function requireFolder(folder: string, asGiven: string): void {
	try {
		if (statSync(folder).isDirectory()) return;
	} catch (error) {
		const code = (error as { code?: string }).code;
		throw new UsageError(`The site ${asGiven} ${code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`}; name a folder.`);
	}
	throw new UsageError(`The site ${asGiven} is a file, not a folder; name the folder that holds hugo.toml or the Markdown files.`);
}

/** Reports each thing once, however many languages share it. */
function reporter(problems: Problem[], file: string, code: 'CONFIG_VALUE' | 'CONFIG_KEY_UNSUPPORTED', hint: string): Complain {
	const said = new Set<string>();
	return (key, what) => {
		const message = `The setting ${key} ${what}.`;
		if (said.has(message)) return;
		said.add(message);
		// Most sites are served without their theme beside them, which seldom changes an answer.
		const severity = key === 'theme' ? 'INFO' : 'WARNING';
		problems.push({ code, severity, message, hint, file, line: null, column: null });
	};
}

function reportIgnoreFiles(patterns: string[], complain: Complain): void {
	for (const pattern of patterns) {
		try {
			new RegExp(pattern.replace(/^\(\?[ims]+\)/, ''));
		} catch {
			complain('ignoreFiles', `holds ${JSON.stringify(pattern)}, which is no regular expression and matches nothing`);
		}
	}
}
