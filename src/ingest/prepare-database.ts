import { openForWriting } from '../db/open.ts';
import { UsageError } from '../errors.ts';

/**
 * Makes the index's file where there is none that can be used.
 *
 * @throws UsageError where it cannot be kept there
 */
export function prepareDatabase(place: string): void {
	if (/^[a-z][a-z+]+:\/\//i.test(place)) throw new UsageError(`The index is kept in a file; ${place} is an address.`);
	try {
		openForWriting(place).$client.close();
	} catch (error) {
		const { code = 'unknown error' } = error as { code?: string };
		throw new UsageError(`The index cannot be kept at ${place} (${code}); name another file with --database.`);
	}
}
