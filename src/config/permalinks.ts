import type { Json, PermalinkRule } from './config.ts';
import type { Complain } from './settings.ts';
import { matchesGlob } from './glob.ts';
import { pageKinds, readTarget } from './target.ts';
import { isTree, type Tree } from './tree.ts';

/**
 * The permalink rules of a language from any of the three forms: `section: pattern` for pages and terms, `kind: {section: pattern}`, or a list
 * of `{target, pattern}`. In maps, where Hugo's order is random, the deeper section goes first. A list rule has the path glob of its target,
 * `**` where that names none. (Hugo: resources/page/permalinks.go, DecodePermalinksConfig.)
 */
export function permalinkRules(value: Json | undefined, language: string, environment: string, complain: Complain): PermalinkRule[] {
	if (Array.isArray(value)) return listRules(value, language, environment, complain);
	if (!isTree(value)) {
		if (value !== undefined && value !== null) complain('permalinks', 'is neither a map nor a list');
		return [];
	}
	const rules: PermalinkRule[] = [];
	for (const [key, entry] of Object.entries(value)) {
		if (typeof entry === 'string') {
			rules.push({ kinds: ['page', 'term'], section: sectionOf(key), pattern: entry, path: null });
		} else if (isTree(entry) && (pageKinds as readonly string[]).includes(key)) {
			rules.push(...kindRules(key, entry, complain));
		} else {
			complain(`permalinks.${key}`, 'is neither a pattern nor a map of patterns below a kind of page');
		}
	}
	return rules.sort((one, other) => other.section.split('/').length - one.section.split('/').length);
}

function kindRules(kind: string, sections: Tree, complain: Complain): PermalinkRule[] {
	const rules: PermalinkRule[] = [];
	for (const [section, pattern] of Object.entries(sections)) {
		if (typeof pattern !== 'string') complain(`permalinks.${kind}.${section}`, 'is not a pattern');
		else rules.push({ kinds: [kind as PermalinkRule['kinds'][number]], section: sectionOf(section), pattern, path: null });
	}
	return rules;
}

function listRules(entries: Json[], language: string, environment: string, complain: Complain): PermalinkRule[] {
	const rules: PermalinkRule[] = [];
	for (const [place, entry] of entries.entries()) {
		const key = `permalinks[${place}]`;
		const pattern = isTree(entry) ? entry.pattern : undefined;
		if (typeof pattern !== 'string') {
			complain(key, 'has no pattern');
			continue;
		}
		const target = readTarget((entry as Tree).target, `${key}.target`, language, environment, complain);
		if (!target) continue;
		const kinds = pageKinds.filter((kind) => target.kind === null || matchesGlob(target.kind, kind));
		rules.push({ kinds, section: '', pattern, path: target.path ?? '**' });
	}
	return rules;
}

function sectionOf(key: string): string {
	return key.replace(/^[ /]+|[ /]+$/g, '');
}
