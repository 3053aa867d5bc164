import type { Problem, ProblemCode, ProblemSeverity } from '../errors.ts';
import { type FrontMatter, keyLine } from './front-matter.ts';

/** Notes a problem of one front matter key; a warning unless said otherwise. */
export type ReportKey = (key: string, code: ProblemCode, message: string, hint: string, severity?: ProblemSeverity) => void;

/** One key that is wrong in a thousand places is told often enough. */
const problemsOfOneKey = 5;

/** Makes a {@link ReportKey} that collects problems with the line of the key, where the file itself holds it. */
export function reportKeys(frontMatter: FrontMatter, file: string): { problems: Problem[]; report: ReportKey } {
	const problems: Problem[] = [];
	const lines = new Map<string, { line: number | null; count: number }>();
	const report: ReportKey = (key, code, message, hint, severity = 'WARNING') => {
		let known = lines.get(key);
		if (known === undefined) {
			known = { line: key.toLowerCase() in frontMatter.data ? keyLine(frontMatter, key) : null, count: 0 };
			lines.set(key, known);
		}
		if (++known.count > problemsOfOneKey) return;
		problems.push({ code, severity, message, hint, file, line: known.line, column: known.line === null ? null : 1 });
	};
	return { problems, report };
}
