import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the peers and their packages are. */
export const peersFolder = import.meta.dirname;

/** Installs the packages of the peers where they are not as package.json names them. They are no packages of the product, so they have a folder of their own. */
export async function ensurePeers(): Promise<void> {
	const wanted = readFileSync(join(peersFolder, 'package.json'), 'utf8');
	const stamp = join(peersFolder, 'node_modules', '.installed');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	// Prebuilt SQLite is the product's own; what peers would bring of their own is not compiled here.
	const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'], {
		cwd: peersFolder,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) throw new Error('The packages of the peers could not be installed; the rows against them need the registry once.');
	writeFileSync(stamp, wanted);
}
