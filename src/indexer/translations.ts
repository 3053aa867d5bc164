import type { Run } from './run.ts';

/** Notes which pages have translations, wherever a page of their group came or went. */
export function finishTranslations(run: Run): void {
	if (run.isFirst) for (const { key } of run.statements.sharedTranslationKeys()) run.touchedTranslationKeys.add(key);
	for (const key of run.touchedTranslationKeys) {
		const group = run.statements.pagesOfTranslation(key);
		const built = new Set(group.filter((page) => page.isBuilt).map((page) => page.languageId));
		const listed = new Set(group.filter((page) => page.inSite).map((page) => page.languageId));
		for (const page of group) {
			for (const language of page.inSite ? run.languageIds.values() : []) {
				const isThere = language !== page.languageId && listed.has(language);
				if (isThere || page.isTranslated) run.ledger.sets.noteTranslation(page.id, language, isThere);
			}
			const isTranslated = Number(page.isBuilt === 1 && built.size > 1);
			if (isTranslated === page.isTranslated) continue;
			run.statements.setTranslated(isTranslated, page.id);
			if (!page.inSite) continue;
			run.ledger.count(page.languageId, 'single', '', isTranslated ? -1 : 1);
			run.ledger.sets.noteTranslated(page.id, isTranslated === 1);
		}
	}
	run.touchedTranslationKeys.clear();
}
