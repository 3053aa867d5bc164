import type { Json, MenuEntryConfig, Params } from './config.ts';
import { type Complain, settings } from './settings.ts';
import { isTree, lowerKeys, type Tree } from './tree.ts';

/** The entries of all menus of a language, each menu in Hugo's order: weight, name, identifier (Hugo: navigation/menu.go, DecodeConfig). */
export function menuEntries(menus: Tree, complain: Complain): MenuEntryConfig[] {
	const all: MenuEntryConfig[] = [];
	for (const [menu, entries] of Object.entries(menus)) {
		if (!Array.isArray(entries)) {
			if (entries !== null) complain(`menus.${menu}`, 'is not a list of entries');
			continue;
		}
		all.push(...entries.map((entry, place) => menuEntry(menu, entry, `menus.${menu}[${place}]`, complain)).sort(compareMenuEntries));
	}
	return all;
}

function menuEntry(menu: string, value: Json, path: string, complain: Complain): MenuEntryConfig {
	if (!isTree(value)) complain(path, 'is not a map');
	const entry = settings(isTree(value) ? lowerKeys(value) : value, path, complain);
	const params = entry.tree.params;
	return {
		menu,
		identifier: entry.text('identifier', ''),
		name: entry.text('name', ''),
		title: entry.text('title', ''),
		pageRef: entry.text('pageRef', ''),
		url: entry.text('url', ''),
		weight: entry.number('weight', 0),
		parent: entry.text('parent', ''),
		pre: entry.text('pre', ''),
		post: entry.text('post', ''),
		params: isTree(params) ? (params as Params) : {},
	};
}

/** A menu entry that says nothing. */
export const emptyMenuEntry: MenuEntryConfig = {
	menu: '',
	identifier: '',
	name: '',
	title: '',
	pageRef: '',
	url: '',
	weight: 0,
	parent: '',
	pre: '',
	post: '',
	params: {},
};

type Ordered = Pick<MenuEntryConfig, 'weight' | 'name' | 'identifier'>;

/** Weight (non-zero first, ascending), then folded name, name, identifier (Hugo: navigation/menu.go, defaultMenuEntrySort). */
export function compareMenuEntries(one: Ordered, other: Ordered): number {
	if (one.weight !== other.weight) {
		if (other.weight === 0) return -1;
		if (one.weight === 0) return 1;
		return one.weight - other.weight;
	}
	return (
		compareText(one.name.toLowerCase(), other.name.toLowerCase()) ||
		compareText(one.name, other.name) ||
		compareText(one.identifier, other.identifier)
	);
}

function compareText(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
