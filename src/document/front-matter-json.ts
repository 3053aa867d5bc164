import { frontMatterError } from './front-matter-error.ts';
import { jsonErrorOffset } from './json-error.ts';

/** Reads JSON front matter. Throws a front matter error with line and column. A key given twice counts with its last value, as in Hugo. */
export function readJson(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch (error) {
		const lines = source.slice(0, jsonErrorOffset(source)).split('\n');
		const reason = String(error instanceof Error ? error.message : error).replace(/,? (?:\.{3}|")[\s\S]*$| in JSON at[\s\S]*$/, '');
		throw frontMatterError('FRONT_MATTER_SYNTAX', `${reason} in JSON`, lines.length, (lines.at(-1)?.length ?? 0) + 1);
	}
}
