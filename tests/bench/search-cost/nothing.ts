import type { SegmentBuilder } from '../../../src/db/search-segment.ts';

/** A builder of no segment: what indexing costs without search. */
export function createSegmentBuilder(): SegmentBuilder {
	return { isFull: false, add() {}, remove: () => false, setInSite: () => false, finish: () => null };
}

/** See search-segment.ts. */
export function flagsOf(inSite: boolean): number {
	return inSite ? 3 : 1;
}
