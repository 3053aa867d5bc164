import type { SearchSegment } from '../db/search-segment.ts';
import type { EntryContext } from './entry.ts';
import type { FileToRead, Reading } from './reading.ts';
import type { Branch } from './tree.ts';

/** What a reading thread is started with. */
export type ThreadSettings = {
	context: EntryContext;
	/** Every list page of the site by language key. They do not change while articles are read. */
	branches: [string, Branch][];
	/** See {@link createSegmentBuilder}. */
	mostOccurrences: number;
};

/** A file to read, and the id that its page will have. */
export type ReadingJob = FileToRead & { id: number };

/** What a reading thread is told. After `finish` it ends by itself. */
export type ToThread = { type: 'read'; batch: number; jobs: ReadingJob[] } | { type: 'finish' };

/** What a reading thread answers: the readings of a batch in its order, and segments that became full; a batch of null is its last word. */
export type FromThread = { batch: number | null; readings: Reading[]; segments: SearchSegment[] };
