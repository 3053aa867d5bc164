import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { alternate } from '../alternate.ts';
import { median } from '../figures.ts';
import { generatedSite, preparedSite } from '../operations/sites.ts';
import type { BenchOptions, Part, Row } from '../part.ts';
import type { Delay } from './held-up.ts';
import { hugoBuild } from './hugo.ts';
import { firstAnswer } from './start.ts';

/*
 * The first index of a site against Hugo's build of it with one template, and what a save takes. HUGO names Hugo's command where it is
 * not on the path; without Hugo its rows are left out.
 */

const part: Part = {
	name: 'index',
	about:
		'files a second of the first index against Hugo; start on a finished index; new and saved files; event-loop delay meanwhile; size of the index and memory',
	run,
};
export default part;

const articlesOf = ({ articles, quick }: BenchOptions) => articles ?? (quick ? [2000] : [30_000, 100_000]);

async function run(options: BenchOptions): Promise<Row[]> {
	const rows: Row[] = [];
	const sizes = articlesOf(options);
	const first = options.site ?? generatedSite(options, sizes[0]!);
	rows.push(...(await firstIndex(options, first)));
	if (options.site) {
		const database = join(options.folder, 'first.db');
		return [
			...rows,
			...(await start(options, options.site, database)),
			...(await saves(options, options.site, database)),
			...heldUp(options, options.site, database),
		];
	}
	for (const size of sizes) {
		const { site, database } = preparedSite(options, size);
		rows.push(...(await start(options, site, database)), ...(await saves(options, site, database)));
	}
	const { site, database } = preparedSite(options, sizes[0]!);
	rows.push(...heldUp(options, site, database));
	return rows;
}

type Run = { files: number; bytes: number; memory: number };

async function firstIndex(options: BenchOptions, site: string): Promise<Row[]> {
	const database = join(options.folder, 'first.db');
	const hugo = hugoBuild(process.env.HUGO ?? 'hugo', site, options.folder);
	if (!hugo) options.log('There is no Hugo: HUGO=<path> names it.');
	const runs: Run[] = [];
	const ours = async () => {
		const started = performance.now();
		runs.push(script<Run>('first.ts', site, database));
		return runs.at(-1)!.files / ((performance.now() - started) / 1000);
	};
	const files = () => runs[0]?.files ?? ours().then(() => runs[0]!.files);
	const theirs = (isToDisk: boolean) => async () => (await files()) / hugo!.run(isToDisk);
	const measured = hugo
		? await alternate(options.rounds, { ours, disk: theirs(true), memory: theirs(false) })
		: { ...(await alternate(options.rounds, { ours })), disk: null, memory: null };
	const content = bytesBelow(join(site, 'content'));
	const note = `${runs[0]!.files.toLocaleString('en')} files, ${(content / 1e6).toFixed(0)} MB, process start included; Hugo ${hugo?.version ?? ''} with one template, no theme, highlighting, feeds or sitemap`;
	const against = (what: string, measures: number[] | null, least: number): Row[] =>
		measures
			? [
					{
						what: 'first index, search included',
						against: what,
						unit: 'files/s',
						ours: measured.ours,
						theirs: measures,
						goal: { least },
						note,
					},
				]
			: [];
	return [
		...against('hugo to disk', measured.disk, 6),
		...against('hugo --renderToMemory', measured.memory, 2.5),
		figure(
			'index on disk',
			'× content',
			runs.map(({ bytes }) => bytes / content),
			2.5,
			`${(runs[0]!.bytes / 1e6).toFixed(0)} MB`,
		),
		figure(
			'most memory of a first index',
			'MB',
			runs.map(({ memory }) => memory / 1e6),
			null,
			'threads included',
		),
	];
}

async function start(options: BenchOptions, site: string, database: string): Promise<Row[]> {
	const starts: number[] = [];
	for (let round = 0; round <= options.rounds; round++) starts.push(await firstAnswer(site, database));
	const note = 'from process start to the first page of the feed; compiled code is kept from the start before';
	return [figure(`start on a finished index of ${options.site ?? site.replace(/.*corpus-/, '')}`, 'ms', starts.slice(1), 400, note)];
}

function heldUp(options: BenchOptions, site: string, database: string): Row[] {
	const files = options.quick ? 2000 : 30_000;
	const { alone, indexing } = script<{ alone: Delay; indexing: Delay }>('held-up.ts', site, database, String(files));
	const note = `of the loop that answers, under load; ${files.toLocaleString('en')} changed files; the most ${indexing.most.toFixed(1)}, by the load alone ${alone.most.toFixed(1)}`;
	return [
		{
			what: 'event-loop delay while files are indexed, 99.9th percentile',
			against: 'the same load alone',
			unit: 'ms',
			ours: [indexing.p999],
			theirs: [alone.p999],
			goal: null,
			note,
		},
		figure('event-loop delay while files are indexed, 99th percentile', 'ms', [indexing.p99], 10, note),
	];
}

async function saves(options: BenchOptions, site: string, database: string): Promise<Row[]> {
	const { hundred, one } = script<{ hundred: number[]; one: number[] }>('saves.ts', site, database);
	const articles = options.site ?? site.replace(/.*corpus-/, '');
	return [
		figure(`100 new files into ${articles}`, 'ms', hundred, 300, 'from the watcher’s word to the commit'),
		figure(
			`one saved file at ${articles}`,
			'ms',
			one,
			20,
			`the same; 95th percentile ${one.toSorted((a, b) => a - b)[Math.floor(one.length * 0.95)]!.toFixed(1)}, median ${median(one).toFixed(1)}`,
		),
	];
}

function figure(what: string, unit: string, ours: number[], most: number | null, note: string): Row {
	return { what, against: null, unit, ours, theirs: null, goal: most === null ? null : { most }, note };
}

/** Runs a script of this folder in a fresh process; it prints JSON. */
function script<T>(name: string, ...args: string[]): T {
	const output = execFileSync(process.execPath, [join(import.meta.dirname, name), ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
		encoding: 'utf8',
	});
	return JSON.parse(output) as T;
}

function bytesBelow(folder: string): number {
	let bytes = 0;
	for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
		if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
	}
	return bytes;
}
