import { readDocument } from '../document/read-document.ts';
import type { Problem } from '../errors.ts';
import { readContent } from '../source/read.ts';
import { createEntry } from './entry.ts';
import { ensureSection, noteListPage } from './lists.ts';
import { writePage } from './pages.ts';
import type { FileRow, PlannedPage } from './plan.ts';
import type { Run } from './run.ts';

/**
 * Reads one file and writes its page. A file that cannot be read, or not understood, keeps the page that was last made of
 * it; bytes that are the same as before cost no more than reading them, unless `isForced`.
 */
export function readPage(run: Run, planned: PlannedPage, known: FileRow | undefined, isForced: boolean): void {
	const { file, location } = planned;
	const read = readContent(file);
	if (read === null) return;
	run.counts.read++;
	if ('problem' in read) {
		fail(run, planned, known, [read.problem], '');
		return;
	}
	const { text, hash, size, modified } = read.content;
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
	if (!isForced && known?.hash === hash && known.role === 'page') {
		run.counts.unchanged++;
		run.statements.writeFile(row);
		return;
	}
	const language = run.languages.find((candidate) => candidate.key === location.language)!;
	ensureSection(run, language, location.logicalPath, location.path.slice(0, location.path.indexOf('/')));
	const ancestors = run.tree.ancestors(language.key, location.logicalPath);
	const { document, problems } = readDocument({
		text,
		file: file.path,
		location,
		language,
		config: run.config,
		ancestors,
		fileModTime: modified,
	});
	if (!document) {
		fail(run, planned, known, problems, hash);
		return;
	}
	writeProblems(run, file.path, problems);
	const entry = createEntry(run, language, document, ancestors, planned.resources);
	const { id: pageId, isWritten } = writePage(run, entry);
	run.statements.writeFile({ ...row, pageId });
	if (!isWritten) run.counts.unchanged++;
	else if (known?.pageId) run.counts.changed++;
	else run.counts.added++;
	if (location.kind === 'page') return;
	const { slug, title, cascade } = document.fields;
	const { logicalPath, kind, contentBaseName: name } = location;
	noteListPage(run, language, { logicalPath, kind, slug, title, name, cascade, pageId }, entry.columns.slug);
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
	const { changes } = run.statements.deleteFileProblems(path);
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
