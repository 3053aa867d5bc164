import { HugoQLError } from '../errors.ts';
import type { Context } from './context.ts';
import type { LanguageRow, PageRow } from './rows.ts';

/** The part of a reader that knows the site's languages. */
export function languageReads(context: Context) {
	const { index, visible } = context;
	return {
		languages: () => index.languages,
		findLanguage: (locale: string) => findLanguage(context, locale),
		language(locale?: string | null): LanguageRow {
			const wanted = locale ?? context.config.defaultLanguage;
			const found = findLanguage(context, wanted);
			if (!found) throw new HugoQLError('BAD_USER_INPUT', `There is no language "${wanted}". The site has: ${localeNames(context)}.`);
			return found;
		},
		languageOf: (page: PageRow) => index.languageById.get(page.languageId)!,
		articleCount(languageId: number | null): number {
			if (visible.isLive) return counted(context, 'site', '', languageId === null ? languageIds(context) : [languageId]);
			const condition = languageId === null ? `language_id in (${languageIds(context).join(', ')})` : `language_id = ${languageId}`;
			return context.get<{ count: number }>(`select count(*) as count from page where ${visible.inSite('page')} and ${condition}`)!.count;
		},
		lastChange: (languageId: number) => lastChange(context, languageId),
		mainSections: (languageId: number) => mainSections(context, languageId),
	};
}

/** By key or locale, without regard to case. */
export function findLanguage(context: Context, locale: string): LanguageRow | null {
	return context.index.languageByName.get(locale.toLowerCase()) ?? null;
}

/**
 * A reader's languages, preferred first. Languages that the site does not have are passed over, as with HTTP's
 * Accept-Language; where none is left the caller is told. Null and empty mean no preference: null.
 */
export function preferredLanguages(context: Context, locales: string[] | null | undefined): LanguageRow[] | null {
	if (!locales || locales.length === 0) return null;
	const found = [...new Set(locales.map((locale) => findLanguage(context, locale)))].filter((language) => language !== null);
	if (found.length === 0) {
		throw new HugoQLError(
			'BAD_USER_INPUT',
			`None of the locales ${locales.slice(0, 10).join(', ')} is a language of the site. It has: ${localeNames(context)}.`,
		);
	}
	return found;
}

/** Ids of the site's languages in their order. */
export function languageIds(context: Context): number[] {
	return context.index.languages.map(({ id }) => id);
}

/** A kept total of live articles over some languages. */
export function counted(context: Context, dimension: string, key: string, languages: number[]): number {
	let sum = 0;
	for (const language of languages) {
		sum +=
			context.get<{ count: number }>('select count from counter where language_id = ? and dimension = ? and key = ?', [
				language,
				dimension,
				key,
			])?.count ?? 0;
	}
	return sum;
}

function localeNames(context: Context): string {
	return context.index.languages.map(({ locale }) => locale).join(', ');
}

function lastChange(context: Context, languageId: number): string | null {
	const { visible } = context;
	const hint = visible.isLive ? 'indexed by page_site_lastmod' : '';
	const row = context.get<{ text: string | null }>(
		`select coalesce(lastmod_text, date_text) as text from page ${hint}
		where ${visible.inSite('page')} and language_id = ? and lastmod is not null order by lastmod desc limit 1`,
		[languageId],
	);
	return row?.text ?? null;
}

/** As configured, else the section with most articles, the root only where there is no other (Hugo: hugolib/content_map_page_assembler.go). */
export function mainSections(context: Context, languageId: number): string[] {
	const key = context.index.languageById.get(languageId)?.key;
	const configured = context.config.languages.find((language) => language.key === key)?.mainSections;
	if (configured) return configured;
	return context.index.facts.through(`main sections ${languageId}`, () => {
		// Drafts and future articles do not choose the section: a preview's front page is laid out like the live one.
		const row = context.get<{ key: string }>(
			"select key from counter where language_id = ? and dimension = 'section' and count > 0 order by key = '', count desc, key limit 1",
			[languageId],
		);
		// The root is a section without a name, and the one that a language without articles has.
		return [row?.key ?? ''];
	});
}
