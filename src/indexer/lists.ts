import type { LanguageConfig } from '../config/config.ts';
import { generatedEntry } from './generated.ts';
import { isHeld } from './held-paths.ts';
import { removePage, setBuilt, writePage } from './pages.ts';
import { type PageRow, pageKey, type Run } from './run.ts';
import { writeTermRow } from './terms.ts';
import { type Branch, topFolder } from './tree.ts';

/** Makes the list pages that every site has: home and taxonomies in each language, unless they have files or are switched off. */
export function ensureSiteLists(run: Run): void {
	for (const language of run.languages) {
		ensureList(run, language, 'home', '/', '');
		if (language.disableKinds.includes('taxonomy')) continue;
		for (const { plural } of language.taxonomies) ensureList(run, language, 'taxonomy', `/${plural.toLowerCase()}`, plural);
	}
}

/** Makes the section of a top folder before its first page is read, so that the page finds it above itself. */
export function ensureSection(run: Run, language: LanguageConfig, logicalPath: string, folderName: string): void {
	const folder = topFolder(logicalPath);
	if (!folder || language.taxonomies.some(({ plural }) => plural.toLowerCase() === folder)) return;
	if (!run.tree.get(language.key, `/${folder}`)) ensureList(run, language, 'section', `/${folder}`, folderName);
}

function ensureList(run: Run, language: LanguageConfig, kind: 'home' | 'section' | 'taxonomy', logicalPath: string, name: string): void {
	const known = run.tree.get(language.key, logicalPath);
	if (known?.hasFile || isHeld(run, run.languageIds.get(language.key)!, logicalPath)) return;
	const entry = generatedEntry(run, language, kind, logicalPath, name);
	const { id, isWritten } = writePage(run, entry);
	// Written as if it were there; its pages tell.
	if (kind === 'section' && (isWritten || run.rewrites)) run.touchedFolders.add(pageKey(entry.languageId, logicalPath.slice(1)));
	run.tree.set(language.key, {
		logicalPath,
		kind,
		slug: '',
		title: entry.columns.title,
		name,
		cascade: known?.cascade ?? [],
		pageId: id,
		hasFile: false,
	});
}

/** A generated section is there as long as its folder holds a built page (Hugo: hugolib/content_map_page.go). */
export function finishSections(run: Run): void {
	for (const key of run.touchedFolders) {
		const [languageId, folder] = [Number(key.slice(0, key.indexOf(' '))), key.slice(key.indexOf(' ') + 1)];
		const language = run.languageKeys.get(languageId)!;
		const branch = run.tree.get(language, `/${folder}`);
		if (!branch || branch.hasFile || branch.kind !== 'section') continue;
		if (!run.statements.anyFileBelow(languageId, `/${folder}/`, `/${folder}0`)) {
			run.tree.delete(language, branch.logicalPath);
			removePage(run, run.statements.pageById(branch.pageId)!);
			continue;
		}
		const isBuilt = (run.statements.folderCount(languageId, folder)?.count ?? 0) > 0;
		setBuilt(run, run.statements.pageById(branch.pageId)!, isBuilt);
	}
	run.touchedFolders.clear();
}

/** Notes in the tree what a written list page gives its descendants; a term also gets its row. */
export function noteListPage(run: Run, language: LanguageConfig, branch: Omit<Branch, 'hasFile'>, urlSlug: string): void {
	run.tree.set(language.key, { ...branch, hasFile: true });
	if (branch.kind !== 'term') return;
	const [, taxonomy, key] = /^\/([^/]+)\/(.+)$/.exec(branch.logicalPath)!;
	writeTermRow(run, branch.pageId, { languageId: run.languageIds.get(language.key)!, taxonomy: taxonomy!, key: key! }, urlSlug);
}

/** Makes generated sections anew whose folder has other files beside its pages than before. */
export function refreshSections(run: Run): void {
	for (const language of run.languages) {
		for (const branch of [...run.tree.all(language.key)]) {
			if (branch.kind === 'section' && !branch.hasFile) ensureList(run, language, 'section', branch.logicalPath, branch.name);
		}
	}
}

/** Makes generated list pages below a changed one anew: what they inherit may differ. */
export function refreshGenerated(run: Run, language: string, prefix: string): void {
	const settings = run.languages.find((candidate) => candidate.key === language)!;
	for (const branch of [...run.tree.all(language)]) {
		if (branch.hasFile || !branch.logicalPath.startsWith(prefix) || branch.kind === 'term' || branch.kind === 'page') continue;
		ensureList(run, settings, branch.kind, branch.logicalPath, branch.name);
	}
	const end = `${prefix.slice(0, -1)}0`;
	for (const { id } of run.statements.termsBelow(run.languageIds.get(language)!, prefix, end)) run.touchedTerms.add(id);
}

/** A list page's file is gone: Hugo makes the page itself if the site still has it, else it leaves too. */
export function replaceByGenerated(run: Run, language: LanguageConfig, row: PageRow): void {
	const isTerm = row.kind === 'term';
	const branch = run.tree.get(language.key, row.logicalPath);
	run.tree.delete(language.key, row.logicalPath);
	if (row.kind === 'home' || row.kind === 'taxonomy')
		ensureList(run, language, row.kind, row.logicalPath, branch?.name ?? row.logicalPath.slice(1));
	else if (isTerm) {
		run.statements.clearFile(row.id);
		if (row.isBuilt) run.ledger.count(row.languageId, 'folder', topFolder(row.logicalPath), -1);
		run.touchedTerms.add(row.id);
	} else removePage(run, row);
}
