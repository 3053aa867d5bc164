import { foreignLanguage, type SiteLanguage, siteLanguage } from '../store/site.ts';
import type { Json, PageRow, Reader } from '../store/store.ts';

/** One language of a page's translation group. */
export type TranslationSource = {
	language: SiteLanguage;
	/** Null where declared but missing. */
	page: PageRow | null;
	isCurrent: boolean;
};

/**
 * The languages that a page exists in, itself among them, in the site's order of languages; then those that its front matter's
 * `translations` names although no file provides them (to Hugo a plain param).
 */
export function translationsOf(reader: Reader, page: PageRow): TranslationSource[] {
	const rows = reader.translations(page).toSorted((one, other) => reader.languageOf(one).ordinal - reader.languageOf(other).ordinal);
	const found = rows.map((row) => ({ language: siteLanguage(reader, reader.languageOf(row)), page: row, isCurrent: row.id === page.id }));
	const missing = declaredLanguages(reader.detail(page).params.translations).map((name) => {
		const row = reader.findLanguage(name);
		return { language: row ? siteLanguage(reader, row) : foreignLanguage(name), page: null, isCurrent: false };
	});
	const seen = new Set(found.map(({ language }) => language.locale));
	const isNew = ({ language }: TranslationSource) => !seen.has(language.locale) && seen.add(language.locale) !== undefined;
	const rank = ({ language }: TranslationSource) => language.row?.ordinal ?? Number.POSITIVE_INFINITY;
	// Infinity minus itself is no number: languages that the site does not have keep their order.
	return [...found, ...missing.filter(isNew)].toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}

function declaredLanguages(value: Json | undefined): string[] {
	const names = Array.isArray(value) ? value : [value];
	return names.filter((name) => typeof name === 'string' && /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(name)) as string[];
}
