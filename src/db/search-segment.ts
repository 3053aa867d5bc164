import type { BlockSink } from './search-blocks.ts';
import { copyFacts, createFacts, hashOf, IN_SITE, IS_ALIVE, packFacts, type SearchFacts, UNDATED } from './search-facts.ts';
import { createGatherer, type SearchText } from './search-gather.ts';

/** A segment that is ready to be stored: plain values, so that another thread can have made it. */
export type SearchSegment = {
	/** Documents, those that were taken back included. */
	count: number;
	/** See {@link packFacts}. */
	facts: Uint8Array;
	/** By document. */
	flags: Uint8Array;
	/** Pages that still have a document, ascending, and its number. */
	pageIds: Uint32Array;
	numbers: Uint32Array;
	blocks: SegmentBlocks;
};

/** The blocks of a segment in order: three pieces of `bytes` each, one after the other. */
export type SegmentBlocks = {
	/** First term of each block. */
	terms: string[];
	/** Where head, documents and places of each block end. */
	ends: Uint32Array;
	bytes: Uint8Array;
};

/** Gathers articles into a segment, without a database. */
export type SegmentBuilder = {
	/** Whether another document should wait for the next segment. */
	readonly isFull: boolean;
	/** Adds an article that the builder does not hold. */
	add(pageId: number, text: SearchText, facts: SearchFacts): void;
	/** Takes an article back. False where the builder does not hold it. */
	remove(pageId: number): boolean;
	/** The article entered or left the site's lists. False where the builder does not hold it. */
	setInSite(pageId: number, inSite: boolean): boolean;
	/** The segment, and the builder starts anew; null where there is no document. */
	finish(): SearchSegment | null;
};

/** See {@link createGatherer} for the parameters. */
export function createSegmentBuilder(mostOccurrences?: number, expected?: number): SegmentBuilder {
	const gatherer = createGatherer(mostOccurrences, expected);
	let facts = createFacts(64);
	let flags = new Uint8Array(64);
	/** Bytes of the segment before: the next may be as big, and is not to be moved on its way there. */
	let usual = 1 << 14;
	/** Document by page. */
	const gathered = new Map<number, number>();

	const reserve = (count: number) => {
		if (count <= flags.length) return;
		const wider = createFacts(flags.length * 2);
		for (let i = 0; i < flags.length; i++) copyFacts(facts, i, wider, i);
		const widerFlags = new Uint8Array(flags.length * 2);
		widerFlags.set(flags);
		facts = wider;
		flags = widerFlags;
	};

	return {
		get isFull() {
			return gatherer.isFull;
		},
		add(pageId, text, of) {
			const number = gatherer.count;
			reserve(number + 1);
			const ends = gatherer.add(text);
			facts.dates[number] = of.date ?? UNDATED;
			facts.pageIds[number] = pageId;
			facts.hashes[number] = hashOf(of.identity);
			facts.titleEnds[number] = ends.titleEnd;
			facts.termsEnds[number] = ends.termsEnd;
			facts.summaryEnds[number] = ends.summaryEnd;
			facts.languageIds[number] = of.languageId;
			flags[number] = flagsOf(of.inSite);
			gathered.set(pageId, number);
		},
		remove(pageId) {
			const number = gathered.get(pageId);
			if (number === undefined) return false;
			flags[number] = 0;
			gathered.delete(pageId);
			return true;
		},
		setInSite(pageId, inSite) {
			const number = gathered.get(pageId);
			if (number === undefined) return false;
			flags[number] = flagsOf(inSite);
			return true;
		},
		finish() {
			const { count } = gatherer;
			if (count === 0) return null;
			const { list, add } = createBlockList(usual);
			gatherer.write(add);
			const blocks = list();
			usual = Math.max(1 << 14, blocks.bytes.length + (blocks.bytes.length >> 3));
			const own = createFacts(count);
			for (let number = 0; number < count; number++) copyFacts(facts, number, own, number);
			const pages = [...gathered].sort(([a], [b]) => a - b);
			gathered.clear();
			return {
				count,
				facts: packFacts(own),
				flags: flags.slice(0, count),
				pageIds: Uint32Array.from(pages, ([pageId]) => pageId),
				numbers: Uint32Array.from(pages, ([, number]) => number),
				blocks,
			};
		},
	};
}

/** Flags of a document that is alive. */
export function flagsOf(inSite: boolean): number {
	return IS_ALIVE | (inSite ? IN_SITE : 0);
}

function createBlockList(expected: number): { add: BlockSink; list(): SegmentBlocks } {
	const terms: string[] = [];
	let ends = new Uint32Array(3 * 64);
	let bytes = new Uint8Array(expected);
	let length = 0;
	const append = (piece: Uint8Array, at: number) => {
		if (length + piece.length > bytes.length) {
			const wider = new Uint8Array(Math.max(bytes.length * 2, length + piece.length));
			wider.set(bytes.subarray(0, length));
			bytes = wider;
		}
		bytes.set(piece, length);
		length += piece.length;
		ends[at] = length;
	};
	return {
		add(term, head, documents, places) {
			const at = terms.length * 3;
			if (at === ends.length) {
				const wider = new Uint32Array(ends.length * 2);
				wider.set(ends);
				ends = wider;
			}
			append(head, at);
			append(documents, at + 1);
			append(places, at + 2);
			terms.push(term);
		},
		list: () => ({ terms, ends: ends.slice(0, terms.length * 3), bytes: bytes.subarray(0, length) }),
	};
}
