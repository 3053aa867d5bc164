import { type OrgInline, orgInline } from './inline.ts';

/** An Org table. Rows above the first rule are its head; columns that hold mostly numbers are aligned to the right. */
export function orgTable(state: OrgInline, lines: string[]): string {
	const rows = lines.map((line) => (/^\s*\|[-+]/.test(line) ? null : cellsOf(line)));
	const rule = rows.indexOf(null);
	const hasHead = rule > 0 && rows.slice(rule + 1).some((row) => row !== null);
	const head = hasHead ? rows.slice(0, rule) : [];
	const body = (hasHead ? rows.slice(rule + 1) : rows).filter((row) => row !== null);
	const columns = Math.max(0, ...rows.map((row) => row?.length ?? 0));
	const names = Array.from({ length: columns }, (_, column) => (isNumeric(body, column) ? ' class="align-right"' : ''));
	const rowHTML = (cells: string[], tag: string): string =>
		`<tr>\n${cells.map((cell, column) => `<${tag}${names[column] ?? ''}>${orgInline(state, cell)}</${tag}>\n`).join('')}</tr>\n`;
	const headHTML = head.map((row) => rowHTML(row ?? [], 'th')).join('');
	const bodyHTML = body.map((row) => rowHTML(row, 'td')).join('');
	return `<table>\n${hasHead ? `<thead>\n${headHTML}</thead>\n` : ''}<tbody>\n${bodyHTML}</tbody>\n</table>\n`;
}

function cellsOf(line: string): string[] {
	return line
		.trim()
		.replace(/^\||\|$/g, '')
		.split('|')
		.map((cell) => cell.trim());
}

function isNumeric(rows: string[][], column: number): boolean {
	const numbers = rows.filter((row) => /^[+-]?\d+(?:[.,]\d+)?%?$/.test(row[column] ?? '')).length;
	return numbers > 0 && numbers * 2 >= rows.length;
}
