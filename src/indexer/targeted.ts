import { leafBundleOf } from '../document/bundle.ts';
import { locate } from '../document/location.ts';
import { statFile } from '../source/list.ts';
import { withLanguage } from '../source/language.ts';
import { sitePath } from '../source/source-file.ts';
import { mayBeList } from './held-paths.ts';
import type { FileRow, Plan } from './plan.ts';
import type { Run } from './run.ts';

/**
 * Plans for single paths without listing the site: articles that were saved, added or deleted. Null where a path is
 * anything else, such as a bundle's or a list page's file, or a second file for one page: those need the listing.
 */
export function planPaths(run: Run, paths: string[], bundles: Set<string>): Plan | null {
	const { statements, config } = run;
	const known = (path: string) => statements.fileByPath(path);
	const plan: Plan = { isWhole: false, bundles, resourcesOf: () => [], known, pages: [], others: [], gone: [], problems: [] };
	const taken = new Set<string>();
	for (const absolutePath of paths) {
		const found = statFile(config, absolutePath);
		const file = found && 'mount' in found ? withLanguage(found, config) : found;
		const path = sitePath(config.siteFolder, absolutePath);
		const row = known(path);
		if (file === null) {
			if (!row) continue;
			if (row.role !== 'page' || !isSingle(row.contentPath) || statements.hiddenRival()) return null;
			if (mayReleaseList(run, row)) return null;
			plan.gone.push(row);
			continue;
		}
		if ('code' in file || !isSingle(file.contentPath) || leafBundleOf(file.contentPath, false, bundles) !== null) return null;
		const location = locate(file.contentPath, file.mount, config);
		if (location?.kind !== 'page') return null;
		const key = `${location.language} ${location.logicalPath}`;
		const holder = statements.pageByPath(run.languageIds.get(location.language), location.logicalPath);
		if (taken.has(key) || (holder && holder.file !== file.contentPath)) return null;
		if (row && row.role !== 'page' && row.role !== 'failed') return null;
		// A bare folder's files change their language by themselves, which moves their page.
		if (row && row.language !== location.language) return null;
		taken.add(key);
		// Its bytes decide: a second save within one millisecond keeps size and time.
		plan.pages.push({ file, location, resources: [], isChanged: true });
	}
	return plan;
}

/** Whether Hugo may make a list page where an article is gone, so that others are concerned. */
function mayReleaseList(run: Run, row: FileRow): boolean {
	const page = row.pageId === null ? undefined : run.statements.pageById(row.pageId);
	const language = run.languages.find((candidate) => candidate.key === row.language);
	return page !== undefined && (!language || mayBeList(language, page.logicalPath));
}

/** Whether a file is an article by itself: no bundle's index and no list page. */
function isSingle(contentPath: string): boolean {
	return !/^_?index\./i.test(contentPath.slice(contentPath.lastIndexOf('/') + 1));
}
