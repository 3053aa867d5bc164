import { removalReason } from './visibility.ts';
import { splitPageKey, type Run } from './run.ts';

/**
 * Writes what the run did to articles into the change log: every article that is in the site and differs from before gets
 * a new sequence number, every one that left it becomes a removal. Gives whether anything was logged.
 */
export function logChanges(run: Run, milliseconds: number): boolean {
	const first = Number(run.statements.meta('sequence')?.value ?? '0');
	let sequence = first;
	for (const [key, before] of run.before) {
		const { languageId, logicalPath } = splitPageKey(key);
		const row = run.statements.pageByPath(languageId, logicalPath);
		const isInSite = row?.inSite === 1;
		if (isInSite) {
			if (before?.inSite && before.version === row.version) continue;
			sequence++;
			run.statements.setChange(sequence, before?.inSite ? row.createdSequence : sequence, milliseconds, row.id);
			run.statements.deleteRemoval(languageId, logicalPath);
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
		}
	}
	if (sequence !== first) run.statements.setMeta('sequence', String(sequence));
	return sequence !== first;
}
