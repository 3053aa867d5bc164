import type { pageTerm } from '../db/tables.ts';
import { noteUse } from './last-spelling.ts';
import { noteDates } from './list-dates.ts';
import type { PageRow, Run } from './run.ts';
import type { Row } from './statements.ts';
import { outerTerms, termOf } from './terms.ts';
import { topFolder } from './tree.ts';

/** What of a page counts towards totals beside its own row. */
export type Contribution = { row: PageRow; termUses: Row<typeof pageTerm>[]; keywordIds: number[]; relatedIndices: string[] };

/** Adds (1) or takes back (-1) everything that a page counts towards. */
export function contribute(run: Run, contribution: Contribution, sign: 1 | -1): void {
	const { ledger } = run;
	const { row, termUses, keywordIds, relatedIndices } = contribution;
	if (!run.isFirst) ledger.sets.note(contribution, sign);
	if (!run.isFirst) run.touchedTranslationKeys.add(row.translationKey);
	const folder = row.file === null ? '' : topFolder(row.logicalPath);
	if (folder) {
		if (row.isBuilt) ledger.count(row.languageId, 'folder', folder, sign);
		run.touchedFolders.add(`${row.languageId} ${folder}`);
	}
	if (row.inSection && row.parentId !== null) ledger.list(row.parentId, sign);
	if (row.inSite) {
		ledger.count(row.languageId, 'site', '', sign);
		ledger.count(row.languageId, 'section', row.section, sign);
		ledger.count(row.languageId, 'type', row.type, sign);
		if (row.dateText) ledger.count(row.languageId, 'year', row.dateText.slice(0, 4), sign);
		if (!row.isTranslated) ledger.count(row.languageId, 'single', '', sign);
		for (const id of keywordIds) ledger.keyword(id, sign);
		for (const name of relatedIndices) ledger.count(row.languageId, 'related', name, sign);
	}
	const above = new Set<number>(run.tree.ancestors(run.languageKeys.get(row.languageId)!, row.logicalPath).map((branch) => branch.pageId));
	for (const use of termUses) {
		run.touchedTerms.add(use.termId);
		noteUse(run, use.termId, row.id);
		if (!use.isCounted) continue;
		above.add(use.termId);
		if (row.inSection) ledger.list(use.termId, sign);
		if (!use.isOwn) continue;
		const taxonomy = run.tree.get(run.languageKeys.get(row.languageId)!, `/${termOf(run, use.termId).taxonomy}`);
		if (taxonomy) above.add(taxonomy.pageId);
		ledger.term(use.termId, sign);
		for (const outer of outerTerms(run, use.termId)) ledger.term(outer, sign);
	}
	noteDates(run, row, above, sign);
	if (row.inSite)
		pairs(
			run,
			termUses.filter((use) => use.isOwn),
			sign,
		);
}

/** Terms of one taxonomy that an article can have and still say which of them belong together; all pairs of thousands are millions. */
const MOST_TOGETHER = 100;

function pairs(run: Run, uses: Row<typeof pageTerm>[], sign: 1 | -1): void {
	if (uses.length < 2) return;
	for (const together of Map.groupBy(uses, (use) => termOf(run, use.termId).taxonomy).values()) {
		if (together.length > MOST_TOGETHER) continue;
		for (const [i, { termId }] of together.entries())
			for (const other of together.slice(i + 1)) run.ledger.pair(termId, other.termId, sign);
	}
}
