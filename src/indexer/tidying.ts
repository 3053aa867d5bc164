import type { SearchWriter } from '../db/search-index.ts';
import type { Log } from '../log.ts';
import type { LogKeeper } from './log-keeper.ts';

/** Milliseconds of tidying at once: what a request of the same thread may have to wait. */
const SLICE = 5;

/** What is kept in order between runs. */
export type Tidied = { search: SearchWriter; keeper: LogKeeper };

/**
 * Keeps the search index quick between runs, bit by bit, at least one at a time, and on as long as `goesOn` says so; then the
 * database's log short. Never rejects.
 */
export async function tidyIndex({ search, keeper }: Tidied, log: Log, goesOn: () => boolean): Promise<void> {
	try {
		while (search.tidy(SLICE) && goesOn()) {
			keeper.tidy(true);
			await new Promise((resolve) => setImmediate(resolve));
		}
		keeper.tidy(!goesOn());
	} catch (error) {
		log.error('the index could not be tidied', error);
	}
}
