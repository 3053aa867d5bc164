import type Database from 'better-sqlite3';
import { mergeSegments } from './search-merge.ts';
import type { Steps } from './search-steps.ts';
import { createPieceRemover } from './search-pieces.ts';
import { LARGEST_SEGMENT } from './search-postings.ts';

/*
 * What keeps the segments few: every word of a query is looked up in every segment. Merging a big site's segments takes longer
 * than anybody should wait for, so it is done beside everything else, a few milliseconds at a time, each in a transaction of
 * its own. Answers are the same before, meanwhile and after.
 */

/** Segments of about the same size that are merged into one. */
const MERGED_AT_ONCE = 8;

/** Segments of more documents are merged with as many others as fit in one, where it is at least twice as big as each of them. */
const BIG = LARGEST_SEGMENT / 16;

/** Segments of fewer documents are merged at once, in the run that makes them too many: that takes a millisecond. */
const SMALL = 8;

export type Tidier = {
	/**
	 * Merges and clears away for about so many milliseconds, in a transaction of its own: not to be called inside another one.
	 *
	 * @returns whether something is left to be done.
	 */
	tidy(milliseconds: number): boolean;
	/** Merges the smallest segments at once, inside the caller's transaction. */
	mergeSmall(): void;
};

type Size = { id: number; documents: number; alive: number };

export function createTidier(client: Database.Database): Tidier {
	const sizes = client.prepare<[], Size>('select id, documents, alive from search_segment where alive > 0');
	const forget = client.prepare<[]>('delete from search_segment where alive <= 0');
	const removeFacts = client.prepare<[number]>('delete from search_fact where segment = ?');
	const firstBlock = client.prepare<[number], { segment: number }>(
		'select segment from search_block where segment > ? order by segment limit 1',
	);
	const isKnown = client.prepare<[number], { id: number }>('select id from search_segment where id = ?');
	const someBlocks = client.prepare<[number], { id: number }>('select id from search_block where segment = ? order by term limit 16');
	const removeBlock = client.prepare('delete from search_block where id = ?');
	const removePieces = createPieceRemover(client);
	/** What was begun in an earlier call. */
	let work: Steps | null = null;

	const nextWork = (): Steps | null => {
		// Segments in the making are of no use to anybody once the one who made them is gone.
		forget.run();
		const orphan = orphanedSegment();
		if (orphan !== null) return remove(orphan);
		const ids = toMerge(sizes.all());
		return ids && mergeSegments(client, ids);
	};

	/** A segment that is gone but for its blocks. */
	const orphanedSegment = (): number | null => {
		for (let segment = 0; ; ) {
			const next = firstBlock.get(segment);
			if (!next) return null;
			segment = next.segment;
			if (!isKnown.get(segment)) return segment;
		}
	};

	function* remove(segment: number): Steps {
		removeFacts.run(segment);
		yield;
		for (let blocks = someBlocks.all(segment); blocks.length > 0; blocks = someBlocks.all(segment)) {
			for (const { id } of blocks) {
				removePieces(id);
				removeBlock.run(id);
			}
			yield;
		}
	}

	return {
		tidy(milliseconds) {
			if (client.inTransaction) return true;
			const end = performance.now() + milliseconds;
			client.exec('begin immediate');
			try {
				let isDone = false;
				do {
					work ??= nextWork();
					if (!work) isDone = true;
					else if (work.next().done) work = null;
				} while (!isDone && performance.now() < end);
				client.exec('commit');
				return !isDone;
			} catch (error) {
				work = null;
				client.exec('rollback');
				throw error;
			}
		},
		mergeSmall() {
			const small = sizes.all().filter(({ documents }) => documents < SMALL);
			if (small.length < MERGED_AT_ONCE) return;
			for (const _ of mergeSegments(
				client,
				small.map(({ id }) => id),
			));
		},
	};
}

/** Segments to merge next; null where all is well. Small ones are of no concern here. */
function toMerge(segments: Size[]): number[] | null {
	const others = segments.filter(({ documents }) => documents >= SMALL).sort((a, b) => a.alive - b.alive);
	const decayed = others.find(({ documents, alive }) => alive * 2 <= documents);
	if (decayed) return [decayed.id];
	const tiers = Map.groupBy(
		others.filter(({ alive }) => alive < BIG),
		({ documents }) => Math.floor(Math.log(documents) / Math.log(MERGED_AT_ONCE) + 1e-9),
	);
	for (const tier of tiers.values()) if (tier.length >= MERGED_AT_ONCE) return tier.slice(0, MERGED_AT_ONCE).map(({ id }) => id);
	return fittingInOne(others.filter(({ alive }) => alive >= BIG));
}

/** The smallest of big segments, as many as fit in one; null where that would be too little for the work. */
function fittingInOne(segments: Size[]): number[] | null {
	const chosen: Size[] = [];
	let sum = 0;
	for (const segment of segments) {
		if (sum + segment.alive > LARGEST_SEGMENT) break;
		sum += segment.alive;
		chosen.push(segment);
	}
	while (chosen.length > 1 && chosen.at(-1)!.alive * 2 > sum) sum -= chosen.pop()!.alive;
	return chosen.length > 1 ? chosen.map(({ id }) => id) : null;
}
