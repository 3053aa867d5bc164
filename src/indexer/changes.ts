import { createHash, randomBytes } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { type Before, type PageRow, type Run, splitPageKey } from './run.ts';
import { removalReason } from './visibility.ts';

/*
 * What an article's answer is made of, as far as the change log is concerned: its file, where its links lead, the titles and
 * addresses of its terms, of its section and of its translations. What the site as a whole says of it (related and
 * neighbouring articles, menus, widgets, counts) is none of it: there any article would be a change of any other.
 */

/** Removals that are kept; a client that was away for more of them starts over. */
const REMOVALS = 100_000;

/**
 * Writes what the run did to articles into the change log: every article that is in the site and answers differently from
 * before gets a new sequence number, every one that left it becomes a removal. Gives whether anything was logged.
 */
export function logChanges(run: Run, milliseconds: number): boolean {
	renewEpoch(run);
	const first = Number(run.statements.meta('sequence')?.value ?? '0');
	const last = run.beginning
		? run.beginning.sequence
		: first === 0
			? logBeginning(run, milliseconds)
			: logDifferences(run, first, milliseconds);
	if (last === first) return false;
	run.statements.setMeta('sequence', String(last));
	forgetRemovals(run, first, last);
	return true;
}

/** Some settings shape answers without shaping any row. Where they change no cursor can tell what a client has. */
function renewEpoch(run: Run): void {
	const settings = settingsOfAnswers(run.config);
	const known = run.statements.meta('answers')?.value;
	if (known === settings) return;
	run.statements.setMeta('answers', settings);
	if (known === undefined) return;
	run.statements.setMeta('epoch', randomBytes(9).toString('base64url'));
	run.statements.run('delete from removal')();
}

function settingsOfAnswers({ languages, defaultLanguage }: Config): string {
	const shown = languages.map(({ key, locale, languageTag, name, weight, direction, baseURL }) => [
		key,
		locale,
		languageTag,
		name,
		weight,
		direction,
		baseURL,
	]);
	return createHash('sha256')
		.update(JSON.stringify([defaultLanguage, shown]))
		.digest('base64url')
		.slice(0, 16);
}

/** Where nothing was ever in the site, every article is new. */
function logBeginning(run: Run, milliseconds: number): number {
	const { changes } = run.statements.run(
		`update page set change_sequence = numbered.place, created_sequence = numbered.place, changed_at = ?
		from (select id, row_number() over (order by id) as place from page where in_site = 1) as numbered where numbered.id = page.id`,
	)(milliseconds);
	return changes;
}

function logDifferences(run: Run, first: number, milliseconds: number): number {
	const { statements } = run;
	let sequence = first;
	const groups = new Set<string>();
	const relabelled: Before[] = [];
	for (const [key, before] of run.before) {
		const { languageId, logicalPath } = splitPageKey(key);
		const row = statements.pageByPath(languageId, logicalPath);
		// Terms that came or went are no part of the version of the pages that name them.
		if (isSame(before, row) && !(run.rewrites && row?.kind === 'page')) continue;
		if (before?.isBuilt) groups.add(before.translationKey);
		if (row?.isBuilt) groups.add(row.translationKey);
		if (before && before.kind !== 'page' && !(row && hasSameLabel(before, row))) {
			relabelled.push(before);
			// A list page that Hugo makes in place of one with a file is another row.
			if (row && row.id !== before.id) relabelled.push({ ...before, id: row.id });
		}
		if (row?.inSite) {
			sequence++;
			// One that comes back within reach of a cursor counts as there all along: that client has it still.
			const created = before?.inSite
				? before.createdSequence
				: (statements.removalOf(languageId, logicalPath)?.createdSequence ?? sequence);
			statements.setChange(sequence, created, milliseconds, row.id);
			statements.deleteRemoval(languageId, logicalPath);
		} else if (before?.inSite) {
			statements.writeRemoval({
				sequence: ++sequence,
				languageId,
				logicalPath,
				url: before.url,
				translationKey: before.translationKey,
				reason: removalReason(row, run.now),
				at: milliseconds,
				createdSequence: before.createdSequence,
			});
		}
	}
	// Others of a group show what became of this one, and which of them a reader with preferences gets may be another now.
	const affected = run.languages.length > 1 ? [...groups].flatMap((key) => statements.visibleOfTranslation(key)) : [];
	for (const { id, kind } of relabelled) affected.push(...articlesShowing(run, id, kind));
	const logged = new Set<number>();
	for (const { id, createdSequence, changeSequence } of affected) {
		if (changeSequence > first || logged.has(id)) continue;
		logged.add(id);
		statements.setChange(++sequence, createdSequence, milliseconds, id);
	}
	return sequence;
}

function isSame(before: Before | null, row: PageRow | undefined): boolean {
	if (!before || !row) return !before === !row;
	return before.version === row.version && before.isBuilt === row.isBuilt && before.inSite === row.inSite && hasSameLabel(before, row);
}

function hasSameLabel(before: Before, row: PageRow): boolean {
	return before.title === row.title && before.slug === row.slug && before.url === row.url && before.isBuilt === row.isBuilt;
}

/** Articles that show the title and address of a list page: those of a term, and those that lie in a section. */
function articlesShowing(run: Run, id: number, kind: PageRow['kind']) {
	type Article = { id: number; createdSequence: number; changeSequence: number };
	const columns = 'page.id, created_sequence as createdSequence, change_sequence as changeSequence';
	if (kind === 'section') return run.statements.all<Article>(`select ${columns} from page where parent_id = ? and in_site = 1`)(id);
	if (kind !== 'term') return [];
	return run.statements.all<Article>(
		`select ${columns} from page_term join page on page.id = page_term.page_id where term_id = ? and is_own = 1 and page.in_site = 1`,
	)(id);
}

/** Keeps the log from growing for ever; looks now and then. */
function forgetRemovals(run: Run, first: number, last: number): void {
	if (Math.floor(first / 1000) === Math.floor(last / 1000)) return;
	const oldest = run.statements.get<{ sequence: number }>('select sequence from removal order by sequence desc limit 1 offset ?')(REMOVALS);
	if (!oldest) return;
	run.statements.run('delete from removal where sequence <= ?')(oldest.sequence);
	run.statements.setMeta('oldest_removal', String(oldest.sequence));
}
