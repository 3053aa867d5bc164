import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve, sep } from 'node:path';

/**
 * Where the index is kept: in the site, or where the site cannot be written to, in the user's cache under a name made of
 * the site's path.
 *
 * @param given as `--database` says it, relative to the current folder; null for the default.
 * @param cacheFolder the user's folder for what can be made again.
 */
export function databasePlace(site: string, given: string | null, cacheFolder: string): { place: string; isFallback: boolean } {
	if (given !== null) return { place: given.includes('://') || given === ':memory:' ? given : resolve(given), isFallback: false };
	const folder = join(resolve(site), '.hugoql');
	// What is no folder is no site, which its reader says.
	if (!isFolder(site)) return { place: join(folder, 'index.db'), isFallback: false };
	try {
		if (!existsSync(folder)) mkdirSync(folder);
		// With the slash, a file of that name is no folder to write to.
		accessSync(folder + sep, constants.W_OK);
		return { place: join(folder, 'index.db'), isFallback: false };
	} catch {
		const name = createHash('sha256').update(resolve(site)).digest('hex').slice(0, 16);
		return { place: join(cacheFolder, 'hugoql', `${name}.db`), isFallback: true };
	}
}

function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
