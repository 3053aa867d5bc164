import type { Figure, Result } from './figures.ts';

/** The results as a Markdown table, columns aligned; a figure is its median with the least and the greatest of the rounds. */
export function table(results: Result[]): string {
	const header = ['what', 'against', 'unit', 'ours', 'theirs', 'ours / theirs', 'goal', ''];
	const rows = results.map(({ what, against, unit, figures, goal, isReached }) => [
		what,
		against ?? '',
		unit,
		shown(figures.ours),
		figures.theirs ? shown(figures.theirs) : '',
		figures.ratio ? `${shown(figures.ratio)} ×` : '',
		goal === null ? '' : 'least' in goal ? `≥ ${goal.least}` : `≤ ${goal.most}`,
		isReached === null ? '' : isReached ? 'reached' : 'missed',
	]);
	const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
	const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
	const notes = results.flatMap(({ what, note }) => (note ? [`- ${what}: ${note}`] : []));
	return [
		line(header),
		line(widths.map((width) => '-'.repeat(width))),
		...rows.map(line),
		...(notes.length > 0 ? ['', ...notes] : []),
	].join('\n');
}

function shown({ median, least, most }: Figure): string {
	return least === most ? number(median) : `${number(median)} (${number(least)}–${number(most)})`;
}

function number(value: number): string {
	if (!Number.isFinite(value)) return '?';
	const size = Math.abs(value);
	return size >= 100 ? String(Math.round(value)) : value.toFixed(size >= 10 ? 1 : 2);
}
