// Fails where the tables and the migrations do not say the same: drizzle-kit, asked on a copy of the migrations, must find nothing to add.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const copy = mkdtempSync(join(tmpdir(), 'hugoql-migrations-'));
try {
	cpSync(join(root, 'migrations'), copy, { recursive: true });
	const before = readdirSync(copy).length;
	const { status, stdout, stderr } = spawnSync(
		join(root, 'node_modules/.bin/drizzle-kit'),
		['generate', '--dialect', 'sqlite', '--schema', 'src/db/tables.ts', '--out', relative(root, copy)],
		{ cwd: root, encoding: 'utf8' },
	);
	const isDrifting = status !== 0 || readdirSync(copy).length !== before;
	if (isDrifting)
		process.stderr.write(
			`${stdout}${stderr}\nThe tables differ from the migrations: run npm run migrations:generate and commit what it writes.\n`,
		);
	process.exitCode = isDrifting ? 1 : 0;
} finally {
	rmSync(copy, { recursive: true, force: true });
}
