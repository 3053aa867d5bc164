import type { Problem, ProblemCode, ProblemSeverity } from '../errors.ts';
import { type FrontMatter, keyLine } from './front-matter.ts';

/** Notes a problem of one front matter key; a warning unless said otherwise. */
export type ReportKey = (key: string, code: ProblemCode, message: string, hint: string, severity?: ProblemSeverity) => void;

/** Makes a {@link ReportKey} that collects problems with the line of the key, where the file itself holds it. */
export function reportKeys(frontMatter: FrontMatter, file: string): { problems: Problem[]; report: ReportKey } {
	const problems: Problem[] = [];
	const report: ReportKey = (key, code, message, hint, severity = 'WARNING') => {
		const line = key.toLowerCase() in frontMatter.data ? keyLine(frontMatter, key) : null;
		problems.push({ code, severity, message, hint, file, line, column: line === null ? null : 1 });
	};
	return { problems, report };
}
