import type { LanguageConfig } from '../config/config.ts';
import type { LanguageRow, Reader } from './store.ts';

/** A language as clients see it: what the index knows of it, and what the configuration says. */
export type SiteLanguage = {
	/** Null for a language that content names but the site does not have. */
	row: LanguageRow | null;
	/** As the site spells it. */
	locale: string;
	/** The tag that the site declares for it (Hugo: .Language.Locale). */
	tag: string;
	/** Hugo's label. */
	name: string;
	weight: number;
	direction: 'ltr' | 'rtl';
	isDefault: boolean;
};

/**
 * The settings of a language. A language that the index still holds but the configuration no longer has answers with those of
 * the default language, until the index is brought up to date.
 */
export function languageSettings(reader: Reader, key: string): LanguageConfig {
	const { languages, defaultLanguage } = reader.config;
	return (languages.find((language) => language.key === key) ??
		languages.find((language) => language.key === defaultLanguage) ??
		languages[0]) as LanguageConfig;
}

/** A language of the site. */
export function siteLanguage(reader: Reader, row: LanguageRow): SiteLanguage {
	const settings = languageSettings(reader, row.key);
	return {
		row,
		locale: row.locale,
		tag: settings.languageTag,
		name: settings.name,
		weight: settings.weight,
		direction: settings.direction,
		isDefault: settings.isDefault,
	};
}

/** A language that content names but the site does not have. */
export function foreignLanguage(locale: string): SiteLanguage {
	return { row: null, locale, tag: locale, name: locale, weight: 0, direction: 'ltr', isDefault: false };
}

/** A name as the theme's list of languages shows it: `english edition` becomes `English edition` (Hugo: strings.Humanize). */
export function humanised(name: string): string {
	const words = name.replace(/[_-]/g, ' ').toLowerCase();
	const first = String.fromCodePoint(words.codePointAt(0) ?? 32);
	return words === '' ? '' : first.toUpperCase() + words.slice(first.length);
}
