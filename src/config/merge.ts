import { emptyTree, isTree, type Tree } from './tree.ts';

/** How a map takes values from a weaker one: not at all, new keys only, or new keys at every depth (Hugo: `_merge`). */
export type MergeStrategy = 'none' | 'shallow' | 'deep';

const strategyKey = '_merge';

function strategyOf(tree: Tree): MergeStrategy | null {
	const strategy = tree[strategyKey];
	if (strategy === undefined) return null;
	return strategy === 'none' || strategy === 'shallow' ? strategy : 'deep';
}

function defaultStrategy(path: string[], inherited: MergeStrategy | null): MergeStrategy {
	const key = path[path.length - 1];
	const underRoot = path.length === 1;
	if (key === 'params') return 'deep';
	if (underRoot && (key === 'outputformats' || key === 'mediatypes')) return 'shallow';
	if (key === 'menus' && (underRoot || (path.length === 3 && path[0] === 'languages'))) return 'shallow';
	return inherited ?? 'none';
}

/**
 * Marks every map of a site's configuration with its merge strategy: its own `_merge`, else Hugo's default for its place,
 * else that of the map around it (Hugo: config/defaultConfigProvider.go, SetDefaultMergeStrategy).
 */
export function markStrategies(root: Tree): void {
	const walk = (tree: Tree, path: string[], inherited: MergeStrategy | null): void => {
		for (const [key, value] of Object.entries(tree)) {
			if (!isTree(value)) continue;
			const childPath = [...path, key];
			const strategy = strategyOf(value) ?? defaultStrategy(childPath, inherited);
			value[strategyKey] = strategy;
			walk(value, childPath, strategy);
		}
	};
	walk(root, [], strategyOf(root));
}

/**
 * Gives a site without languages its one language, and every language a map of params that takes the weaker ones at every depth, before
 * themes are merged: what a theme says about languages depends on it (Hugo: config/allconfig/allconfig.go, fromLoadConfigResult).
 */
export function prepareLanguages(root: Tree): void {
	if (!isTree(root.languages) || Object.keys(root.languages).every((key) => key === strategyKey)) {
		const only = typeof root.defaultcontentlanguage === 'string' ? root.defaultcontentlanguage.toLowerCase() : '';
		const languages = emptyTree();
		languages[only || 'en'] = emptyTree();
		root.languages = languages;
	}
	for (const [key, value] of Object.entries(root.languages)) {
		if (key === strategyKey) continue;
		const language = isTree(value) ? value : emptyTree();
		if (!isTree(language.params)) {
			language.params = emptyTree();
			language.params[strategyKey] = 'deep';
		}
		root.languages[key] = language;
	}
}

/** Gives `target` the values of the weaker `source` that its strategies allow (Hugo: common/hmaps/params.go, Params.merge). */
export function merge(target: Tree, source: Tree, outer: MergeStrategy | null = strategyOf(target) ?? 'shallow'): void {
	const strategy = strategyOf(target) ?? outer ?? 'shallow';
	const addsKeys = strategy !== 'none' && outer !== 'shallow';
	for (const [key, value] of Object.entries(source)) {
		if (key === strategyKey) continue;
		const existing = target[key];
		if (existing === undefined) {
			if (addsKeys) target[key] = value;
		} else if (isTree(existing) && isTree(value)) {
			merge(existing, value, strategy);
		} else if (isTree(existing) && isOnlyMark(existing) && strategyOf(existing) !== 'none') {
			target[key] = value;
		}
	}
}

function isOnlyMark(tree: Tree): boolean {
	const keys = Object.keys(tree);
	return keys.length === 1 && keys[0] === strategyKey;
}

/**
 * Merges a theme's configuration into the site's: params at every depth, whole menus that the site does not have,
 * nothing else unless the site says so with `_merge` (Hugo: config/defaultConfigProvider.go, Merge).
 */
export function mergeTheme(root: Tree, theme: Tree): void {
	if (strategyOf(root) === 'none') return;
	for (const [key, value] of Object.entries(theme)) {
		if (!isTree(value)) continue;
		const existing = root[key];
		if (isTree(existing)) {
			merge(existing, value, null);
		} else if (existing === undefined) {
			const added = emptyTree();
			added[strategyKey] = defaultStrategy([key], strategyOf(root));
			merge(added, value, null);
			if (Object.keys(added).length > 1) root[key] = added;
		}
	}
	merge(root, theme);
}

/** A copy of a map without its merge marks, at every depth. */
export function withoutStrategies(tree: Tree): Tree {
	const clean = emptyTree();
	for (const [key, value] of Object.entries(tree)) {
		if (key !== strategyKey) clean[key] = isTree(value) ? withoutStrategies(value) : value;
	}
	return clean;
}
