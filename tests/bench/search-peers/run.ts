import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportArticles } from './articles.ts';
import { engines } from './engines.ts';
import { ensurePackages } from '../ensure-packages.ts';
import type { Measures } from './measure.ts';

/*
 * HugoQL's search beside others that run here, over the articles of a site: npm run bench:search-peers -- <site folder> …
 * Each engine is measured in a process of its own; one that breaks down, or takes more than ten minutes, is told of.
 */

const { positionals, values } = parseArgs({ allowPositionals: true, options: { engine: { type: 'string', multiple: true } } });
const sites = positionals.length > 0 ? positionals : ['.'];
const names = values.engine ?? Object.keys(engines);
const MOST_MINUTES = 10;

ensurePackages(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), 'hugoql-peers-'));
try {
	for (const [number, site] of sites.entries()) {
		const file = join(folder, `${number}.ndjson`);
		await exportArticles(site, file);
		console.log(`\n${site}: ${(statSync(file).size / 1e6).toFixed(1)} MB of text\n`);
		const head = ['engine', 'index s', 'memory MB', 'index MB', 'recall', 'precision', 'exact', 'Chinese ms, p99', 'words ms, p99'];
		console.log(`| ${head.join(' | ')} |\n|${head.map(() => ' --- ').join('|')}|`);
		for (const name of names) console.log(`| ${[name, ...cells(name, file)].join(' | ')} |`);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function cells(engine: string, file: string): string[] {
	const { status, stdout, stderr, error } = spawnSync(
		process.execPath,
		['--expose-gc', '--max-old-space-size=8192', join(import.meta.dirname, 'measure.ts'), engine, file],
		{ encoding: 'utf8', timeout: MOST_MINUTES * 60_000 },
	);
	if (status !== 0) return [error?.message ?? stderr.trim().split('\n').at(-1) ?? 'broke down'];
	const { index, memory, bytes, recall, precision, exact, chinese, words } = JSON.parse(stdout) as Measures;
	const share = (value: number) => `${(value * 100).toFixed(1)} %`;
	const time = ({ median, p99 }: { median: number; p99: number }) => `${median.toFixed(2)}, ${p99.toFixed(2)}`;
	return [
		(index / 1000).toFixed(1),
		(memory / 1e6).toFixed(0),
		bytes === null ? '–' : (bytes / 1e6).toFixed(1),
		share(recall),
		share(precision),
		share(exact),
		time(chinese),
		time(words),
	];
}
