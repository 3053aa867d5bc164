import type { SearchWriter } from '../db/search-index.ts';
import type { Log } from '../log.ts';

/** Milliseconds of tidying at once: what a request of the same thread may have to wait. */
const SLICE = 5;

/** Keeps the search index quick between runs, bit by bit, at least one at a time, and on as long as `goesOn` says so. Never rejects. */
export async function tidySearch(search: SearchWriter, log: Log, goesOn: () => boolean): Promise<void> {
	try {
		while (search.tidy(SLICE) && goesOn()) await new Promise((resolve) => setImmediate(resolve));
	} catch (error) {
		log.error('the search index could not be tidied', error);
	}
}
