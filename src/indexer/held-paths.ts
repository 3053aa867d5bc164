import type { LanguageConfig } from '../config/config.ts';
import { removePage } from './pages.ts';
import type { Dirty, PlannedPage } from './plan.ts';
import { type PageRow, pageKey, type Run } from './run.ts';
import { dropTerm } from './terms.ts';

/*
 * A file holds its path: where an article stands at the path of a section, a taxonomy or a term, Hugo makes no list page
 * there, be the article a draft or not (Hugo: hugolib/content_map_page.go).
 */

/** Whether Hugo may make a list page at an article's path: a top folder, a taxonomy, or what lies below one. */
export function mayBeList(language: LanguageConfig, logicalPath: string): boolean {
	if (logicalPath.indexOf('/', 1) < 0) return true;
	return language.taxonomies.some(({ plural }) => logicalPath.startsWith(`/${plural.toLowerCase()}/`));
}

/** Whether an article's file holds a path. */
export function isHeld(run: Run, languageId: number, logicalPath: string): boolean {
	if (run.heldPaths.has(pageKey(languageId, logicalPath))) return true;
	return run.statements.pageByPath(languageId, logicalPath)?.kind === 'page';
}

/** Notes the paths that planned articles hold, and takes away the list pages that Hugo made there before. */
export function holdPaths(run: Run, pages: PlannedPage[], dirty: Dirty): void {
	for (const { location } of pages) {
		if (location.kind !== 'page') continue;
		const language = run.languages.find((candidate) => candidate.key === location.language)!;
		if (!mayBeList(language, location.logicalPath)) continue;
		const languageId = run.languageIds.get(location.language)!;
		run.heldPaths.add(pageKey(languageId, location.logicalPath));
		const row = run.statements.pageByPath(languageId, location.logicalPath);
		if (row && row.kind !== 'page' && row.file === null) giveWay(run, row, language, dirty);
	}
}

/** An article that may have kept Hugo from making a list page is gone: whom the list page concerns is written again. */
export function releasePath(run: Run, row: PageRow, dirty: Dirty): void {
	const language = run.languages.find((candidate) => candidate.key === run.languageKeys.get(row.languageId));
	if (language && mayBeList(language, row.logicalPath)) rewrite(run, row.logicalPath, language, dirty);
}

function giveWay(run: Run, row: PageRow, language: LanguageConfig, dirty: Dirty): void {
	run.tree.delete(language.key, row.logicalPath);
	if (row.kind === 'term') dropTerm(run, row);
	else removePage(run, row);
	rewrite(run, row.logicalPath, language, dirty);
}

/** A term's pages are anywhere in the language; they have to be written anew although their files say what they said. */
function rewrite(run: Run, logicalPath: string, language: LanguageConfig, dirty: Dirty): void {
	const isTerm = logicalPath.indexOf('/', 1) > 0;
	if (isTerm) run.rewrites = true;
	dirty.push({ language: language.key, prefix: isTerm ? '/' : `${logicalPath}/` });
}
