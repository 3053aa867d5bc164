import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the packages of the peers where they are not as package.json names them. */
export function ensurePeers(): void {
	const folder = import.meta.dirname;
	const wanted = readFileSync(join(folder, 'package.json'), 'utf8');
	const stamp = join(folder, 'node_modules', '.installed');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) throw new Error('The packages of the peers could not be installed; the registry is needed once.');
	writeFileSync(stamp, wanted);
}
