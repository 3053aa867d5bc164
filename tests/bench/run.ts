import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './checkout.ts';
import { type Result, resultOf } from './figures.ts';
import type { Part } from './part.ts';
import { table } from './table.ts';

/*
 * npm run bench -- [part…] [--quick] [--compare <git ref>]
 * Runs the parts and prints their table; `--json` names the file that takes every measure.
 */

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		quick: { type: 'boolean', default: false },
		compare: { type: 'string' },
		rounds: { type: 'string' },
		seconds: { type: 'string' },
		articles: { type: 'string' },
		databases: { type: 'string' },
		only: { type: 'string' },
		site: { type: 'string' },
		folder: { type: 'string', default: join(tmpdir(), 'hugoql-bench') },
		json: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

const log = (line: string) => process.stderr.write(`${line}\n`);
const parts = await findParts();
const unknown = positionals.find((name) => !parts.some((part) => part.name === name));
if (values.help || unknown !== undefined) {
	if (unknown !== undefined) log(`There is no part ${unknown}.`);
	log(help(parts));
	process.exit(unknown === undefined ? 0 : 2);
}

const compared = values.compare === undefined ? null : checkout(values.compare);
try {
	await main(compared?.folder ?? null);
} finally {
	compared?.remove();
}

async function main(compare: string | null): Promise<void> {
	// Two checkouts differ in what they do themselves, which is what the operations are for.
	const wanted = positionals.length > 0 ? positionals : compare !== null ? ['operations'] : parts.map(({ name }) => name);
	const folder = values.folder!;
	mkdirSync(folder, { recursive: true });
	const options = {
		quick: values.quick!,
		rounds: Number(values.rounds ?? (values.quick ? 3 : 7)),
		seconds: Number(values.seconds ?? (values.quick ? 1.5 : 5)),
		articles: values.articles === undefined ? null : values.articles.split(',').map(Number),
		databases: values.databases === undefined ? null : values.databases.split(',').map((path) => resolve(path)),
		only: values.only ?? null,
		site: values.site === undefined ? null : resolve(values.site),
		compare,
		folder,
		log,
	};
	const results: (Result & { part: string })[] = [];
	const failed: string[] = [];
	for (const part of parts.filter(({ name }) => wanted.includes(name))) {
		log(`── ${part.name}: ${part.about}`);
		const started = performance.now();
		try {
			results.push(...(await part.run(options)).map((row) => ({ part: part.name, ...resultOf(row) })));
		} catch (error) {
			failed.push(part.name);
			log(`${part.name} failed: ${(error as Error).stack}`);
		}
		log(`── ${part.name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
	}
	process.stdout.write(`${table(results)}\n`);
	const json = values.json ?? join(folder, 'results.json');
	mkdirSync(dirname(json), { recursive: true });
	const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version };
	writeFileSync(
		json,
		`${JSON.stringify({ at: new Date().toISOString(), machine, compare: values.compare ?? null, results }, null, '\t')}\n`,
	);
	log(`Every measure is in ${json}.`);
	if (failed.length > 0) process.exitCode = 1;
}

async function findParts(): Promise<Part[]> {
	const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	const found: Part[] = [];
	for (const { name } of folders) {
		const file = join(import.meta.dirname, name, 'part.ts');
		if (readdirSync(join(import.meta.dirname, name)).includes('part.ts')) found.push(((await import(file)) as { default: Part }).default);
	}
	return found;
}

function help(known: Part[]): string {
	return [
		'npm run bench -- [part…] [options]',
		...known.map(({ name, about }) => `  ${name.padEnd(14)}${about}`),
		'  --quick         fewer and shorter rounds, smaller sites',
		'  --compare REF   the work tree against a git ref (part operations, if none is named)',
		'  --rounds N --seconds N --articles N,N',
		'  --databases A,B finished indexes of generated sites, small and big, used as they are (part operations)',
		'  --only TEXT     operations whose names hold it (part operations)',
		'  --site DIR      a Hugo site to index instead of generated ones (part index; saves files in it and puts them back)',
		'  --folder DIR    where generated sites and indexes are kept from run to run',
		'  --json FILE     takes every measure; results.json in that folder when left out',
	].join('\n');
}
