import type { Run } from './run.ts';

/** By term, the page that is last by path among those that name it, from run to run: a save does not look at all of them again. */
export type LastPages = Map<number, { pageId: number; path: string }>;

/** Uses of terms that a run notes; one that changes more forgets who is last. */
const MOST_NOTED = 10_000;

/** The pages that a run wrote, by the terms that they name now or named before. */
export type NotedUses = { pages: Map<number, Set<number>>; count: number };

/** Notes that a page names a term, or did. */
export function noteUse(run: Run, termId: number, pageId: number): void {
	if (run.isFirst || run.notedUses.count > MOST_NOTED) return;
	const pages = run.notedUses.pages.get(termId) ?? new Set();
	run.notedUses.pages.set(termId, pages.add(pageId));
	if (++run.notedUses.count <= MOST_NOTED) return;
	run.notedUses.pages.clear();
	run.lastPages.clear();
}

/** How the last page by path spells a term, of those that count for it; undefined without any. */
export function lastSpelling(run: Run, termId: number): string | undefined {
	const { statements, lastPages } = run;
	const known = lastPages.get(termId);
	let spelling = known && statements.pageById(known.pageId)?.logicalPath === known.path ? spellingOn(run, termId, known.pageId) : undefined;
	if (!known || spelling === undefined) {
		const found = statements.lastPageOfTerm(termId);
		if (found) lastPages.set(termId, { pageId: found.pageId, path: found.path });
		else lastPages.delete(termId);
		return found?.spelling;
	}
	let last = known;
	for (const pageId of run.notedUses.pages.get(termId) ?? []) {
		const path = statements.pageById(pageId)?.logicalPath;
		if (path === undefined || !isAfter(path, last.path)) continue;
		const own = spellingOn(run, termId, pageId);
		if (own === undefined) continue;
		last = { pageId, path };
		spelling = own;
	}
	lastPages.set(termId, last);
	return spelling;
}

function spellingOn(run: Run, termId: number, pageId: number): string | undefined {
	return run.statements.spellingOnPage(pageId, termId)?.spelling;
}

/** In SQLite's order, by bytes. */
function isAfter(path: string, other: string): boolean {
	return Buffer.compare(Buffer.from(path), Buffer.from(other)) > 0;
}
