import type Database from 'better-sqlite3';

/*
 * What ranking and filtering ask about every article of a segment, as arrays by document number, some hundred documents a row.
 * They are stored one kind apart from the others: most searches need few of them, and a first one should not wait for all.
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

/** What is stored together. */
const kinds = {
	dates: ['dates'],
	pageIds: ['pageIds'],
	hashes: ['hashes'],
	ends: ['titleEnds', 'termsEnds', 'summaryEnds'],
	languages: ['languageIds'],
} as const;

/** Facts that are stored together. `ends` are those of all three fields, one array after the other. */
export type FactKind = keyof typeof kinds;

/** Documents whose facts of a kind are one row of table `search_fact`: their dates fill a page of SQLite's. */
export const FACTS_AT_ONCE = 500;

/** Bytes of a document. */
const BYTES = 8 + 4 * 5 + 2;

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

/** All arrays as one piece of bytes. */
export function packFacts(facts: SegmentFacts): Buffer {
	return Buffer.from(facts.dates.buffer as ArrayBuffer);
}

/** The reverse of {@link packFacts}. */
export function unpackFacts(packed: Uint8Array): SegmentFacts {
	const buffer = new ArrayBuffer(packed.length);
	new Uint8Array(buffer).set(packed);
	return factsOver(buffer, packed.length / BYTES);
}

/** Stores the facts of a segment in table `search_fact`. */
export function storeFacts(client: Database.Database, segment: number, facts: SegmentFacts): void {
	const insert = client.prepare('insert into search_fact (segment, kind, part, data) values (?, ?, ?, ?)');
	for (const [kind, names] of Object.entries(kinds)) {
		for (let part = 0; part * FACTS_AT_ONCE < facts.count; part++) {
			const arrays = names.map((name) => facts[name].subarray(part * FACTS_AT_ONCE, (part + 1) * FACTS_AT_ONCE));
			insert.run(segment, kind, part, Buffer.concat(arrays.map(bytesOf)));
		}
	}
}

/** Reads all facts of a segment of so many documents. */
export function loadFacts(client: Database.Database, segment: number, count: number): SegmentFacts {
	const select = client.prepare<[number, string], { part: number; data: Buffer }>(
		'select part, data from search_fact where segment = ? and kind = ?',
	);
	const facts = createFacts(count);
	for (const [kind, names] of Object.entries(kinds)) {
		for (const { part, data } of select.iterate(segment, kind)) {
			const length = data.length / names.length;
			for (const [i, name] of names.entries()) {
				const array = facts[name];
				bytesOf(array).set(data.subarray(i * length, (i + 1) * length), part * FACTS_AT_ONCE * array.BYTES_PER_ELEMENT);
			}
		}
	}
	return facts;
}

function bytesOf(array: Float64Array | Uint32Array | Uint16Array): Uint8Array {
	return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Whether the documents stand from the newest to the oldest. */
export function areNewestFirst({ dates, count }: SegmentFacts): boolean {
	for (let i = 1; i < count; i++) if (dates[i]! > dates[i - 1]!) return false;
	return true;
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
