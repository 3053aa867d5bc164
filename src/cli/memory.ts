import v8 from 'node:v8';

/**
 * Keeps the memory of a process that serves small, for some processor time. V8 sizes its heap by the machine's memory, not by what
 * is alive in it: hundreds of megabytes of garbage wait in a server that needs eighty. Both flags are looked at in each collection,
 * so that they hold from now on; a first index, which makes garbage by the gigabyte, is better off without them.
 */
export function keepMemorySmall(): void {
	// Young objects stay in as much room as they have.
	v8.setFlagsFromString('--semi-space-growth-factor=1');
	// The next full collection comes when half as much again is there as has outlived this one.
	v8.setFlagsFromString('--heap-growing-percent=50');
}
