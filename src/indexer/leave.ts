import { extrasOfJSON } from '../db/packing.ts';
import type { OwnedFile } from '../document/bundle-files.ts';
import type { Problem } from '../errors.ts';
import type { SourceFile } from '../source/source-file.ts';
import { releasePath } from './held-paths.ts';
import { replaceByGenerated } from './lists.ts';
import { removePage } from './pages.ts';
import type { Dirty, FileRow, Plan, PlannedPage } from './plan.ts';
import type { PageRow, Run } from './run.ts';
import { termOf } from './terms.ts';

/** A file is gone: its page goes with it, its problems too. */
export function forget(run: Run, row: FileRow, dirty: Dirty): void {
	if (row.role === 'page' || row.role === 'failed') leavePage(run, row, dirty);
	if (row.role !== 'page') run.isChanged = true;
	run.statements.deleteFile(row.path);
	run.statements.deleteFileProblems(row.path);
	run.statements.deleteSiteProblem(row.path, 'URL_TAKEN');
}

/** Notes a file that is no page; where it was one, the page leaves. */
export function writeOther(run: Run, plan: Plan, file: SourceFile, language: string, role: 'resource' | 'hidden', dirty: Dirty): void {
	const known = plan.known(file.path);
	if (known?.role === role && known.size === file.size && known.modified === file.modified) return;
	if (known?.role === 'page' || known?.role === 'failed') {
		leavePage(run, known, dirty);
		run.statements.deleteFileProblems(file.path);
	}
	run.isChanged = true;
	run.statements.writeFile({
		path: file.path,
		size: file.size,
		modified: file.modified,
		hash: '',
		contentPath: file.contentPath,
		language,
		role,
		pageId: null,
	});
}

/** The page that was made of a file leaves, unless another file has taken it over. */
function leavePage(run: Run, file: FileRow, dirty: Dirty): void {
	const page = file.pageId === null ? undefined : run.statements.pageById(file.pageId);
	if (!page || page.file !== file.contentPath) return;
	run.counts.removed++;
	if (page.kind === 'page') {
		removePage(run, page);
		releasePath(run, page, dirty);
	} else leaveListPage(run, page, dirty);
}

/** Files that are another page than before, since their language is another by front matter or configuration, leave the old one. */
export function leaveMoved(run: Run, plan: Plan, dirty: Dirty): void {
	for (const { file, location } of plan.pages) {
		const known = plan.known(file.path);
		const page = known?.pageId ? run.statements.pageById(known.pageId) : undefined;
		if (!known || !page) continue;
		if (page.languageId === run.languageIds.get(location.language) && page.logicalPath === location.logicalPath) continue;
		leavePage(run, known, dirty);
	}
}

function leaveListPage(run: Run, page: PageRow, dirty: Dirty): void {
	const key = run.languageKeys.get(page.languageId)!;
	const language = run.languages.find((candidate) => candidate.key === key);
	if (!language) {
		removePage(run, page);
		return;
	}
	replaceByGenerated(run, language, page);
	dirty.push({ language: key, prefix: page.logicalPath === '/' ? '/' : `${page.logicalPath}/` });
	// Pages of the folder find a section above them again when they are read, if there is still one.
}

/** Whether the set of files beside a bundle's page is another than when it was read. */
export function lostBundleFiles(run: Run, plan: Plan, { file, resources, location }: PlannedPage): boolean {
	if (!plan.isWhole || location.form === 'single') return false;
	const pageId = plan.known(file.path)?.pageId;
	const detail = pageId ? run.statements.detailById(pageId) : undefined;
	return detail !== undefined && filesText(extrasOfJSON(detail.extras).resources) !== filesText(resources);
}

function filesText(files: OwnedFile[]): string {
	return files.map(({ file, language }) => `${language ?? ''}:${file}`).join('\n');
}

/** Languages that the configuration does not have any more leave with their pages. */
export function removeForeignLanguages(run: Run): void {
	for (const { id, key } of run.statements.allLanguages()) {
		if (run.languages.some((language) => language.key === key)) continue;
		const pages = run.statements.pagesOfLanguage(id);
		// Pages of terms may use other terms, which then are gone already.
		for (const page of pages) if (page.kind === 'term') termOf(run, page.id);
		for (const page of pages) {
			const row = run.statements.pageById(page.id);
			if (row) removePage(run, row);
		}
		run.statements.deleteLanguage(id);
		run.languageKeys.delete(id);
		run.languageIds.delete(key);
	}
}

/** Puts the problems of the configuration and of the listing in place of those of the last listing. */
export function replaceSiteProblems(run: Run, problems: Problem[]): void {
	if (areSameProblems(run.statements.siteProblems(), problems)) return;
	run.isChanged = true;
	run.statements.deleteSiteProblems();
	for (const { file, code, severity, message, hint, line, column } of problems) {
		run.statements.addProblem(file, code, severity, message, hint, line, column, 'site');
	}
}

/** Whether the index holds these problems of the site, in this order. */
export function areSameProblems(known: SiteProblem[], problems: Problem[]): boolean {
	return known.length === problems.length && known.every((row, i) => isSameProblem(row, problems[i]!));
}

type SiteProblem = Pick<Problem, 'file' | 'message' | 'line'> & { code: string };

function isSameProblem(row: SiteProblem, problem: Problem): boolean {
	return row.file === problem.file && row.code === problem.code && row.message === problem.message && row.line === problem.line;
}
