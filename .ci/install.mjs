// Installs what package-lock.json names when node_modules does not hold it yet: `npm start` and `npm test` need no other step.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const stamp = new URL('../node_modules/.hugoql-lock', import.meta.url);

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: new URL('..', import.meta.url),
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		process.stderr.write('hugoql: the packages could not be installed; run `npm ci` to see why\n');
		process.exit(status ?? 1);
	}
	writeFileSync(stamp, lock);
}
