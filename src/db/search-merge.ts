import type Database from 'better-sqlite3';
import { areNewestFirst, copyFacts, createFacts, IS_ALIVE, type SegmentFacts, storeFacts } from './search-facts.ts';
import { writeMerged } from './search-merge-terms.ts';
import { type Source, storedSource } from './search-sources.ts';

/** Value of search_segment.alive while the segment is being made: searches pass over it. */
export const IN_THE_MAKING = -1;

/**
 * Writes the living documents of some segments as one new segment, in steps between which the transaction may be committed and
 * other segments written. The last step puts the new segment in place of the old ones, whose blocks are then nobody's. What
 * was begun and not brought to an end is a segment in the making that nobody knows.
 */
export function* mergeSegments(client: Database.Database, ids: number[]): Generator<void, void, void> {
	const sources: Source[] = [];
	for (const id of ids) {
		sources.push(storedSource(client, id));
		yield;
	}
	const forget = client.prepare('delete from search_segment where id = ?');
	const forgetFacts = client.prepare('delete from search_fact where segment = ?');
	yield* mergeSources(client, sources, () => {
		for (const id of ids) {
			forget.run(id);
			forgetFacts.run(id);
		}
	});
}

/**
 * The same for segments wherever they are.
 *
 * @param forget is told in the last step that the sources are of no use any more.
 */
export function* mergeSources(client: Database.Database, sources: Source[], forget: () => void): Generator<void, void, void> {
	const id = Number(
		client
			.prepare("insert into search_segment (documents, alive, version, newest_first, flags) values (0, ?, 0, 0, x'')")
			.run(IN_THE_MAKING).lastInsertRowid,
	);
	const { targets, facts } = renumber(sources);
	yield;
	yield* writeMerged(client, sources, targets, facts.count, id);
	storeFacts(client, id, facts);
	yield;
	putInPlace(client, sources, targets, facts, id);
	forget();
}

/** Where each document of each source goes, -1 for those that are gone: the newest come first, since these are searched for first. */
function renumber(sources: Source[]): { targets: Int32Array[]; facts: SegmentFacts } {
	const flags = sources.map((source) => source.flags());
	const count = flags.reduce((sum, own) => sum + own.reduce((alive, flag) => alive + (flag & IS_ALIVE), 0), 0);
	const sorted = new Float64Array(count);
	let found = 0;
	for (const [i, { facts }] of sources.entries()) {
		for (let number = 0; number < facts.count; number++) if ((flags[i]![number]! & IS_ALIVE) !== 0) sorted[found++] = -facts.dates[number]!;
	}
	sorted.sort();
	/** How many documents of a date have got their number, by where those of the date begin. */
	const taken = new Uint32Array(count);
	const facts = createFacts(count);
	const targets = sources.map(({ facts: own }, i) => {
		const numbers = new Int32Array(own.count).fill(-1);
		for (let number = 0; number < own.count; number++) {
			if ((flags[i]![number]! & IS_ALIVE) === 0) continue;
			const start = firstOf(sorted, -own.dates[number]!);
			const target = start + taken[start]!++;
			copyFacts(own, number, facts, target);
			numbers[number] = target;
		}
		return numbers;
	});
	return { targets, facts };
}

/** Where a value first stands in a sorted list that has it. */
function firstOf(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]! < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Flags are read anew, since documents may have gone while their postings were merged. */
function putInPlace(client: Database.Database, sources: Source[], targets: Int32Array[], facts: SegmentFacts, id: number): void {
	const flags = Buffer.alloc(facts.count);
	/** Page and number of the living, by page: in the order in which rows of the table lie. */
	const living = new Float64Array(facts.count);
	let alive = 0;
	for (const [i, numbers] of targets.entries()) {
		const present = sources[i]!.flags();
		for (let number = 0; number < numbers.length; number++) {
			const target = numbers[number]!;
			if (target < 0 || (present[number]! & IS_ALIVE) === 0) continue;
			flags[target] = present[number]!;
			living[alive++] = facts.pageIds[target]! * BEHIND_PAGE + target;
		}
	}
	const put = client.prepare('insert or replace into search_document (page_id, segment, number) values (?, ?, ?)');
	for (const both of living.subarray(0, alive).sort()) put.run(Math.floor(both / BEHIND_PAGE), id, both % BEHIND_PAGE);
	client
		.prepare('update search_segment set documents = ?, alive = ?, newest_first = ?, flags = ? where id = ?')
		.run(facts.count, alive, Number(areNewestFirst(facts)), flags, id);
}

/** Above every number of a document. */
const BEHIND_PAGE = 2 ** 16;
