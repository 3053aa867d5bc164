import { removalReason } from './visibility.ts';
import { splitPageKey, type Run } from './run.ts';

/**
 * Writes what the run did to articles into the change log: every article that is in the site and differs from before gets
 * a new sequence number, every one that left it becomes a removal. Gives whether anything was logged.
 */
export function logChanges(run: Run, milliseconds: number): boolean {
	const first = Number(run.statements.meta('sequence')?.value ?? '0');
	let sequence = first;
	const groups = new Set<string>();
	for (const [key, before] of run.before) {
		const { languageId, logicalPath } = splitPageKey(key);
		const row = run.statements.pageByPath(languageId, logicalPath);
		const isInSite = row?.inSite === 1;
		if (isInSite) {
			if (before?.inSite && before.version === row.version) continue;
			sequence++;
			// One that comes back within reach of a cursor counts as there all along: that client has it still.
			const created = before?.inSite
				? row.createdSequence
				: (run.statements.removalOf(languageId, logicalPath)?.createdSequence ?? sequence);
			run.statements.setChange(sequence, created, milliseconds, row.id);
			run.statements.deleteRemoval(languageId, logicalPath);
			groups.add(row.translationKey);
			if (before) groups.add(before.translationKey);
		} else if (before?.inSite) {
			run.statements.writeRemoval({
				sequence: ++sequence,
				languageId,
				logicalPath,
				url: before.url,
				translationKey: before.translationKey,
				reason: removalReason(row, run.now),
				at: milliseconds,
				createdSequence: before.createdSequence,
			});
			groups.add(before.translationKey);
		}
	}
	const last = run.languages.length > 1 ? logGroups(run, groups, first, sequence, milliseconds) : sequence;
	if (last !== first) run.statements.setMeta('sequence', String(last));
	return last !== first;
}

/** Which language a reader with preferences gets of a group may be another now, so every member that is there is a change. */
function logGroups(run: Run, groups: Set<string>, first: number, sequence: number, milliseconds: number): number {
	let last = sequence;
	for (const key of groups) {
		const members = run.statements.visibleOfTranslation(key);
		for (const { id, createdSequence, changeSequence } of members) {
			if (changeSequence <= first) run.statements.setChange(++last, createdSequence, milliseconds, id);
		}
	}
	return last;
}
