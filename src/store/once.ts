import type { Reader } from './store.ts';

const known = new WeakMap<Reader, Map<string, unknown>>();

/** What `find` finds, looked for once in the life of a reader: for facts that several fields of one answer need. */
export function once<Found>(reader: Reader, key: string, find: () => Found): Found {
	let found = known.get(reader);
	if (!found) {
		found = new Map();
		known.set(reader, found);
	}
	if (!found.has(key)) found.set(key, find());
	return found.get(key) as Found;
}
