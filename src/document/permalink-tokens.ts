import type { AddressedPage } from './addressed-page.ts';
import { dateNames, shownCalendarTime } from './dates-go-format.ts';
import type { DateValue } from './document.ts';
import { firstSection, sectionPath, sectionSlugEntries, topFolder } from './permalink-sections.ts';
import { pathValue } from './sanitize.ts';
import { joinPath } from './clean-path.ts';

/** Gives the text of one token of a permalink pattern. */
export type Token = (page: AddressedPage) => string;

/** What Hugo has for a page without date: the year 1. */
export const noDate: DateValue = { seconds: -62_135_596_800, nanoseconds: 0, text: '0001-01-01T00:00:00Z' };

/** The named tokens (Hugo: resources/page/permalinks.go, NewPermalinkExpander). */
export const permalinkTokens: Record<string, Token> = {
	year: ({ fields }) => String(timeOf(fields).year),
	month: ({ fields }) => twoDigits(timeOf(fields).month),
	day: ({ fields }) => twoDigits(timeOf(fields).day),
	monthname: ({ fields }) => dateNames(fields.date ?? noDate).month,
	weekdayname: ({ fields }) => dateNames(fields.date ?? noDate).weekday,
	weekday: ({ fields }) => String(dateNames(fields.date ?? noDate).weekdayNumber),
	yearday: ({ fields }) => String(dateNames(fields.date ?? noDate).yearDay),
	section: ({ location }) => topFolder(location),
	sections: sectionPath,
	sectionslug: (page) => {
		const section = firstSection(page);
		return section ? pathValue(section.slug || section.title, page.language) : '';
	},
	sectionslugs: (page) => joinPath(...sectionSlugEntries(page)),
	title: (page) => pathValue(page.fields.title, page.language),
	slug: (page) => pathValue(page.fields.slug || page.fields.title, page.language),
	filename: (page) => pathValue(fileName(page), page.language),
	slugorfilename: (page) => pathValue(page.fields.slug || fileName(page), page.language),
	contentbasename: (page) => pathValue(page.location.contentBaseName, page.language),
	slugorcontentbasename: (page) => pathValue(page.fields.slug || page.location.contentBaseName, page.language),
};

function fileName({ location }: AddressedPage): string {
	if (location.path === '' || location.translationBaseName === '_index') return '';
	return location.translationBaseName === 'index' ? location.contentBaseName : location.translationBaseName;
}

function timeOf(fields: AddressedPage['fields']): { year: number; month: number; day: number } {
	return shownCalendarTime(fields.date ?? noDate);
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}
