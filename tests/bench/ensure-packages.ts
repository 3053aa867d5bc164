import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the servers that requests are compared with, and their packages, are. */
export const peersFolder = join(import.meta.dirname, 'peers');

/** Installs the packages of a folder of peers where they are not as its package.json names them: they are no packages of the product. */
export function ensurePackages(folder: string): void {
	const wanted = readFileSync(join(folder, 'package.json'), 'utf8');
	const stamp = join(folder, 'node_modules', '.installed');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	// Prebuilt SQLite is the product's own; what peers would bring of their own is not compiled here.
	const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) throw new Error('The packages of the peers could not be installed; the registry is needed once.');
	writeFileSync(stamp, wanted);
}
