import v8 from 'node:v8';

/*
 * V8 sizes its heap by the machine's memory, not by what is alive in it: hundreds of megabytes of garbage wait in a server that needs
 * eighty. These flags are looked at in each collection, so that they hold from the call on, for all threads.
 */

/** Young objects stay in as much room as they have now; to be called before there is much. */
export function keepYoungSmall(): void {
	v8.setFlagsFromString('--semi-space-growth-factor=1');
}

/** Keeps the memory of a process that serves small, for some processor time: a full collection comes when half as much again is there as outlived the last. */
export function keepMemorySmall(): void {
	keepYoungSmall();
	v8.setFlagsFromString('--heap-growing-percent=50');
}

/** As V8 does by itself: a first index makes garbage by the gigabyte, and is quicker so. */
export function letMemoryGrow(): void {
	v8.setFlagsFromString('--semi-space-growth-factor=2');
	v8.setFlagsFromString('--heap-growing-percent=0');
}
