import type { CascadeRule, Json, PageKind, Params } from '../config/config.ts';
import { matchesGlob } from '../config/glob.ts';
import { isMap, toText } from './convert.ts';

/** What a cascade target is held against. */
export type CascadeSubject = { logicalPath: string; kind: PageKind; language: string; environment: string };

/**
 * Fills a page's front matter with what cascades down to it: `rules` come strongest first (the page's own, its ancestors' from the
 * nearest up, the configuration's), and a key that is there already, be it null, stays. Values are taken whole, never merged, and are
 * shared between pages. Returns a new map. (Hugo: hugolib/page__meta.go, setMetaPost)
 */
export function applyCascade(own: Params, rules: Iterable<CascadeRule>, subject: CascadeSubject): Params {
	const params: Params = Object.assign(Object.create(null), own);
	for (const rule of rules) {
		if (!matchesTarget(rule, subject)) continue;
		const { params: inner, ...fields } = rule.fields;
		if (isMap(inner)) fillAbsent(params, inner);
		fillAbsent(params, fields);
	}
	return params;
}

function fillAbsent(params: Params, given: Params): void {
	for (const key of Object.keys(given)) {
		if (!(key in params)) params[key] = given[key]!;
	}
}

function matchesTarget(rule: CascadeRule, subject: CascadeSubject): boolean {
	return (
		(rule.kind === null || matchesGlob(rule.kind, subject.kind)) &&
		(rule.language === null || matchesLanguage(rule.language, subject.language)) &&
		(rule.environment === null || matchesGlob(rule.environment, subject.environment)) &&
		(rule.path === null || matchesGlob(rule.path, subject.logicalPath))
	);
}

function matchesLanguage(pattern: string, language: string): boolean {
	return pattern.startsWith('!') ? !matchesGlob(pattern.slice(1).trim(), language) : matchesGlob(pattern, language);
}

const pageKinds = ['home', 'page', 'section', 'taxonomy', 'term'];
/** They make the tree of pages and so cannot come down from it. */
const forbiddenKeys = ['kind', 'path', 'lang', 'cascade'];

/**
 * Reads a `cascade` value, a map or a list of maps. Entries that Hugo refuses are left out and named in `flaws`, one sentence each
 * without the full stop; entries that give nothing are left out silently. (Hugo: resources/page/page_matcher.go)
 */
export function readCascade(value: Json): { rules: CascadeRule[]; flaws: string[] } {
	const rules: CascadeRule[] = [];
	const flaws: string[] = [];
	if (value === null) return { rules, flaws };
	if (!isMap(value) && !Array.isArray(value)) return { rules, flaws: ['“cascade” is neither a map nor a list of maps'] };
	for (const entry of Array.isArray(value) ? value : [value]) {
		if (!isMap(entry)) {
			flaws.push('an entry of “cascade” is no map');
			continue;
		}
		const flaw = readEntry(lowerKeys(entry) as Params, rules);
		if (flaw !== null) flaws.push(flaw);
	}
	return { rules, flaws };
}

function readEntry(entry: Params, rules: CascadeRule[]): string | null {
	const { target, _target, params, _merge, ...fields } = entry;
	const forbidden = forbiddenKeys.find((key) => key in fields);
	if (forbidden !== undefined) return `“${forbidden}” cannot cascade`;
	const aim = target ?? _target ?? null;
	if (aim !== null && !isMap(aim)) return 'the “target” of a cascade is no map';
	const kind = text(aim?.kind);
	if (kind !== null && !pageKinds.some((name) => matchesGlob(kind, name))) return `the cascade target “kind: ${kind}” fits no kind of page`;
	const given: Params = Object.assign(Object.create(null), fields, isMap(params) ? params : {});
	if (Object.keys(given).length === 0) return null;
	const path = text(aim?.path)?.toLowerCase() ?? null;
	rules.push({ path, kind, language: targetLanguage(aim), environment: text(aim?.environment), fields: given });
	return null;
}

/** From `lang`, or from `sites.matrix.languages`; several become one glob of alternatives. */
function targetLanguage(aim: Params | null): string | null {
	const sites = aim?.sites;
	const matrix = isMap(sites) ? sites.matrix : null;
	const languages = isMap(matrix) ? matrix.languages : null;
	const names = [...(Array.isArray(languages) ? languages : [languages ?? null]), aim?.lang ?? null]
		.map(text)
		.filter((name) => name !== null);
	if (names.length === 0) return null;
	return names.length === 1 ? names[0]! : `{${names.join(',')}}`;
}

function text(value: Json | undefined): string | null {
	return toText(value) || null;
}

/** Keys in lower case at every depth of maps, but not in lists below. */
function lowerKeys(value: Json): Json {
	if (!isMap(value)) return value;
	const lower: Params = Object.create(null);
	for (const key of Object.keys(value)) lower[key.toLowerCase()] = lowerKeys(value[key]!);
	return lower;
}
