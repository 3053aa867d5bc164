import type { PageKind } from './config.ts';
import { matchesGlob } from './glob.ts';
import { type Complain, settings } from './settings.ts';
import { isTree, lowerKeys } from './tree.ts';

/** What a cascade entry or permalink rule applies to, as far as it is still open once site, language and environment are known. */
export type Target = {
	/** Glob on the logical path, lower case; null for all. */
	path: string | null;
	/** Glob on the kind, lower case; null for all. */
	kind: string | null;
};

/** Hugo's page kinds. */
export const pageKinds: readonly PageKind[] = ['home', 'section', 'taxonomy', 'term', 'page'];

/**
 * Reads the `target` of a rule for one language; null where the rule is not for this language or environment.
 * (Hugo: resources/page/page_matcher.go, PageMatcher.)
 */
export function readTarget(value: unknown, key: string, language: string, environment: string, complain: Complain): Target | null {
	const target = settings(isTree(value) ? lowerKeys(value) : undefined, key, complain);
	const wantedEnvironment = target.text('environment', '');
	if (wantedEnvironment !== '' && !matchesGlob(wantedEnvironment, environment)) return null;
	const languages = target.below('sites').below('matrix').texts('languages') ?? [];
	const oldLanguage = target.text('lang', '');
	if (oldLanguage !== '') languages.push(oldLanguage);
	if (languages.length > 0 && !matchesLanguage(languages, language)) return null;
	return { path: target.text('path', '').toLowerCase() || null, kind: target.text('kind', '').toLowerCase() || null };
}

/** Whether a language is among globs of which those after `! ` exclude (Hugo: hugolib/sitesmatrix). */
export function matchesLanguage(globs: string[], language: string): boolean {
	const excluding = globs.filter((glob) => glob.startsWith('! ')).map((glob) => glob.slice(2));
	const including = globs.filter((glob) => !glob.startsWith('! '));
	if (excluding.some((glob) => matchesGlob(glob, language))) return false;
	return including.length === 0 || including.some((glob) => matchesGlob(glob, language));
}
