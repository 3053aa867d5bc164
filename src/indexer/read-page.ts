import type { Problem } from '../errors.ts';
import { ensureSection, noteListPage } from './lists.ts';
import { writePage } from './pages.ts';
import type { FileRow, PlannedPage } from './plan.ts';
import { type AncestorsOf, type Reading, readFile } from './reading.ts';
import type { Run } from './run.ts';

/**
 * Reads one file and writes its page. A file that cannot be read, or not understood, keeps the page that was last made of
 * it; bytes that are the same as before cost no more than reading them, unless `isForced`.
 */
export function readPage(run: Run, planned: PlannedPage, known: FileRow | undefined, isForced: boolean): void {
	const knownHash = !isForced && known?.role === 'page' ? known.hash : null;
	writeReading(run, planned, known, readFile(run, planned, knownHash, ancestorsIn(run)));
}

/** The list pages above a page, its section made where the page is the first in it. */
function ancestorsIn(run: Run): AncestorsOf {
	return (language, { location }) => {
		ensureSection(run, language, location.logicalPath, topFolderName(location.path));
		return run.tree.ancestors(language.key, location.logicalPath);
	};
}

/** Name of the first folder of a path as it is written, "" in the root. */
export function topFolderName(path: string): string {
	return path.slice(0, Math.max(0, path.indexOf('/')));
}

/**
 * Writes what a file says.
 *
 * @param newId see {@link writePage}.
 */
export function writeReading(run: Run, planned: PlannedPage, known: FileRow | undefined, reading: Reading, newId?: number): void {
	const { file, location } = planned;
	if (reading.kind === 'gone') return;
	run.counts.read++;
	if (reading.kind === 'failed') {
		fail(run, planned, known, reading.problems, reading.hash);
		return;
	}
	const { hash, size, modified } = reading;
	const row: FileRow = {
		path: file.path,
		size,
		modified,
		hash,
		contentPath: file.contentPath,
		language: location.language,
		role: 'page',
		pageId: known?.pageId ?? null,
	};
	if (reading.kind === 'same') {
		run.counts.unchanged++;
		run.statements.writeFile(row);
		return;
	}
	const { entry, problems, inherited } = reading;
	writeProblems(run, file.path, problems);
	const { id: pageId, isWritten } = writePage(run, entry, newId);
	run.statements.writeFile({ ...row, pageId });
	if (!isWritten) run.counts.unchanged++;
	else if (known?.pageId) run.counts.changed++;
	else run.counts.added++;
	if (location.kind === 'page') return;
	const language = run.languages.find((candidate) => candidate.key === location.language)!;
	const { logicalPath, kind, contentBaseName: name } = location;
	noteListPage(run, language, { logicalPath, kind, name, pageId, ...inherited }, entry.columns.slug);
}

function fail(run: Run, { file, location }: PlannedPage, known: FileRow | undefined, problems: Problem[], hash: string): void {
	run.counts.failed++;
	writeProblems(run, file.path, problems);
	run.statements.writeFile({
		path: file.path,
		size: file.size,
		modified: file.modified,
		hash,
		contentPath: file.contentPath,
		language: location.language,
		role: 'failed',
		pageId: known?.pageId ?? null,
	});
}

/** Puts the problems of a file in place of those of its last reading. */
export function writeProblems(run: Run, path: string, problems: Problem[]): void {
	// Nothing is known of any file where no run has ended yet.
	const changes = run.isUnread ? 0 : run.statements.deleteFileProblems(path).changes;
	for (const problem of problems) {
		run.statements.addProblem(
			problem.file,
			problem.code,
			problem.severity,
			problem.message,
			problem.hint,
			problem.line,
			problem.column,
			'file',
		);
	}
	if (changes > 0 || problems.length > 0) run.isChanged = true;
}
