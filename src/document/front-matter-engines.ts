import matter from 'gray-matter';
import { frontMatterError } from './front-matter-error.ts';
import { readJson } from './front-matter-json.ts';
import { readOrg } from './org-front-matter.ts';
import { readToml } from './toml.ts';
import { readYaml } from './yaml.ts';
import { readPlainYaml } from './yaml-plain.ts';

export type FrontMatterLanguage = 'yaml' | 'toml' | 'json' | 'org';

const never = (): never => {
	throw frontMatterError('FRONT_MATTER_LANGUAGE_UNKNOWN', 'front matter is data and is never run', 1, 1);
};

const readers = { yaml: readYaml, toml: readToml, json: readJson, org: readOrg };

/** gray-matter hands on the line break behind the opening line; without it lines count from 1. */
const engine = (read: (source: string) => unknown) => (block: string) => read(block.slice(1)) as object;

/** Every engine is ours, for gray-matter's own JavaScript engine runs what a content file says. */
const engines = { yaml: engine(readYaml), toml: engine(readToml), json: engine(readJson), javascript: never, coffee: never };

/** Above this size gray-matter is left out: it looks for comment lines with an expression that is quadratic in blank lines. */
const grayMatterLimit = 8192;

/**
 * Reads a front matter block, delimiters taken off, through gray-matter, which is left out for YAML of the plainest shape: it takes longer
 * than reading. Returns what stands there, most often a map. Passing options
 * keeps gray-matter from remembering every file it sees; passing the block alone keeps it from copying bodies. Throws what the
 * engines throw.
 */
export function readBlock(source: string, language: FrontMatterLanguage): unknown {
	const plain = language === 'yaml' ? readPlainYaml(source) : undefined;
	if (plain) return plain;
	// To gray-matter every line of org front matter is a comment.
	if (language === 'org' || source.length > grayMatterLimit) return readers[language](source);
	const sign = language === 'toml' ? '+++' : '---';
	return matter(`${sign}\n${source}\n${sign}`, { engines, language, delimiters: sign }).data;
}
