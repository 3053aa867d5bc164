import { type FactKind, IN_SITE, IS_ALIVE } from '../db/search-facts.ts';
import type { Reader } from '../store/store.ts';
import { createFacts, type FactReader, type Facts } from './facts.ts';
import { createKnownTerms, gone, type KnownTerms } from './segment-terms.ts';

/** A segment of the index as searches hold it in memory: facts and flags of its documents. */
export type Segment = {
	id: number;
	version: number;
	count: number;
	facts: Facts;
	/** Terms of all segments that were looked up. */
	terms: KnownTerms;
	flags: Uint8Array;
	/** Whether all of its documents are alive and in the site: then nobody needs to look at each. */
	isWhole: boolean;
	/** Whether its documents stand from the newest to the oldest. */
	isNewestFirst: boolean;
};

/** Segments as they are now, kept between searches as long as they stay the same; those first that were made last, as they have newer articles. */
export type Segments = {
	/**
	 * Runs `work` over the present segments, and again where one of them was merged away meanwhile: the index is written over
	 * another connection, and the statements of one search see every commit.
	 */
	read<Result>(reader: Reader, work: (segments: Segment[]) => Result): Result;
};

/** Merges come seconds apart, so that a search is hardly ever run twice. */
const MOST_TRIES = 10;

export function createSegments(): Segments {
	let kept = new Map<number, Segment>();
	let terms = createKnownTerms();
	let epoch = '';
	/** Who reads at the moment. */
	let reading: Reader;
	const factsOf = (id: number): FactReader => ({
		part(kind, part) {
			const sql = 'select data from search_fact where segment = ? and kind = ? and part = ?';
			const row = reading.get<{ data: Uint8Array }>(sql, id, kind, part);
			if (!row) throw gone;
			return row.data;
		},
		all(kind: FactKind) {
			const sql = 'select data from search_fact where segment = ? and kind = ? order by part';
			const rows = reading.all<{ data: Uint8Array }>(sql, id, kind);
			if (rows.length === 0) throw gone;
			return rows.map(({ data }) => data);
		},
	});
	const present = (reader: Reader): Segment[] => {
		// An index that was made anew has other segments under the same numbers.
		const presentEpoch = reader.version.slice(0, reader.version.lastIndexOf('-'));
		if (presentEpoch !== epoch) {
			kept.clear();
			terms = createKnownTerms();
		}
		epoch = presentEpoch;
		const next = new Map<number, Segment>();
		for (const { id, version } of versions(reader)) {
			const before = kept.get(id);
			const segment = before?.version === version ? before : load(reader, id, before, factsOf, terms);
			if (segment) next.set(id, segment);
		}
		kept = next;
		return [...next.values()];
	};
	return {
		read(reader, work) {
			reading = reader;
			for (let tries = 1; ; tries++) {
				const segments = present(reader);
				try {
					const result = work(segments);
					if (tries === MOST_TRIES || areThere(reader, segments)) return result;
				} catch (error) {
					if (error !== gone || tries === MOST_TRIES) throw error;
				}
			}
		},
	};
}

function versions(reader: Reader): { id: number; version: number }[] {
	return reader.all('select id, version from search_segment where alive > 0 order by id desc');
}

function areThere(reader: Reader, segments: Segment[]): boolean {
	const ids = new Set(versions(reader).map(({ id }) => id));
	return segments.every(({ id }) => ids.has(id));
}

type SegmentRow = { version: number; isNewestFirst: number; flags: Uint8Array };

/** Null where the segment has just gone. */
function load(
	reader: Reader,
	id: number,
	before: Segment | undefined,
	factsOf: (id: number) => FactReader,
	terms: KnownTerms,
): Segment | null {
	const sql = 'select version, newest_first as isNewestFirst, flags from search_segment where id = ?';
	const row = reader.get<SegmentRow>(sql, id);
	if (!row) return null;
	const { version, flags, isNewestFirst } = row;
	const facts = before?.facts ?? createFacts(flags.length, factsOf(id));
	return { id, version, count: flags.length, facts, terms, flags, isWhole: isWhole(flags), isNewestFirst: isNewestFirst === 1 };
}

function isWhole(flags: Uint8Array): boolean {
	for (let i = 0; i < flags.length; i++) if (flags[i] !== (IS_ALIVE | IN_SITE)) return false;
	return true;
}
