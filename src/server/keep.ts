import type { Keeping } from './lane.ts';

/** Says of an answer that it may be kept, and what it depends on. */
export function keep(keeping: Keeping, tags: string[]): void {
	keeping.isKept = true;
	for (const tag of tags) keeping.tags.add(tag);
}
