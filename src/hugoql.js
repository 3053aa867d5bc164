#!/usr/bin/env node
import module from 'node:module';

/** The oldest Node that runs this: SQLite's package crashes on older ones, and older ones do not read TypeScript. */
const OLDEST = [22, 18];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
	const command = ['hugoql', ...process.argv.slice(2)].join(' ');
	process.stderr.write(
		`hugoql: this is Node ${process.versions.node}, HugoQL needs ${OLDEST.join('.')} or newer; without installing one: npx --package=node@24 --package=hugoql ${command}\n`,
	);
	process.exitCode = 2;
} else {
	// JavaScript, and before all else: Node's parser of types takes longer to load than what serves. The cache keeps code compiled and free
	// of types, in the system's temporary folder, so that only the first start loads that parser.
	module.enableCompileCache?.();
	void import('./cli.ts');
}
