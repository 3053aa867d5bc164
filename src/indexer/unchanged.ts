import { locate } from '../document/location.ts';
import { visitFiles } from '../source/list.ts';
import type { SourceFile } from '../source/source-file.ts';
import { areSameProblems } from './leave.ts';
import type { Plan } from './plan.ts';
import type { Run } from './run.ts';

/** Thrown to end the walk. */
const isOther = new Error('the files are not those that the index knows');

/**
 * The plan where all files are as the index knows them, as they are at most starts: one look at each file, and nothing is held in memory
 * however many there are. Null where anything is new, gone or changed, so that it has to be listed.
 */
export function planUnchanged(run: Run): Plan | null {
	if (run.isFirst || !run.config.isHugoSite) return null;
	const known = (path: string) => run.statements.fileByPath(path);
	const bundles = new Set<string>();
	let files = 0;
	let pages = 0;
	const look = (file: SourceFile) => {
		const row = known(file.path);
		if (!row || row.size !== file.size || row.modified !== file.modified) throw isOther;
		files++;
		if (row.role === 'page' || row.role === 'failed') pages++;
		if (!/(^|\/)index\.[^/]*$/i.test(file.contentPath)) return;
		const location = locate(file.contentPath, file.mount, run.config);
		if (location?.form === 'leaf') bundles.add(location.dir);
	};
	try {
		const problems = [...run.config.problems, ...visitFiles(run.config, look)];
		// Two files for one page are found by listing them, and are what they were.
		const told = run.statements.siteProblems().filter(({ code }) => code !== 'PATH_TAKEN');
		if (files !== run.statements.fileCount()!.count || !areSameProblems(told, problems)) return null;
	} catch (error) {
		if (error === isOther) return null;
		throw error;
	}
	run.counts.unchanged = pages;
	return { isWhole: false, bundles, resourcesOf: () => [], known, pages: [], others: [], gone: [], problems: [] };
}
