import type { PageKind, PermalinkRule } from '../config/config.ts';
import { matchesGlob } from '../config/glob.ts';
import { cleanPath } from './clean-path.ts';
import { unescapeQuery } from './escape.ts';
import { type PermalinkPattern, permalinkPattern } from './permalink-pattern.ts';
import type { AddressedPage } from './addressed-page.ts';

type CompiledRule = { kinds: PageKind[]; matches(logicalPath: string): boolean; pattern: PermalinkPattern };

const compiled = new WeakMap<PermalinkRule[], CompiledRule[]>();

/**
 * The path of a page by the first permalink rule for its kind and place, cleaned and unescaped but not yet sanitised; null where no rule
 * is for it. Rules with an unknown token are passed over. (Hugo: hugolib/page__paths.go, createTargetPathDescriptor)
 */
export function permalinkPath(page: AddressedPage): string | null {
	const { permalinks } = page.language;
	if (permalinks.length === 0) return null;
	const rules = compiled.get(permalinks) ?? permalinks.flatMap(compile);
	compiled.set(permalinks, rules);
	const { kind, logicalPath } = page.location;
	const rule = rules.find((candidate) => candidate.kinds.includes(kind) && candidate.matches(logicalPath));
	if (!rule) return null;
	const path = rule.pattern(page);
	return path === '' ? null : cleanPath(unescapeQuery(path));
}

function compile({ kinds, section, path, pattern }: PermalinkRule): CompiledRule[] {
	const read = permalinkPattern(pattern);
	return read ? [{ kinds, matches: matcher(section.toLowerCase(), path), pattern: read }] : [];
}

/** A section's rule is for its own page and everything below it; that of no section for what stands in the root. */
function matcher(section: string, path: string | null): (logicalPath: string) => boolean {
	if (path !== null) return (logicalPath) => matchesGlob(path, logicalPath);
	if (section === '') return (logicalPath) => logicalPath.indexOf('/', 1) < 0;
	if (/[*?[\]{}\\]/.test(section)) return (logicalPath) => matchesGlob(`/{${section},${section}/**}`, logicalPath);
	const own = `/${section}`;
	const below = `${own}/`;
	return (logicalPath) => logicalPath === own || logicalPath.startsWith(below);
}
