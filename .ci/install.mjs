// Installs what package-lock.json names when node_modules does not hold it yet: `npm start` and `npm test` need no other step.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const stamp = new URL('../node_modules/.hugoql-lock', import.meta.url);

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
	// Not `npm ci`: it refuses a lock file without the optional packages of platforms that a registry does not carry.
	const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: new URL('..', import.meta.url),
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		process.stderr.write('hugoql: the packages could not be installed; run `npm install` to see why\n');
		process.exit(status ?? 1);
	}
	writeFileSync(stamp, lock);
}
