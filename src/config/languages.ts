import type { Complain, Settings } from './settings.ts';
import { settings } from './settings.ts';
import { emptyTree, isTree, type Tree } from './tree.ts';

/** The languages of a site: which there are, in which order, and which one is the default. */
export type Languages = {
	/** Keys in lower case, in Hugo's order; never empty, disabled ones left out. */
	order: string[];
	defaultKey: string;
	/** Keys in lower case, sorted: those that are disabled, be they configured or not. */
	disabled: string[];
	/** The settings of each language that is in order; empty for a language that the site only names. */
	entries: Map<string, Tree>;
};

/** Hugo's rules for the list of languages (Hugo: langs/config.go, LanguagesInternal.init). What Hugo refuses is reported and put right. */
export function resolveLanguages(root: Settings, complain: Complain): Languages {
	const entries = new Map<string, Tree>();
	const wanted = root.text('defaultContentLanguage', '').toLowerCase();
	for (const [key, value] of Object.entries(root.below('languages').tree)) {
		if (key === '' || /[\s/]/.test(key)) complain(`languages.${key}`, 'is no language key: spaces and slashes are not allowed');
		else entries.set(key, isTree(value) ? value : emptyTree());
	}
	if (entries.size === 0) entries.set(wanted || 'en', emptyTree());
	const disabled = new Set((root.texts('disableLanguages') ?? []).map((key) => key.toLowerCase()));
	for (const [key, entry] of entries) if (languageFlag(entry, key, complain)) disabled.add(key);
	const order = [...entries.keys()].filter((key) => !disabled.has(key));
	const weights = new Map(order.map((key) => [key, settings(entries.get(key), `languages.${key}`, complain).number('weight', 0)]));
	order.sort((one, other) => compareWeights(weights.get(one)!, weights.get(other)!) || (one < other ? -1 : 1));
	const fallback = order.includes('en') ? 'en' : (order[0] ?? [...entries.keys()][0]!);
	const defaultKey = order.includes(wanted) ? wanted : fallback;
	if (wanted !== '' && wanted !== defaultKey) {
		complain('defaultContentLanguage', `is ${JSON.stringify(wanted)}, which is no enabled language of this site; ${defaultKey} is used`);
	}
	if (order.length === 0) {
		complain('disableLanguages', `leaves no language; ${defaultKey} is used`);
		disabled.delete(defaultKey);
		order.push(defaultKey);
	}
	return { order, defaultKey, disabled: [...disabled].sort(), entries };
}

function languageFlag(entry: Tree, key: string, complain: Complain): boolean {
	return settings(entry, `languages.${key}`, complain).flag('disabled', false);
}

function compareWeights(one: number, other: number): number {
	if (one === other) return 0;
	if (other === 0) return -1;
	return one === 0 ? 1 : one - other;
}
