import type { Params } from '../config/config.ts';
import type { Problem, ProblemCode, ProblemSeverity } from '../errors.ts';
import { findFrontMatter, type FrontMatterBlock } from './front-matter-block.ts';
import { type FrontMatterLanguage, readBlock } from './front-matter-engines.ts';
import { isFrontMatterError } from './front-matter-error.ts';
import { frontMatterHint } from './front-matter-hints.ts';
import { prepareParams } from './front-matter-keys.ts';

/** The front matter of one file, read. */
export type FrontMatter = {
	format: 'yaml' | 'toml' | 'json' | 'org' | 'none';
	/** Keys in lower case; empty where there is none or it cannot be read. */
	data: Params;
	/** Text below the front matter. */
	body: string;
	/** Line of the file on which the body begins, from 1. */
	bodyLine: number;
	/** One of severity ERROR means that the file cannot be used. */
	problems: Problem[];
	/** The text between the delimiters and the file's line that it begins on, to name the line of a key that is wrong. */
	source: string;
	sourceLine: number;
};

/** Characters; beyond this a front matter is taken for a mistake, such as a closing line that is missing in a large file. */
const sizeLimit = 1_000_000;

/**
 * Reads the front matter of a file: YAML, TOML, JSON or org, told apart by the opening line. Never throws: what is wrong is a problem
 * with the file's line and column, and what can be read is returned. `file` is the path that problems name.
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
	const block = findFrontMatter(text);
	const result: FrontMatter = {
		format: block.format,
		data: Object.create(null),
		body: block.body,
		bodyLine: block.bodyLine,
		problems: [],
		source: block.source,
		sourceLine: block.sourceLine,
	};
	const report = (code: ProblemCode, severity: ProblemSeverity, message: string, line: number, column: number) =>
		result.problems.push({ code, severity, message, hint: frontMatterHint(code, severity), file, line, column });

	if (block.flaw === 'unclosed') {
		const sign = { yaml: '---', toml: '+++', json: '}', org: '', none: '' }[block.format];
		report('FRONT_MATTER_UNCLOSED', 'ERROR', `The front matter has no closing “${sign}”.`, block.bodyLine, 1);
		return result;
	}
	if (block.flaw === 'refused') {
		const message = 'The file has no front matter, and Hugo takes its first characters for the beginning of one and stops.';
		report('FRONT_MATTER_SYNTAX', 'INFO', message, 1, 1);
	}
	const language = languageOf(block);
	if (language === undefined) {
		const message = `Front matter in the language “${block.language}” is not read, and never run.`;
		report('FRONT_MATTER_LANGUAGE_UNKNOWN', 'ERROR', message, block.sourceLine - 1, 4);
		return result;
	}
	if (language === null) return result;
	if (block.source.length > sizeLimit) {
		report('FILE_TOO_LARGE', 'ERROR', 'The front matter is larger than a million characters.', block.sourceLine, 1);
		return result;
	}
	try {
		const value = readBlock(block.source, language) ?? {};
		if (typeof value !== 'object' || Array.isArray(value)) {
			const message = `The front matter is ${Array.isArray(value) ? 'a list' : 'a single value'}, not a map of keys and values.`;
			report('FRONT_MATTER_NOT_A_MAP', 'ERROR', message, block.sourceLine, 1);
			return result;
		}
		const { params, repeated } = prepareParams(value as Record<string, unknown>);
		result.data = params;
		for (const key of repeated.slice(0, 5)) {
			const message = `The key “${key}” is given twice, in different case; the last one counts.`;
			report('FRONT_MATTER_DUPLICATE_KEY', 'WARNING', message, keyLine(result, key) ?? block.sourceLine, 1);
		}
	} catch (error) {
		if (isFrontMatterError(error)) {
			const message = `The front matter cannot be read: ${error.message.replace(/\.{1,3}$/, '')}.`;
			report(error.code, 'ERROR', message, block.sourceLine + error.line - 1, error.column);
		} else {
			// Whatever a library throws on hostile input (a full stack, a range error) is the file's fault, not the run's.
			report('FRONT_MATTER_SYNTAX', 'ERROR', `The front matter cannot be read: ${String(error).slice(0, 200)}.`, block.sourceLine, 1);
		}
	}
	return result;
}

/** Line of the file on which a top-level key stands, from 1; null where it cannot be told. */
export function keyLine(frontMatter: { source: string; sourceLine: number }, key: string): number | null {
	const lines = frontMatter.source.split('\n');
	const at = lines.findIndex((line) => line.replace(/^[\s"'{#+]{0,20}/, '').startsWith(key));
	const anyCase =
		at >= 0
			? at
			: lines.findIndex((line) =>
					line
						.replace(/^[\s"'{#+]{0,20}/, '')
						.toLowerCase()
						.startsWith(key),
				);
	return anyCase < 0 ? null : frontMatter.sourceLine + anyCase;
}

/** null: nothing to read; undefined: a language that is not read. */
function languageOf(block: FrontMatterBlock): FrontMatterLanguage | null | undefined {
	if (block.format === 'none') return null;
	switch (block.language?.toLowerCase()) {
		case undefined:
			return block.format;
		case 'yaml':
		case 'yml':
			return 'yaml';
		case 'toml':
		case 'json':
			return block.language?.toLowerCase() as FrontMatterLanguage;
		default:
			return undefined;
	}
}

/** The front matter of a page that has no file. */
export function emptyFrontMatter(): FrontMatter {
	return { format: 'none', data: Object.create(null), body: '', bodyLine: 1, problems: [], source: '', sourceLine: 1 };
}
