import { availableParallelism, loadavg } from 'node:os';
import { percentile } from '../figures.ts';
import type { BenchOptions, Part, Row } from '../part.ts';
import { operations } from './documents.ts';
import { type Answering, startAnswering } from './process.ts';
import { preparedSite, root } from './sites.ts';

/** Milliseconds of each request, by operation. */
type Times = Map<string, number[]>;

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
	const ourSite = preparedSite(options, size);
	const theirSite = compare === null ? preparedSite(options, small!) : preparedSite(options, size, compare);
	const sides = { ours: () => startAnswering(root, ourSite), theirs: () => startAnswering(compare ?? root, theirSite) };
	const against = compare === null ? `itself at ${small!.toLocaleString('en')}` : 'the ref';
	const blocks = quick ? 2 : 8;
	const measures: { ours: Times; theirs: Times }[] = [];
	let resident = 0;
	for (let round = 0; round < rounds; round++) {
		log(`round ${round + 1} of ${rounds}; load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`);
		const ours = await sides.ours();
		const theirs = await sides.theirs();
		try {
			const times = { ours: new Map<string, number[]>(), theirs: new Map<string, number[]>() };
			for (const name of Object.keys(operations)) {
				const { ours: a, theirs: b } = await alternately(name, blocks, ours, theirs);
				times.ours.set(name, a);
				times.theirs.set(name, b);
			}
			measures.push(times);
			resident = Math.max(resident, ours.resident());
		} finally {
			await Promise.all([ours.stop(), theirs.stop()]);
		}
	}
	const goal = compare === null ? { most: 2 } : null;
	const note = `${size.toLocaleString('en')} articles`;
	return Object.keys(operations)
		.flatMap((name): Row[] => {
			const of = (side: 'ours' | 'theirs', share: number) => measures.map((times) => percentile(times[side].get(name)!, share));
			return [
				{ what: `${name}, p50`, against, unit: 'ms', ours: of('ours', 0.5), theirs: of('theirs', 0.5), goal: null },
				{ what: `${name}, p99`, against, unit: 'ms', ours: of('ours', 0.99), theirs: of('theirs', 0.99), goal },
			];
		})
		.concat([
			{ what: 'resident after all operations', against: null, unit: 'MB', ours: [resident / 1e6], theirs: null, goal: { most: 300 }, note },
		]);
}

async function alternately(
	name: string,
	blocks: number,
	ours: Answering,
	theirs: Answering,
): Promise<{ ours: number[]; theirs: number[] }> {
	const times = { ours: [] as number[], theirs: [] as number[] };
	const started = performance.now();
	for (let block = -1; block < blocks; block++) {
		// What takes seconds is asked once or twice.
		if (block > 0 && performance.now() - started > 4 * BUDGET) break;
		const ask = { operation: name, requests: block < 0 ? WARM : BLOCK, milliseconds: BUDGET / blocks };
		const measure = { ours: () => ours.measure(ask), theirs: () => theirs.measure(ask) };
		for (const side of block % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
			const measured = await measure[side]();
			if (block >= 0) times[side].push(...measured.times);
		}
	}
	return times;
}
