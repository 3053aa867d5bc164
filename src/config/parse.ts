import { CORE_SCHEMA, defineScalarTag, loadAll, mergeTag, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import type { Json } from './config.ts';
import { emptyTree, isTree, type Tree } from './tree.ts';
import { readIndented } from './yaml-indentation.ts';

/** Where and why a configuration file cannot be read; line and column count from 1, null where the parser does not know. */
export type SyntaxFault = { message: string; line: number | null; column: number | null };

/** The settings of a file, or why there are none. */
export type Parsed = { tree: Tree; fault: null } | { tree: null; fault: SyntaxFault };

/** The endings of configuration files, in the order in which Hugo looks for them (Hugo: config/configLoader.go). */
export const configEndings = ['toml', 'yaml', 'yml', 'json'] as const;

/**
 * Reads the text of a configuration file by the ending of its name. An empty file is an empty map. Keys keep their spelling, dates become
 * strings as written. Never throws: whatever cannot be read is a fault.
 */
export function parseConfig(text: string, ending: string): Parsed {
	const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	if (source.trim() === '') return { tree: emptyTree(), fault: null };
	try {
		const value = plain(ending === 'toml' ? readToml(source) : ending === 'json' ? JSON.parse(source) : readYaml(source));
		if (value === null) return { tree: emptyTree(), fault: null };
		if (isTree(value)) return { tree: value, fault: null };
		return { tree: null, fault: { message: 'the file must hold a map of settings', line: 1, column: 1 } };
	} catch (error) {
		return { tree: null, fault: describe(error) };
	}
}

/** Hugo refuses what is nested deeper (Hugo: common/hmaps/params.go). */
const deepest = 1000;

/** Values that a configuration may hold; aliases let a small file of YAML grow beyond every bound. */
const mostValues = 1_000_000;

function readToml(source: string): unknown {
	return parseToml(source, { integersAsBigInt: 'asNeeded' });
}

/** Tags of a writer's own change nothing: the text is the value. */
const anyTag = defineScalarTag<string>('', { matchByTagPrefix: true, resolve: (text) => text, identify: () => false });
const schema = CORE_SCHEMA.withTags(mergeTag, anyTag);

function readYaml(source: string): unknown {
	return readIndented(source, (text) => loadAll(text, { schema, maxDepth: deepest, maxAliases: 10_000 })[0]);
}

function describe(error: unknown): SyntaxFault {
	if (error instanceof TomlError) {
		return { message: firstLine(error.message).replace(/^Invalid TOML document: /, ''), line: error.line, column: error.column };
	}
	if (error instanceof YAMLException) {
		const { mark } = error;
		return { message: error.reason, line: mark ? mark.line + 1 : null, column: mark ? mark.column + 1 : null };
	}
	const message = error instanceof Error ? firstLine(error.message) : String(error);
	const place = /\(line (\d+) column (\d+)\)/.exec(message);
	return { message, line: place ? Number(place[1]) : null, column: place ? Number(place[2]) : null };
}

function firstLine(message: string): string {
	return message.split('\n', 1)[0]!;
}

type Count = { values: number };

function plain(value: unknown, count: Count = { values: 0 }, depth = 0): Json {
	if (depth > deepest) throw new Error(`the settings are nested more than ${deepest} levels deep`);
	if (++count.values > mostValues) throw new Error(`there are more than ${mostValues} settings`);
	if (value === null || value === undefined) return null;
	if (value instanceof TomlDate || value instanceof Date) return value.toISOString();
	if (typeof value === 'bigint') return Number(value);
	if (typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
	if (Array.isArray(value)) return value.map((entry) => plain(entry, count, depth + 1));
	const tree = emptyTree();
	for (const [key, entry] of Object.entries(value as object)) tree[key] = plain(entry, count, depth + 1);
	return tree;
}
