import { DAY, DAYS_TOGETHER, foldersOf } from '../db/set-keys.ts';

/** What of an article's row decides in which sets it is. */
export type SetRow = {
	id: number;
	languageId: number;
	logicalPath: string;
	url: string;
	section: string;
	type: string;
	parentId: number | null;
	date: number | null;
	dateText: string | null;
	lastmod: number | null;
	weight: number;
	isTranslated: number;
};

/** Kind and key of the sets that a row of an article says itself. */
export function setsOfRow(row: SetRow): [kind: string, key: string][] {
	const { languageId, section, type, date, dateText, lastmod, parentId, logicalPath, url } = row;
	const sets: [string, string][] = [
		['language', String(languageId)],
		['section', `${languageId} ${section}`],
		['type', `${languageId} ${type}`],
		...foldersOf(url).map((folder): [string, string] => ['folder', folder]),
		// Those of the first level are the sections.
		...foldersOf(logicalPath)
			.slice(2)
			.map((folder): [string, string] => ['nested', `${languageId} ${folder}`]),
		...daysOf('date', date),
		...daysOf('lastmod', lastmod),
	];
	if (parentId !== null) sets.push(['parent', String(parentId)]);
	if (row.isTranslated) sets.push(['translated', '']);
	if (row.weight !== 0) sets.push(['weighted', '']);
	if (dateText !== null) sets.push(['year', dateText.slice(0, 4)]);
	return sets;
}

function daysOf(column: 'date' | 'lastmod', seconds: number | null): [string, string][] {
	if (seconds === null) return [[`${column} none`, '']];
	const day = Math.floor(seconds / DAY);
	return [
		[`${column} day`, String(day)],
		[`${column} days`, String(Math.floor(day / DAYS_TOGETHER))],
	];
}
