import type Database from 'better-sqlite3';
import { firstAtLeast } from './first-at-least.ts';
import { IS_ALIVE } from './search-facts.ts';
import { mergeSources } from './search-merge.ts';
import type { Steps } from './search-steps.ts';
import { LARGEST_SEGMENT } from './search-postings.ts';
import type { SearchSegment } from './search-segment.ts';
import { builtSource } from './search-sources.ts';

/**
 * Segments that were built elsewhere and wait to be stored as one: a first index comes in hundreds of them, and each would cost
 * every search as much as a big one.
 */
export type Pending = {
	/** Takes a segment, having stored in steps what was waiting where both are too much for one. */
	add(segment: SearchSegment): Steps;
	/** Stores what is waiting, in steps. */
	store(): Steps;
	/** Gives a page's document other flags; false where none is waiting. */
	setFlags(pageId: number, flags: number): boolean;
	clear(): void;
};

/** Bytes of segments that wait, at most, unless a single one has more. */
const MOST_BYTES = 160 * 1024 * 1024;

export function createPending(client: Database.Database): Pending {
	let waiting: SearchSegment[] = [];
	let documents = 0;
	let bytes = 0;

	const clear = () => {
		waiting = [];
		documents = bytes = 0;
	};

	function* store(): Steps {
		if (waiting.length > 0) yield* mergeSources(client, waiting.map(builtSource));
		clear();
	}

	return {
		*add(segment) {
			const own = segment.blocks.bytes.length;
			if (documents + segment.count > LARGEST_SEGMENT || bytes + own > MOST_BYTES) yield* store();
			waiting.push(segment);
			documents += segment.count;
			bytes += own;
		},
		store,
		setFlags(pageId, flags) {
			for (const segment of waiting) {
				const number = numberOf(segment, pageId);
				if (number < 0 || (segment.flags[number]! & IS_ALIVE) === 0) continue;
				segment.flags[number] = flags;
				return true;
			}
			return false;
		},
		clear,
	};
}

/** The document of a page in a segment, -1 where it has none. */
function numberOf({ pageIds, numbers }: SearchSegment, pageId: number): number {
	const place = firstAtLeast(pageIds, pageId);
	return pageIds[place] === pageId ? numbers[place]! : -1;
}
