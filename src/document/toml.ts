import { parse, TomlDate, TomlError } from 'smol-toml';
import { frontMatterError } from './front-matter-error.ts';

/**
 * Reads the TOML of one front matter. Dates become strings in RFC 3339 form that keep what the file says: offset, local time or day
 * only. Whole numbers beyond 2^53 are bigint. Throws a front matter error with line and column.
 */
export function readToml(source: string): unknown {
	try {
		return withoutDates(parse(source, { integersAsBigInt: 'asNeeded', maxDepth: 100 }));
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const reason = error.message.split('\n', 1)[0]?.replace('Invalid TOML document: ', '') ?? '';
		const isDuplicate = /redefin|already defined|trying to (?:re)?define/i.test(reason);
		throw frontMatterError(isDuplicate ? 'FRONT_MATTER_DUPLICATE_KEY' : 'FRONT_MATTER_SYNTAX', reason, error.line, error.column);
	}
}

function withoutDates(value: unknown): unknown {
	if (value instanceof TomlDate) return dateText(value);
	if (Array.isArray(value)) return value.map(withoutDates);
	if (value === null || typeof value !== 'object') return value;
	const map: Record<string, unknown> = Object.create(null);
	for (const [key, entry] of Object.entries(value)) map[key] = withoutDates(entry);
	return map;
}

function dateText(date: TomlDate): string {
	const text = date.toISOString().replace(/\.(\d*?)0+(?!\d)/, (_, digits: string) => (digits === '' ? '' : `.${digits}`));
	return text.replace(/[+-]00:00$/, 'Z');
}
