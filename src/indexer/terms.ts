import { goLowerCase } from '../document/logical-name.ts';
import { isHeld } from './held-paths.ts';
import { lastSpelling } from './last-spelling.ts';
import { collateTerms, foldForOrder } from './term-order.ts';
import { generatedEntry } from './generated.ts';
import { removePage, setBuilt, writePage } from './pages.ts';
import type { PageRow, Run, TermIdentity } from './run.ts';

const identity = (languageId: number, taxonomy: string, key: string) => `${languageId}\n${taxonomy}\n${key}`;

/** What a term is; the id must be of a term. */
export function termOf(run: Run, termId: number): TermIdentity {
	let term = run.terms.get(termId);
	if (!term) {
		const { languageId, taxonomy, key } = run.statements.termById(termId)!;
		term = { languageId, taxonomy, key };
		run.terms.set(termId, term);
		run.termIds.set(identity(languageId, taxonomy, key), termId);
	}
	return term;
}

/** Id of a term that the index holds, or undefined. */
export function findTerm(run: Run, languageId: number, taxonomy: string, key: string): number | undefined {
	const known = run.termIds.get(identity(languageId, taxonomy, key));
	if (known !== undefined) return known;
	const id = run.statements.termIdByKey(languageId, taxonomy, key)?.id;
	if (id !== undefined) run.termIds.set(identity(languageId, taxonomy, key), id);
	return id;
}

/** Id of a term that a page uses; makes its page where it is new. Null where the site builds no terms. */
export function termIdFor(run: Run, languageId: number, taxonomy: string, key: string, spelling: string): number | null {
	const id = findTerm(run, languageId, taxonomy, key);
	if (id !== undefined) return id;
	const language = run.languages.find((candidate) => candidate.key === run.languageKeys.get(languageId))!;
	if (language.disableKinds.includes('term') || language.disableKinds.includes('taxonomy')) return null;
	if (!language.taxonomies.some(({ plural }) => plural.toLowerCase() === taxonomy)) return null;
	if (isHeld(run, languageId, `/${taxonomy}/${key}`)) return null;
	const entry = generatedEntry(run, language, 'term', `/${taxonomy}/${key}`, spelling);
	const made = writePage(run, entry).id;
	writeTermRow(run, made, { languageId, taxonomy, key }, entry.columns.slug);
	return made;
}

/** Terms that stand above a nested one, `a` above `a/b`: its pages are theirs too (Hugo: hugolib/content_map_page.go). */
export function outerTerms(run: Run, termId: number): number[] {
	const term = termOf(run, termId);
	const outer: number[] = [];
	for (let key = term.key; key.includes('/'); ) {
		key = key.slice(0, key.lastIndexOf('/'));
		const id = findTerm(run, term.languageId, term.taxonomy, key);
		if (id !== undefined) outer.push(id);
	}
	return outer;
}

/** Makes the term row of a page of kind term that was just written. */
export function writeTermRow(run: Run, pageId: number, term: TermIdentity, slug: string): void {
	const old = run.statements.termById(pageId);
	if (!old) adopt(run, pageId, term);
	run.terms.set(pageId, term);
	run.termIds.set(identity(term.languageId, term.taxonomy, term.key), pageId);
	run.touchedTerms.add(pageId);
	run.statements.writeTerm({
		pageId,
		...term,
		name: old?.name ?? term.key,
		slug,
		count: old?.count ?? run.statements.nestedUses(term.languageId, term.taxonomy, `${term.key}/`, `${term.key}0`)!.count,
		isBuilt: old?.isBuilt ?? 0,
		namePosition: old?.namePosition ?? 0,
		nameFolded: old?.nameFolded ?? foldForOrder(term.key),
	});
}

/** A new term takes in the pages of the terms below it, which were there before it. */
function adopt(run: Run, pageId: number, { languageId, taxonomy, key }: TermIdentity): void {
	run.statements.adoptNestedUses(pageId, languageId, taxonomy, `${key}/`, `${key}0`);
	run.ledger.list(pageId, run.statements.adoptedInSite(pageId)!.count);
	run.ledger.sets.renew(pageId);
	run.toGather.add(pageId);
	touchNested(run, languageId, taxonomy, key);
}

/** A term leaves, with every use of it. */
export function dropTerm(run: Run, page: PageRow): void {
	const { languageId, taxonomy, key } = termOf(run, page.id);
	const language = run.languageKeys.get(languageId)!;
	// What is still gathered would bring rows of the term back.
	run.ledger.flush();
	run.statements.dropUses(page.id);
	run.statements.dropPairs(page.id, page.id);
	run.ledger.sets.drop(page.id);
	run.lastPages.delete(page.id);
	run.termIds.delete(identity(languageId, taxonomy, key));
	run.terms.delete(page.id);
	run.tree.delete(language, page.logicalPath);
	const above = run.tree.get(language, `/${taxonomy}`);
	if (above) run.toGather.add(above.pageId);
	removePage(run, page);
	touchNested(run, languageId, taxonomy, key);
}

/** Terms below one that came or went have another page above them. */
function touchNested(run: Run, languageId: number, taxonomy: string, key: string): void {
	for (const { id } of run.statements.termsBelow(languageId, `/${taxonomy}/${key}/`, `/${taxonomy}/${key}0`)) {
		// Added anew at the end: a term that a walk over the set has passed is met once more.
		run.touchedTerms.delete(id);
		run.touchedTerms.add(id);
	}
}

/** Brings names, titles and existence of the touched terms in line with the pages that use them. */
export function finishTerms(run: Run): void {
	const unplaced: { id: number; languageId: number; taxonomy: string; name: string }[] = [];
	for (const id of run.touchedTerms) {
		const term = run.statements.termById(id);
		const page = run.statements.pageById(id);
		if (!term || !page) continue;
		const hasFile = page.file !== null;
		if (!hasFile && !run.statements.anyUse(id)) {
			dropTerm(run, page);
			continue;
		}
		const isUsed = run.statements.anyCountedUse(id) !== undefined;
		const { name, title } = spellings(run, id, term.key);
		if (!hasFile) {
			const language = run.languages.find((candidate) => candidate.key === run.languageKeys.get(term.languageId))!;
			writePage(run, generatedEntry(run, language, 'term', page.logicalPath, title, name));
		} else run.statements.renameList(name, id);
		const written = run.statements.termById(id)!;
		const key = goLowerCase(name);
		const isBuilt = Number(isUsed || (hasFile && page.isBuilt === 1));
		if (written.name !== key || written.namePosition === 0)
			unplaced.push({ id, languageId: term.languageId, taxonomy: term.taxonomy, name: key });
		run.statements.writeTerm({ ...written, slug: run.statements.pageById(id)!.slug, name: key, nameFolded: foldForOrder(key), isBuilt });
		if (!hasFile) setBuilt(run, run.statements.pageById(id)!, isBuilt === 1);
	}
	collateTerms(run, unplaced);
	run.touchedTerms.clear();
	// Everything that sets are made of stands by now.
	if (run.isFirst || run.ledger.sets.isMissing) run.ledger.sets.fill();
}

/**
 * Hugo keys a term by the spelling of the last page by path, and titles it by any of them at random; here the first page
 * of its list decides, so that the title is stable (Hugo: hugolib/content_map_page.go).
 */
function spellings(run: Run, termId: number, key: string): { name: string; title: string } {
	const first = run.statements.firstSpelling(termId)?.spelling;
	const last = run.statements.lastSpelling(termId)?.spelling;
	// Who is last is only followed where it matters.
	if (first === last) run.lastPages.delete(termId);
	if (first === undefined || last === undefined) return { name: key, title: key };
	if (first === last) return { name: first, title: first };
	return {
		name: lastSpelling(run, termId) ?? last,
		title: run.statements.spellingOfFirstPage(termId)?.spelling ?? first,
	};
}
