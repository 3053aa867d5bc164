import { readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** How far behind: where there are too few cores for all, a thread gets a quarter of one that answers requests, and is at once interrupted for it. */
const NICENESS = 5;

/**
 * Puts this thread, and threads that it starts, behind those of the process that answer requests. Linux counts the priority of each
 * thread by itself (setpriority(2), NOTES); elsewhere nothing happens.
 */
export function lowerPriority(): void {
	try {
		const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
		setPriority(thread, Math.min(getPriority(thread) + NICENESS, constants.priority.PRIORITY_LOW));
	} catch {
		// It goes on as quick as any.
	}
}
