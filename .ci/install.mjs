// Installs what the lock files of the given folders name when their node_modules does not hold it yet: `npm start` and `npm test` need
// no other step. The repository's own packages have to be there; without those of another folder its tests are skipped, but where CI is set.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [, , ...folders] = process.argv;
for (const folder of folders.length > 0 ? folders : ['.']) install(folder);

function install(folder) {
	const place = new URL(`../${folder}/`, import.meta.url);
	const lock = readFileSync(new URL('package-lock.json', place), 'utf8');
	const stamp = new URL('node_modules/.hugoql-lock', place);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	const isNeeded = folder === '.' || process.env.CI;
	// Who has no network is not kept waiting for what is only skipped.
	const retries = isNeeded ? [] : ['--fetch-retries=1'];
	// Not `npm ci`: it refuses a lock file without the optional packages of platforms that a registry does not carry.
	const options = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', `--prefix=${fileURLToPath(place)}`, ...retries];
	const { status } = spawnSync('npm', ['install', ...options], {
		cwd: place,
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status === 0) return writeFileSync(stamp, lock);
	process.stderr.write(
		`hugoql: the packages of ${folder} could not be installed; run \`npm install --prefix ${folder}\` to see why${isNeeded ? '' : '. Their tests are skipped'}\n`,
	);
	if (isNeeded) process.exit(status ?? 1);
}
