import { availableParallelism, loadavg } from 'node:os';
import { basename } from 'node:path';
import { percentile } from '../figures.ts';
import type { BenchOptions, Part, Row } from '../part.ts';
import { operations } from './documents.ts';
import { type Answering, startAnswering } from './process.ts';
import { finishedIndex, preparedSite, root } from './sites.ts';

/** Milliseconds of each request of an operation: as they passed, and as a processor was busy, which a machine with other work leaves as it is. */
type Times = { passed: number[]; busy: number[] };
type Measure = { ours: Times; theirs: Times };

/** Requests of one operation that follow one another before the other side has its turn. */
const BLOCK = 50;
const WARM = 20;
/** Milliseconds that an operation may take of one side in one round: slow ones are asked less often. */
const BUDGET = 4000;

const part: Part = {
	name: 'operations',
	about:
		'what clients ask: feed, article, tag, search, sync, filters; a site of 1,000,000 articles against one of 1,000, or against a git ref',
	run,
};
export default part;

async function run(options: BenchOptions): Promise<Row[]> {
	const { quick, rounds, compare, log } = options;
	const [small, big] = options.articles ?? (quick ? [1000, 30_000] : [1000, 1_000_000]);
	const size = big ?? small!;
	const names = Object.keys(operations).filter((name) => options.only === null || name.includes(options.only));
	const [smallIndex, bigIndex] = options.databases?.map((database) => finishedIndex(options, database)) ?? [];
	const ourSite = bigIndex ?? smallIndex ?? preparedSite(options, size);
	const theirSite = smallIndex ?? (compare === null ? preparedSite(options, small!) : preparedSite(options, size, compare));
	const sides = { ours: () => startAnswering(root, ourSite), theirs: () => startAnswering(compare ?? root, theirSite) };
	const itself = options.databases ? basename(theirSite.database) : `itself at ${small!.toLocaleString('en')}`;
	const against = compare === null ? itself : 'the ref';
	const blocks = quick ? 2 : 8;
	const measures: Map<string, Measure>[] = [];
	let resident = 0;
	for (let round = 0; round < rounds; round++) {
		log(`round ${round + 1} of ${rounds}; load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`);
		const ours = await sides.ours();
		const theirs = await sides.theirs();
		try {
			const measured = new Map<string, Measure>();
			for (const name of names) measured.set(name, await alternately(name, blocks, ours, theirs));
			measures.push(measured);
			resident = Math.max(resident, ours.resident());
		} finally {
			await Promise.all([ours.stop(), theirs.stop()]);
		}
	}
	const goal = compare === null ? { most: 2 } : null;
	const note = bigIndex ? basename(bigIndex.database) : `${size.toLocaleString('en')} articles`;
	return names
		.flatMap((name): Row[] => {
			const row = (time: keyof Times, share: number): Pick<Row, 'ours' | 'theirs' | 'against'> => {
				const of = (side: keyof Measure) => measures.map((measured) => percentile(measured.get(name)![side][time], share));
				return { against, ours: of('ours'), theirs: of('theirs') };
			};
			return [
				{ what: `${name}, p50`, unit: 'ms', ...row('passed', 0.5), goal: null },
				{ what: `${name}, p99`, unit: 'ms', ...row('passed', 0.99), goal },
				{ what: `${name}, p50`, unit: 'ms busy', ...row('busy', 0.5), goal: null },
				{ what: `${name}, p99`, unit: 'ms busy', ...row('busy', 0.99), goal },
			];
		})
		.concat([
			{ what: 'resident after all operations', against: null, unit: 'MB', ours: [resident / 1e6], theirs: null, goal: { most: 300 }, note },
		]);
}

async function alternately(name: string, blocks: number, ours: Answering, theirs: Answering): Promise<Measure> {
	const times: Measure = { ours: { passed: [], busy: [] }, theirs: { passed: [], busy: [] } };
	const started = performance.now();
	for (let block = -1; block < blocks; block++) {
		// What takes seconds is asked once or twice.
		if (block > 0 && performance.now() - started > 4 * BUDGET) break;
		const ask = { operation: name, requests: block < 0 ? WARM : BLOCK, milliseconds: BUDGET / blocks };
		const measure = { ours: () => ours.measure(ask), theirs: () => theirs.measure(ask) };
		for (const side of block % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
			const measured = await measure[side]();
			if (block < 0) continue;
			times[side].passed.push(...measured.times);
			times[side].busy.push(...measured.busy);
		}
	}
	return times;
}
