import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** Where the packaged sites with golden answers lie, beside the repository. */
export const sitesFolder = resolve(import.meta.dirname, '../../../shared/oracle/sites');

/** One comparison: a site and a folder of what Hugo says of it. */
export type Run = { name: string; siteFolder: string; goldenFolder: string; close(): void };

/** Names of the packaged sites; none where they are not at hand. */
export function packagedSites(): string[] {
	if (!existsSync(sitesFolder)) return [];
	return readdirSync(sitesFolder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
}

/** The runs of a site, given as the name of a packaged site or as a folder that holds `site` and `golden`. */
export function runsOf(site: string): Run[] {
	const folder = existsSync(join(sitesFolder, site)) ? join(sitesFolder, site) : resolve(site);
	const goldens = ['golden', 'golden-all'].filter((name) => existsSync(join(folder, name)));
	if (goldens.length === 0) throw new Error(`${site}: no packaged site of that name, and no folder with golden answers`);
	return goldens.map((golden) => {
		const name = golden === 'golden' ? basename(folder) : `${basename(folder)}+all`;
		return { name, goldenFolder: join(folder, golden), ...siteOf(folder) };
	});
}

function siteOf(folder: string): { siteFolder: string; close(): void } {
	const siteFolder = join(folder, 'site');
	if (existsSync(siteFolder)) return { siteFolder, close: () => {} };
	const unpacked = mkdtempSync(join(tmpdir(), 'conformance-'));
	execFileSync('tar', ['-xzf', join(folder, 'site.tar.gz'), '-C', unpacked]);
	return { siteFolder: join(unpacked, 'site'), close: () => rmSync(unpacked, { recursive: true, force: true }) };
}
