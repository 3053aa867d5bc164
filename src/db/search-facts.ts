/*
 * What ranking and filtering ask about every article of a segment, as arrays by document number: read at once, not row by row.
 */

/** What the index keeps about an article beside its text. */
export type SearchFacts = {
	languageId: number;
	/** Seconds since 1970; null without. Newer articles come first where all else is equal. */
	date: number | null;
	/** Language key and logical path, or whatever tells the article from others across rebuilds: the last thing that decides an order. */
	identity: string;
	/** Whether the site's lists have it (page.in_site). */
	inSite: boolean;
};

/** Set in a document's flags as long as the article is indexed with this text. */
export const IS_ALIVE = 1;
/** Set while the site's lists have the article. */
export const IN_SITE = 2;

export type SegmentFacts = {
	count: number;
	/** Undated articles have {@link UNDATED}. */
	dates: Float64Array;
	pageIds: Uint32Array;
	/** Of the identity. */
	hashes: Uint32Array;
	titleEnds: Uint32Array;
	termsEnds: Uint32Array;
	summaryEnds: Uint32Array;
	languageIds: Uint16Array;
};

/** Older than any date that a file can have. */
export const UNDATED = -(2 ** 52);

export function createFacts(count: number): SegmentFacts {
	return factsOver(new ArrayBuffer(count * BYTES), count);
}

const BYTES = 8 + 5 * 4 + 2;

function factsOver(buffer: ArrayBuffer, count: number): SegmentFacts {
	const numbers = (index: number) => new Uint32Array(buffer, count * (8 + 4 * index), count);
	return {
		count,
		dates: new Float64Array(buffer, 0, count),
		pageIds: numbers(0),
		hashes: numbers(1),
		titleEnds: numbers(2),
		termsEnds: numbers(3),
		summaryEnds: numbers(4),
		languageIds: new Uint16Array(buffer, count * (BYTES - 2), count),
	};
}

/** The arrays as they are stored. */
export function packFacts(facts: SegmentFacts): Buffer {
	return Buffer.from(facts.dates.buffer as ArrayBuffer);
}

/** The reverse of {@link packFacts}. */
export function unpackFacts(packed: Uint8Array): SegmentFacts {
	const buffer = new ArrayBuffer(packed.length);
	new Uint8Array(buffer).set(packed);
	return factsOver(buffer, packed.length / BYTES);
}

/** Copies a document's facts from one segment to another. */
export function copyFacts(from: SegmentFacts, number: number, to: SegmentFacts, target: number): void {
	to.dates[target] = from.dates[number]!;
	to.pageIds[target] = from.pageIds[number]!;
	to.hashes[target] = from.hashes[number]!;
	to.titleEnds[target] = from.titleEnds[number]!;
	to.termsEnds[target] = from.termsEnds[number]!;
	to.summaryEnds[target] = from.summaryEnds[number]!;
	to.languageIds[target] = from.languageIds[number]!;
}

/** 32 bits of a text. */
export function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
