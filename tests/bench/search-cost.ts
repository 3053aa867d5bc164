import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './figures.ts';

/*
 * What search costs a first index: node tests/bench/search-cost.ts --site <folder> [--rounds 3] [--root <checkout to measure>]
 * The site is indexed with search and without, one after the other, each time in a fresh process. Seconds of processor time.
 */

const { values } = parseArgs({
	options: {
		site: { type: 'string' },
		rounds: { type: 'string', default: '3' },
		root: { type: 'string', default: join(import.meta.dirname, '../..') },
	},
});
if (!values.site) throw new Error('Say what to index: --site <folder>.');
const site = values.site;

const kinds = ['with', 'without'] as const;
const seconds = { with: [] as number[], without: [] as number[] };
const folder = mkdtempSync(join(tmpdir(), 'hugoql-search-cost-'));
try {
	for (let round = 0; round < Number(values.rounds); round++) for (const kind of kinds) seconds[kind].push(index(kind));
	for (const kind of kinds) console.log(`${kind.padEnd(8)} ${seconds[kind].map((time) => time.toFixed(2)).join(' ')} s, ${size(kind)} MB`);
	console.log(`with search ${(median(seconds.with) / median(seconds.without)).toFixed(2)} times the processor time without`);
} finally {
	rmSync(folder, { recursive: true });
}

function index(kind: (typeof kinds)[number]): number {
	const database = join(folder, `${kind}.db`);
	for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
	const { stdout, stderr } = spawnSync(
		process.execPath,
		[
			'--import',
			join(import.meta.dirname, 'search-cost/preload.ts'),
			join(resolve(values.root), 'src/cli.ts'),
			'index',
			site,
			'--database',
			database,
		],
		{ env: { ...process.env, SEARCH: kind }, encoding: 'utf8' },
	);
	const found = /processor seconds ([\d.]+)/.exec(stdout);
	if (!found) throw new Error(`The index was not made: ${stderr || stdout}`);
	return Number(found[1]);
}

function size(kind: string): number {
	return Math.round(statSync(join(folder, `${kind}.db`)).size / 1e6);
}
