import { foldedCompare } from '../db/collation.ts';
import type { Context } from './context.ts';
import type { PageRow } from './rows.ts';

/** Hugo's order of translations: language weight (zero last), newest date, link title, file (Hugo: resources/page/pages_sort.go, lessPageLanguage). */
export function byTranslationOrder(context: Context): (a: PageRow, b: PageRow) => number {
	const { languages } = context.config;
	const weights = new Map(languages.map(({ key, weight }) => [key, weight === 0 ? Number.MAX_SAFE_INTEGER : weight]));
	const weightOf = (page: PageRow) => weights.get(context.index.languageById.get(page.languageId)!.key) ?? Number.MAX_SAFE_INTEGER;
	const ordinalOf = (page: PageRow) => context.index.languageById.get(page.languageId)!.ordinal;
	return (a, b) =>
		weightOf(a) - weightOf(b) ||
		a.dateOrder - b.dateOrder ||
		foldedCompare(a.linkTitle, b.linkTitle) ||
		foldedCompare(a.file ?? '', b.file ?? '') ||
		ordinalOf(a) - ordinalOf(b);
}
