import { merge } from './merge.ts';
import { copy, isTree, type Tree } from './tree.ts';

/** Settings that Hugo reads from a language only where they are maps; any other value has no effect there. */
const mapsOnly = new Set([
	'author',
	'build',
	'frontmatter',
	'markup',
	'menus',
	'module',
	'pagination',
	'permalinks',
	'related',
	'taxonomies',
	'uglyurls',
]);

/**
 * The effective settings of one language: its scalars and lists over the root's; its maps instead of the root's, filled from the root's as
 * their merge strategy allows: params at every depth, everything else not at all. (Hugo: config/allconfig/allconfig.go, fromLoadConfigResult.)
 */
export function overlay(root: Tree, language: Tree): Tree {
	const effective = { ...root };
	for (const [key, value] of Object.entries(language)) {
		if (isTree(value)) {
			const own = copy(value);
			const weaker = root[key];
			if (isTree(weaker)) merge(own, weaker);
			effective[key] = own;
		} else if (value !== null && !mapsOnly.has(key)) {
			effective[key] = value;
		}
	}
	return effective;
}
