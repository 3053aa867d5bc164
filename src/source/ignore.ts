import { sep } from 'node:path';
import type { Config } from '../config/config.ts';

/** Whether a file or folder is left out, by its absolute path and its last part. */
export type Ignore = (absolutePath: string, name: string) => boolean;

/**
 * What is never content: hidden names, editors' lock and backup names (`.x`, `#x`, `x~`), and whatever the site's
 * `ignoreFiles` match, tried on the whole path (Hugo: source/sourceSpec.go). A pattern that is no regular expression
 * matches nothing; the configuration's reader reports it.
 */
export function createIgnore(config: Pick<Config, 'ignoreFiles'>): Ignore {
	const patterns = config.ignoreFiles.flatMap(compile);
	return (absolutePath, name) => {
		const first = name.charCodeAt(0);
		if (first === DOT || first === HASH || name.charCodeAt(name.length - 1) === TILDE) return true;
		if (patterns.length === 0) return false;
		const path = sep === '/' ? absolutePath : absolutePath.replaceAll(sep, '/');
		return patterns.some((pattern) => pattern.test(path) || (path !== absolutePath && pattern.test(absolutePath)));
	};
}

const DOT = 0x2e;
const HASH = 0x23;
const TILDE = 0x7e;

/** Go's leading `(?i)` is a flag here. */
function compile(pattern: string): RegExp[] {
	const flags = /^\(\?([ims]+)\)/.exec(pattern);
	try {
		return [new RegExp(flags ? pattern.slice(flags[0].length) : pattern, flags?.[1] ?? '')];
	} catch {
		return [];
	}
}
