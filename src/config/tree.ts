import type { Json } from './config.ts';

/** A configuration map: keys in lower case, no prototype, so that a key like `__proto__` is a key like any other. */
export type Tree = { [key: string]: Json };

/** Whether a value is a map. Lists and null are none. */
export function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An empty map without prototype. */
export function emptyTree(): Tree {
	return Object.create(null) as Tree;
}

/**
 * A copy of a map with lower-case keys at every depth. Maps inside lists keep their spelling (Hugo: common/hmaps/params.go, PrepareParams).
 * Where two keys differ in case only, the last one wins.
 */
export function lowerKeys(tree: Tree): Tree {
	const lowered = emptyTree();
	for (const [key, value] of Object.entries(tree)) {
		lowered[key.toLowerCase()] = isTree(value) ? lowerKeys(value) : value;
	}
	return lowered;
}

/** Writes every value of `source` over `target`, map into map (Hugo: common/hmaps/params.go, SetParams). */
export function overwrite(target: Tree, source: Tree): void {
	for (const [key, value] of Object.entries(source)) {
		const existing = target[key];
		if (isTree(existing) && isTree(value)) overwrite(existing, value);
		else target[key] = isTree(value) ? copy(value) : value;
	}
}

/** A deep copy of a map. Lists are shared: nothing writes into them. */
export function copy(tree: Tree): Tree {
	const copied = emptyTree();
	for (const [key, value] of Object.entries(tree)) copied[key] = isTree(value) ? copy(value) : value;
	return copied;
}
