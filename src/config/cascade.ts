import type { CascadeRule, Json, Params } from './config.ts';
import type { Complain } from './settings.ts';
import { readTarget } from './target.ts';
import { isTree, lowerKeys } from './tree.ts';

const structural = new Set(['kind', 'path', 'lang', 'cascade']);

/**
 * The configuration's cascade for one language, in order. Rules for other languages and environments are left out, so `language` and
 * `environment` are null in all that remain. What stands under `params` acts like front matter of that name and wins over a field beside it.
 * (Hugo: resources/page/page_matcher.go, DecodeCascadeConfig.)
 */
export function cascadeRules(value: Json | undefined, language: string, environment: string, complain: Complain): CascadeRule[] {
	const entries = Array.isArray(value) ? value : isTree(value) ? [value] : [];
	const rules: CascadeRule[] = [];
	for (const [place, raw] of entries.entries()) {
		if (!isTree(raw)) continue;
		const entry = lowerKeys(raw);
		const key = Array.isArray(value) ? `cascade[${place}]` : 'cascade';
		const target = readTarget(entry.target ?? entry._target, `${key}.target`, language, environment, complain);
		if (!target) continue;
		const fields: Params = Object.create(null);
		for (const [name, field] of Object.entries(entry)) {
			if (structural.has(name)) complain(`${key}.${name}`, 'cannot be given by a cascade');
			else if (name !== 'target' && name !== '_target' && name !== 'params') fields[name] = field;
		}
		if (isTree(entry.params)) Object.assign(fields, entry.params);
		if (Object.keys(fields).length > 0) rules.push({ ...target, language: null, environment: null, fields });
	}
	return rules;
}
