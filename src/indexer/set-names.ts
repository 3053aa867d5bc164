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
	publishDate: number | null;
	weight: number;
	isTranslated: number;
};

/** Tells kind and key of the sets that a row of an article says itself. */
export function eachSetOfRow(row: SetRow, found: (kind: string, key: string | number) => void): void {
	const { languageId, dateText, logicalPath } = row;
	found('language', languageId);
	found('section', `${languageId} ${row.section}`);
	found('type', `${languageId} ${row.type}`);
	for (const folder of foldersOf(row.url)) found('folder', folder);
	const nested = foldersOf(logicalPath);
	// Those of the first level are the sections.
	for (let level = 2; level < nested.length; level++) found('nested', `${languageId} ${nested[level]}`);
	dated('date', row.date, found);
	dated('lastmod', row.lastmod, found);
	if (row.parentId !== null) found('parent', row.parentId);
	if (row.isTranslated) found('translated', '');
	if (row.weight !== 0) found('weighted', '');
	if (dateText !== null) found('year', dateText.slice(0, 4));
}

function dated(column: 'date' | 'lastmod', seconds: number | null, found: (kind: string, key: string | number) => void): void {
	if (seconds === null) {
		found(`${column} none`, '');
		return;
	}
	const day = Math.floor(seconds / DAY);
	found(`${column} day`, day);
	found(`${column} days`, Math.floor(day / DAYS_TOGETHER));
}
