import { publishOrder } from '../db/publish-orders.ts';
import { postingKeys } from '../related/repetition.ts';
import type { PageRow, Run } from './run.ts';

/** Makes an article findable by its related keywords; gives the keywords' ids. Only articles in the site are. */
export function addKeywords(run: Run, row: PageRow, related: [string, string][]): number[] {
	if (!row.inSite) return [];
	const ids = new Set<number>();
	for (const [indexName, group] of Map.groupBy(related, ([name]) => name)) {
		for (const key of postingKeys(group.map(([, text]) => text))) ids.add(keywordId(run, row.languageId, indexName, key));
	}
	for (const id of ids) run.statements.addPosting(id, publishOrder(row.publishDate), row.id);
	return [...ids];
}

/** Makes an article findable by no keyword any more. */
export function dropKeywords(run: Run, row: PageRow): void {
	if (row.inSite) run.statements.deletePostings(row.id);
}

function keywordId(run: Run, languageId: number, indexName: string, text: string): number {
	const key = `${languageId}\n${indexName}\n${text}`;
	let id = run.keywordIds.get(key);
	if (id === undefined) {
		id =
			run.statements.keywordId(languageId, indexName, text)?.id ??
			Number(run.statements.addKeyword(languageId, indexName, text).lastInsertRowid);
		run.keywordIds.set(key, id);
	}
	return id;
}
