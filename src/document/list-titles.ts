import type { LanguageConfig } from '../config/config.ts';
import { pluralize } from './pluralize.ts';
import { titleCase } from './title-case.ts';

/** Settings that shape the titles of list pages without file. */
export type TitleSettings = Pick<LanguageConfig, 'capitalizeListTitles' | 'pluralizeListTitles' | 'titleCaseStyle'>;

/** Title of a section that has no file, from its folder's name (Hugo: hugolib/page__meta.go, applyDefaultValues). */
export function sectionTitle(folder: string, settings: TitleSettings): string {
	return capitalise(settings.pluralizeListTitles ? pluralize(folder) : folder, settings);
}

/** Title of a taxonomy that has no file, from its plural. */
export function taxonomyTitle(plural: string, settings: TitleSettings): string {
	return capitalise(plural, settings).replaceAll('-', ' ');
}

/** Title of a term that has no file, from its spelling. */
export function termTitle(spelling: string, settings: TitleSettings): string {
	return capitalise(spelling, settings);
}

function capitalise(text: string, settings: TitleSettings): string {
	return settings.capitalizeListTitles ? titleCase(text, settings.titleCaseStyle) : text;
}
