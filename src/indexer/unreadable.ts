import { ensureSection } from './lists.ts';
import { setParent } from './pages.ts';
import { topFolderName } from './read-page.ts';
import type { Run } from './run.ts';

/** Pages whose files cannot be read any more, and stay as they were last read, follow the list pages above them that came or went. */
export function followListPages(run: Run): void {
	for (const { pageId } of run.statements.all<{ pageId: number }>(
		"select page_id as pageId from file where role = 'failed' and page_id is not null",
	)()) {
		const row = run.statements.pageById(pageId);
		if (!row || row.logicalPath === '/') continue;
		const language = run.languages.find(({ key }) => key === run.languageKeys.get(row.languageId));
		if (!language) continue;
		ensureSection(run, language, row.logicalPath, topFolderName(row.file ?? ''));
		const [parent] = run.tree.ancestors(language.key, row.logicalPath);
		if ((parent?.pageId ?? null) !== row.parentId) setParent(run, row, parent);
	}
}
