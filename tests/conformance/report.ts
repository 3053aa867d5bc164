import type { Difference, Tally } from './tally.ts';

/** Columns of the table, each a group of fields by the beginning of their names. */
const groups: [title: string, fields: RegExp][] = [
	['site', /^site\.|^membership$/],
	['names', /^(path|dir|logicalPath|translationBaseName|contentBaseName|lang|kind|type|section|bundleType|slugParam)$/],
	['url', /^(relPermalink|aliases)$/],
	['title', /^(title|linkTitle|description|keywords)$/],
	['dates', /^(date|publishDate|lastmod|expiryDate|dateUnix|draft|weight)$/],
	['order', /^orders\.|^(next|prev|nextInSection|prevInSection)$/],
	['tree', /^(parent|ancestors|pages|regularPages|articles|resources)$/],
	['lang', /^(translations|translationKey)$/],
	['terms', /^terms|^taxonomies\./],
	['menus', /^menus\./],
	['html', /^html$/],
	['toc', /^(toc|headings)$/],
	['text', /^(plain|wordCount|fuzzyWordCount|readingTime|isCJK)$/],
	['summary', /^(summary|summarySource|truncated)$/],
	['params', /^params$/],
	['related', /^related\./],
	['views', /^views\./],
];

/** Share in percent, cut (not rounded) to two digits, so that 100.00 means all. */
export function percent(equal: number, total: number): string {
	return total === 0 ? '–' : (Math.floor((equal / total) * 10_000) / 100).toFixed(2);
}

/** A table of sites and groups of fields, in percent, with a line of totals. */
export function table(results: { name: string; tally: Tally }[]): string {
	const rows = results.map(({ name, tally }) => row(name, [tally]));
	rows.push(
		row(
			'total',
			results.map(({ tally }) => tally),
		),
	);
	const header = ['site', ...groups.map(([title]) => title), 'equal', 'of', '%'];
	const widths = header.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column]!.length)));
	const line = (cells: string[]) =>
		cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' ');
	return [header, ...rows].map(line).join('\n');
}

function row(name: string, tallies: Tally[]): string[] {
	const sum = (isCounted: (field: string) => boolean) => {
		const counts = tallies.flatMap(({ counts }) => [...counts]).filter(([field]) => isCounted(field));
		return [counts.reduce((all, [, { equal }]) => all + equal, 0), counts.reduce((all, [, { total }]) => all + total, 0)] as const;
	};
	const whole = sum(() => true);
	return [name, ...groups.map(([, fields]) => percent(...sum((field) => fields.test(field)))), ...whole.map(String), percent(...whole)];
}

/** Fields below 100 % with their first differences. */
export function differences(name: string, tally: Tally, most: number): string {
	const lines: string[] = [];
	for (const [field, { equal, total }] of tally.counts) {
		if (equal === total) continue;
		lines.push(`${name} ${field}: ${equal} of ${total} (${percent(equal, total)} %)`);
		for (const difference of tally.differences.filter((one) => one.field === field).slice(0, most)) lines.push(shown(difference));
	}
	return lines.join('\n');
}

function shown({ ref, expected, actual }: Difference): string {
	const [left, right] = [text(expected), text(actual)];
	// What both begin with alike says little.
	let same = 0;
	while (same < left.length && left[same] === right[same]) same++;
	const start = same > 60 ? same - 40 : 0;
	const cut = (value: string) => `${start > 0 ? '…' : ''}${value.slice(start, start + 160)}${value.length > start + 160 ? '…' : ''}`;
	return `    ${ref}\n      expected ${cut(left)}\n      got      ${cut(right)}`;
}

function text(value: unknown): string {
	return JSON.stringify(value) ?? 'nothing';
}
