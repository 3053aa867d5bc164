import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { Config } from './config.ts';

/** The version of what an index holds and how: raised whenever the same files and settings would give other rows. An index of another version is made anew. */
export const indexFormat = 10;

/**
 * A hash of all settings that shape an index, the same on every machine: key order, the place of the site's folder, the names of the
 * configuration files and their problems do not change it.
 */
export function fingerprint(config: Omit<Config, 'fingerprint'>): string {
	const { siteFolder, files: _files, problems: _problems, ...shaping } = config;
	const mounts = config.mounts.map((mount) => ({ ...mount, folder: relative(siteFolder, mount.folder) }));
	return createHash('sha256')
		.update(stable([indexFormat, { ...shaping, mounts }]))
		.digest('hex')
		.slice(0, 32);
}

function stable(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join()}}`;
}
