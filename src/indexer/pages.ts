import { createHash } from 'node:crypto';
import { type PageTexts, packTexts } from '../db/contents.ts';
import { extrasOfJSON, menuEntryToJSON } from '../db/packing.ts';
import type { pageTerm } from '../db/tables.ts';
import type { TermUse } from '../document/document.ts';
import { contribute } from './contribution.ts';
import type { Entry } from './entry.ts';
import { addKeywords, dropKeywords } from './keywords.ts';
import { gatheredDates } from './list-dates.ts';
import { FIRST } from './order.ts';
import { type PageRow, pageKey, type Run, rememberBefore } from './run.ts';
import type { Row } from './statements.ts';
import { searchFacts, searchText } from './searched.ts';
import { outerTerms, termIdFor } from './terms.ts';
import { visibilityColumns } from './visibility.ts';

/**
 * Writes a page in place of what its logical path held before, unless nothing of it changed.
 *
 * @param newId of a page that is new; the next free one when left out.
 */
export function writePage(run: Run, entry: Entry, newId?: number): { id: number; isWritten: boolean } {
	const { statements } = run;
	const { version, params, extras } = entry;
	const old = statements.pageByPath(entry.languageId, entry.logicalPath);
	const isSame = old?.version.split('.')[0] === version && old.parentId === entry.columns.parentId;
	if (isSame && !run.rewrites) {
		// Another setting for drafts, future or expired pages is no part of the version.
		if (isVisibleOtherwise(run, old)) updateVisibility(run, old);
		return { id: old.id, isWritten: false };
	}
	run.isChanged = true;
	rememberBefore(run, entry.languageId, entry.logicalPath, old);
	if (old) withdraw(run, old);
	const id = old?.id ?? newId ?? nextId(run);

	const row: PageRow = { ...placeholders(old), ...entry.columns, ...visibilityColumns(entry.columns, run.config, run.now), id, version };
	if (run.beginning && row.inSite) numberArticle(run.beginning, row);
	keepOrFindPlace(run, row, old);
	keepOrGatherDates(run, row, old);
	statements.writePage(row);
	statements.writeDetail({ pageId: id, params, extras });
	writeTexts(run, id, entry.texts);
	if (row.kind === 'page') writeSearch(run, row, entry);
	else if (old?.kind === 'page') run.search.remove(id);
	if (row.kind !== 'page') {
		const kept = old && statements.listPageById(id);
		statements.writeListPage({ pageId: id, name: entry.name, articleCount: kept?.articleCount ?? 0 });
	}
	writeDependents(run, row, entry);
	noteAddress(run, row, old);
	run.bulk?.written();
	return { id, isWritten: !isSame };
}

/** Every article of an index that was empty is new. */
function numberArticle(beginning: NonNullable<Run['beginning']>, row: PageRow): void {
	row.changeSequence = row.createdSequence = ++beginning.sequence;
	row.changedAt = beginning.at;
}

function nextId(run: Run): number {
	if (run.nextPageId === run.reservedIds.start) run.nextPageId = run.reservedIds.end;
	return run.nextPageId++;
}

/** Removes a page and everything of it. */
export function removePage(run: Run, row: PageRow): void {
	run.isChanged = true;
	rememberBefore(run, row.languageId, row.logicalPath, row);
	withdraw(run, row);
	for (const remove of run.statements.deletePage) remove(row.id);
	run.search.remove(row.id);
	noteAddress(run, undefined, row);
	run.toPlace.delete(row.id);
	run.toPlaceTitle.delete(row.id);
	run.toLink.delete(row.id);
}

function isVisibleOtherwise(run: Run, row: PageRow): boolean {
	const { isBuilt, inSite, inSection } = visibilityColumns(row, run.config, run.now);
	return row.file !== null && (row.isBuilt !== isBuilt || row.inSite !== inSite || row.inSection !== inSection);
}

/** Decides anew whether a page is built; its publish or expiry moment has come, or a setting is another. */
export function updateVisibility(run: Run, row: PageRow): void {
	rewriteColumns(run, row, { ...row, ...visibilityColumns(row, run.config, run.now) });
}

/** Moves a page below another list page. */
export function setParent(run: Run, row: PageRow, parent: { pageId: number; logicalPath: string } | undefined): void {
	const [own, ...others] = row.version.split('.');
	const moved = createHash('md5').update(`${own} ${parent?.logicalPath}`).digest('base64url');
	rewriteColumns(run, row, { ...row, parentId: parent?.pageId ?? null, version: [moved, ...others].join('.') });
}

/** Replaces a page's own row, and with it what the page counts towards. */
function rewriteColumns(run: Run, row: PageRow, changed: PageRow): void {
	run.isChanged = true;
	rememberBefore(run, row.languageId, row.logicalPath, row);
	const termUses = run.statements.termUses(row.id);
	const keywords = run.statements.postingKeywords(row.id).map(({ id }) => id);
	const { related } = extrasOfJSON(run.statements.detailById(row.id)!.extras);
	contribute(run, { row, termUses, keywordIds: keywords, relatedIndices: indexNames(related) }, -1);
	dropKeywords(run, row);
	run.statements.writePage(changed);
	run.search.setInSite(row.id, changed.inSite === 1);
	const uses = termUses.map((use) => ({ ...use, isCounted: countsForTerms(changed), inSite: changed.inSite }));
	for (const use of uses) run.statements.writePageTerm(use);
	contribute(run, { row: changed, termUses: uses, keywordIds: addKeywords(run, changed, related), relatedIndices: indexNames(related) }, 1);
	noteAddress(run, changed, row, true);
}

/** Notes whether a list page that Hugo makes itself is there; its totals do not depend on it. */
export function setBuilt(run: Run, row: PageRow, isBuilt: boolean): void {
	if (row.isBuilt === Number(isBuilt)) return;
	run.isChanged = true;
	run.statements.setBuilt(Number(isBuilt), row.id);
	run.touchedTranslationKeys.add(row.translationKey);
	noteAddress(run, { ...row, isBuilt: Number(isBuilt) }, row);
}

/** Takes a page out of every total and deletes its rows beside its own. */
function withdraw(run: Run, old: PageRow): void {
	const termUses = run.statements.termUses(old.id);
	const keywordIds = run.statements.postingKeywords(old.id).map(({ id }) => id);
	const detail = run.statements.detailById(old.id);
	const related = detail ? extrasOfJSON(detail.extras).related : [];
	contribute(run, { row: old, termUses, keywordIds, relatedIndices: indexNames(related) }, -1);
	for (const remove of run.statements.deleteDependents) remove(old.id);
	dropKeywords(run, old);
}

function writeDependents(run: Run, row: PageRow, entry: Entry): void {
	const { statements } = run;
	const uses = termRows(run, row, entry.terms);
	for (const use of uses) statements.writePageTerm(use);
	for (const path of entry.aliases) statements.addAlias(path, row.id);
	for (const [ordinal, menu] of entry.menus.entries()) {
		statements.writeMenuEntry({ pageId: row.id, ordinal, languageId: row.languageId, menu: menu.menu, entry: menuEntryToJSON(menu) });
	}
	for (const target of entry.linkTargets) statements.addLink(row.id, row.languageId, target);
	// Files that languages share move with the page that they lie below.
	for (const language of entry.hasOpenLinks ? entry.fileLanguages : []) {
		statements.addLink(row.id, run.languageIds.get(language)!, row.logicalPath);
	}
	if (entry.linkTargets.length > 0 || entry.hasOpenLinks) run.toLink.add(row.id);
	const keywordIds = addKeywords(run, row, entry.related);
	contribute(run, { row, termUses: uses, keywordIds, relatedIndices: indexNames(entry.related) }, 1);
}

/** A page counts once for a term, however often and in whatever spelling it names it. */
function termRows(run: Run, row: PageRow, terms: TermUse[]): Row<typeof pageTerm>[] {
	const seen = new Set<number>();
	const uses: Row<typeof pageTerm>[] = [];
	for (const { taxonomy, spelling, key, weight } of terms) {
		const termId = termIdFor(run, row.languageId, taxonomy, key, spelling);
		if (termId === null || seen.has(termId)) continue;
		seen.add(termId);
		uses.push(termRow(row, uses.length, termId, spelling, weight, 1));
	}
	for (const { termId, weight } of [...uses]) {
		for (const outer of outerTerms(run, termId)) {
			if (seen.has(outer)) continue;
			seen.add(outer);
			uses.push(termRow(row, uses.length, outer, '', weight, 0));
		}
	}
	return uses;
}

function termRow(row: PageRow, ordinal: number, termId: number, spelling: string, weight: number, isOwn: number): Row<typeof pageTerm> {
	const isCounted = countsForTerms(row);
	return { pageId: row.id, ordinal, termId, spelling, weight, isOwn, isCounted, inSite: row.inSite, position: row.position };
}

/** Pages without address add no terms (Hugo: hugolib, build options). */
function countsForTerms(row: PageRow): number {
	return Number(row.isBuilt && row.render !== 'never');
}

function indexNames(related: [string, string][]): string[] {
	return [...new Set(related.map(([name]) => name))];
}

/** Puts the texts of a page into the index; links are still as written. */
export function writeTexts(run: Run, pageId: number, texts: PageTexts | Uint8Array): void {
	run.statements.writeBody({ pageId, texts: (texts instanceof Uint8Array ? texts : packTexts(texts)) as Buffer });
}

/** Articles whose texts come packed are in a segment that comes with them. */
function writeSearch(run: Run, row: PageRow, entry: Entry): void {
	const text = searchText(entry);
	if (text) run.search.write(row.id, text, searchFacts(run, entry, run.languageKeys.get(row.languageId)!));
}

function keepOrFindPlace(run: Run, row: PageRow, old: PageRow | undefined): void {
	if (row.kind !== 'page') {
		row.position = 0;
		row.titlePosition = 0;
		return;
	}
	const wasPlaced = old?.kind === 'page';
	const sameTitle = wasPlaced && old.linkTitle === row.linkTitle && old.title === row.title;
	const keepsPlace = sameTitle && old.weightOrder === row.weightOrder && old.dateOrder === row.dateOrder && old.file === row.file;
	// A first run lays out everything: rows that have the size of the place to come stay where they are.
	const unplaced = run.isFirst ? FIRST : 0;
	row.position = keepsPlace ? old.position : unplaced;
	row.titlePosition = sameTitle ? old.titlePosition : unplaced;
	if (!keepsPlace) run.toPlace.add(row.id);
	if (!sameTitle) run.toPlaceTitle.add(row.id);
}

/** A list page without own dates keeps what was gathered below it; a new one, or one that lost its own, has to look. */
function keepOrGatherDates(run: Run, row: PageRow, old: PageRow | undefined): void {
	if (row.kind === 'page' || row.hasOwnDates) return;
	if (old && !old.hasOwnDates && old.kind === row.kind) Object.assign(row, gatheredDates(old));
	else if (!run.isFirst && (old || row.kind !== 'term')) run.toGather.add(row.id);
}

function noteAddress(run: Run, row: PageRow | undefined, old: PageRow | undefined, isVisibilityChange = false): void {
	if (run.isFirst) return;
	const page = (row ?? old)!;
	if (row?.url !== old?.url || row?.isBuilt !== old?.isBuilt || isVisibilityChange) {
		run.touchedTargets.add(pageKey(page.languageId, page.logicalPath));
		if (old?.url) run.touchedUrls.add(old.url);
		if (row?.url) run.touchedUrls.add(row.url);
	}
}

function placeholders(old: PageRow | undefined) {
	return {
		position: 0,
		titlePosition: 0,
		isTranslated: old?.isTranslated ?? 0,
		changeSequence: old?.changeSequence ?? 0,
		createdSequence: old?.createdSequence ?? 0,
		changedAt: old?.changedAt ?? 0,
	};
}
