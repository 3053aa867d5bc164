import {
	defineMappingTag,
	defineScalarTag,
	FAILSAFE_SCHEMA,
	loadAll,
	mergeTag,
	NOT_RESOLVED,
	YAMLException,
	type MappingTagDefinition,
} from 'js-yaml';
import { readIndented } from '../config/yaml-indentation.ts';
import { frontMatterError } from './front-matter-error.ts';
import { withTrimmedBlocks } from './yaml-blocks.ts';
import { readPlainYaml } from './yaml-plain.ts';
import { resolvePlainScalar } from './yaml-scalar.ts';

type Carrier = Record<string, unknown>;

/** Maps without a prototype, so that a key such as `constructor` or `__proto__` is a key like any other. */
const mapTag: MappingTagDefinition<Carrier> = defineMappingTag<Carrier>('tag:yaml.org,2002:map', {
	create: () => Object.create(null),
	addPair: (carrier, key, value) => {
		if (key !== null && typeof key === 'object') return 'a list or map cannot be a key here';
		carrier[String(key)] = value;
		return '';
	},
	has: (carrier, key) => String(key) in carrier,
	keys: (carrier) => Object.keys(carrier),
	get: (carrier, key) => carrier[String(key)],
	identify: () => false,
});

const plainTag = defineScalarTag<unknown>('tag:yaml.org,2002:hugo', {
	implicit: true,
	resolve: (source) => {
		const value = resolvePlainScalar(source);
		return typeof value === 'string' ? NOT_RESOLVED : value;
	},
	identify: () => false,
});

const explicitTags = ['int', 'float', 'bool', 'null'].map((name) =>
	defineScalarTag<unknown>(`tag:yaml.org,2002:${name}`, { resolve: resolvePlainScalar, identify: () => false }),
);

/** `!!timestamp`, `!!binary` and tags of a writer's own change nothing: the text is the value. */
const anyTag = defineScalarTag<string>('', { matchByTagPrefix: true, resolve: (source) => source, identify: () => false });

const schema = FAILSAFE_SCHEMA.withTags(mapTag, mergeTag, plainTag, explicitTags, anyTag);

const limits = { schema, maxDepth: 100, maxAliases: 1000, maxTotalMergeKeys: 10_000 };

/**
 * Reads the YAML of one front matter. Returns whatever stands there: usually a map without prototype, null for nothing; whole numbers
 * beyond 2^53 are bigint. Throws a front matter error with line and column for broken YAML, a key given twice, or one of the bounds
 * that keep a small file from growing large: depth 100, and aliases. (Hugo: parser/metadecoders/decoder.go bounds aliases likewise.)
 */
export function readYaml(source: string): unknown {
	const text = source.includes('\r') ? source.replaceAll('\r\n', '\n') : source;
	return readPlainYaml(text) ?? readFullYaml(text);
}

/** {@link readYaml} without its fast path. Exported for the test that holds both against each other. */
export function readFullYaml(text: string): unknown {
	try {
		return readIndented(withTrimmedBlocks(text), (source) => loadAll(source, limits)[0]) ?? null;
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		const line = (error.mark?.line ?? 0) + 1;
		const column = (error.mark?.column ?? 0) + 1;
		if (error.reason !== 'duplicated mapping key') throw frontMatterError('FRONT_MATTER_SYNTAX', error.reason, line, column);
		const key = (text.split('\n', line)[line - 1] ?? '').slice(column - 1).split(':', 1)[0] ?? '';
		throw frontMatterError('FRONT_MATTER_DUPLICATE_KEY', `the key “${key.slice(0, 100)}” is given twice`, line, column);
	}
}
