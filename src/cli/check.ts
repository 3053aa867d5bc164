import type { Problem } from '../errors.ts';

/** The report of `hugoql check`: problems by file with their place, code, message and hint, and a summary. Ends with a line break. */
export function checkReport(problems: Problem[], fileCount: number): string {
	const lines: string[] = [];
	let file: string | null = null;
	for (const problem of problems) {
		if (problem.file !== file) {
			if (file !== null) lines.push('');
			file = problem.file;
			lines.push(file === '' ? 'the site' : file);
		}
		const place = problem.line === null ? '-' : `${problem.line}:${problem.column ?? 1}`;
		lines.push(`  ${place.padEnd(8)} ${problem.severity.toLowerCase().padEnd(8)} ${problem.code}  ${problem.message}`);
		if (problem.hint !== null) lines.push(`${' '.repeat(20)}${problem.hint}`);
	}
	if (problems.length > 0) lines.push('');
	lines.push(summary(problems, fileCount));
	return `${lines.join('\n')}\n`;
}

/** How many problems of each severity there are, in words. */
export function summary(problems: Problem[], fileCount: number): string {
	const count = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length;
	const [errors, warnings, notes] = [count('ERROR'), count('WARNING'), count('INFO')];
	const parts = [plural(errors, 'error'), plural(warnings, 'warning'), ...(notes > 0 ? [plural(notes, 'note')] : [])];
	return `${plural(fileCount, 'file')}: ${parts.join(', ')}`;
}

/** `1 file`, `1,000 files`. */
export function plural(count: number, word: string): string {
	return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
