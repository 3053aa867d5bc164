import { firstAtLeast } from './first-at-least.ts';
import { copyFacts, createFacts, IS_ALIVE, type SegmentFacts } from './search-facts.ts';
import type { Source } from './search-sources.ts';
import type { Steps } from './search-steps.ts';

/** Where the documents of some segments stand in one that is made of them. */
export type Numbering = {
	/** Of each segment, by document; -1 for those that are gone. */
	targets: Int32Array[];
	/** Of the new documents. */
	facts: SegmentFacts;
};

/** Documents that are looked at in one step. */
const AT_ONCE = 8192;

/** Numbers the living documents from the newest to the oldest: the newest are searched for first. */
export function* numberAnew(sources: Source[]): Steps<Numbering> {
	const flags = sources.map((source) => source.flags());
	const isAlive = (source: number, number: number) => (flags[source]![number]! & IS_ALIVE) !== 0;
	const dates: number[] = [];
	for (const [i, { facts }] of sources.entries()) {
		for (let number = 0; number < facts.count; number++) if (isAlive(i, number)) dates.push(-facts.dates[number]!);
		yield;
	}
	const sorted = Float64Array.from(dates).sort();
	yield;
	/** How many documents of a date have got their number, by where those of the date begin. */
	const taken = new Uint32Array(sorted.length);
	const facts = createFacts(sorted.length);
	const targets: Int32Array[] = [];
	for (const [i, { facts: own }] of sources.entries()) {
		const numbers = new Int32Array(own.count).fill(-1);
		for (let number = 0; number < own.count; number++) {
			if (number % AT_ONCE === AT_ONCE - 1) yield;
			if (!isAlive(i, number)) continue;
			const start = firstAtLeast(sorted, -own.dates[number]!);
			const target = start + taken[start]!++;
			copyFacts(own, number, facts, target);
			numbers[number] = target;
		}
		targets.push(numbers);
		yield;
	}
	return { targets, facts };
}
