import type Database from 'better-sqlite3';
import { IS_ALIVE } from './search-facts.ts';
import type { Numbering } from './search-numbering.ts';
import type { Steps } from './search-steps.ts';
import type { Source } from './search-sources.ts';

/*
 * Table `search_document` tells the document of every page. Of a segment that is about to be merged it tells both where the
 * document is and where it will be, from the moment on at which the segment is no longer there: so no step of a merge has to move
 * all of them at once.
 */

/** A segment, and a document's number in it. */
export type Document = { segment: number; number: number };

/** Which document each page has; one for each connection. */
export type Documents = {
	/** Undefined where the page has none. */
	of(pageId: number): Document | undefined;
	set(pageId: number, document: Document): void;
	forget(pageId: number): void;
};

type Row = Document & { nextSegment: number | null; nextNumber: number | null };

export function createDocuments(client: Database.Database): Documents {
	const find = client.prepare<[number], Row>(
		'select segment, number, next_segment as nextSegment, next_number as nextNumber from search_document where page_id = ?',
	);
	const isThere = client.prepare<[number], { id: number }>('select id from search_segment where id = ?');
	const set = client.prepare('insert or replace into search_document (page_id, segment, number) values (?, ?, ?)');
	const forget = client.prepare('delete from search_document where page_id = ?');
	return {
		of(pageId) {
			const row = find.get(pageId);
			if (!row || row.nextSegment === null || isThere.get(row.segment)) return row;
			return { segment: row.nextSegment, number: row.nextNumber! };
		},
		set: (pageId, { segment, number }) => void set.run(pageId, segment, number),
		forget: (pageId) => void forget.run(pageId),
	};
}

/** Documents that are told in one step. */
const AT_ONCE = 512;

/** Above every number of a document. */
const BEHIND = 2 ** 16;

/** Tells of the documents of some segments where they will be once these are merged into the segment `into`. */
export function* tellDocuments(client: Database.Database, sources: Source[], { targets, facts }: Numbering, into: number): Steps {
	const documents = createDocuments(client);
	const setNext = client.prepare('update search_document set segment = ?, number = ?, next_segment = ?, next_number = ? where page_id = ?');
	const sourceOf = new Uint16Array(facts.count);
	const numberOf = new Uint16Array(facts.count);
	for (const [i, numbers] of targets.entries()) {
		for (let number = 0; number < numbers.length; number++) {
			const target = numbers[number]!;
			if (target < 0) continue;
			sourceOf[target] = i;
			numberOf[target] = number;
		}
	}
	yield;
	// In the order in which the rows lie.
	const byPage = Float64Array.from(facts.pageIds, (pageId, target) => pageId * BEHIND + target).sort();
	yield;
	for (let start = 0; start < byPage.length; start += AT_ONCE) {
		// What has gone since belongs to nobody, or to another segment.
		const flags = sources.map((source) => source.flags());
		for (const both of byPage.subarray(start, start + AT_ONCE)) {
			const target = both % BEHIND;
			const pageId = Math.floor(both / BEHIND);
			const source = sourceOf[target]!;
			const number = numberOf[target]!;
			if ((flags[source]![number]! & IS_ALIVE) === 0) continue;
			const { id } = sources[source]!;
			if (id === null) documents.set(pageId, { segment: into, number: target });
			else setNext.run(id, number, into, target, pageId);
		}
		yield;
	}
}
