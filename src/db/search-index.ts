import type Database from 'better-sqlite3';
import { createFacts, copyFacts, hashOf, IN_SITE, IS_ALIVE, packFacts, type SearchFacts, UNDATED } from './search-facts.ts';
import { createGatherer, type Gatherer, type SearchText } from './search-gather.ts';
import { mergeSegments } from './search-merge.ts';
import { LARGEST_SEGMENT } from './search-postings.ts';

export type { SearchFacts } from './search-facts.ts';
export type { SearchText } from './search-gather.ts';

/*
 * The search index: segments of documents, each with its terms in blocks (see search-blocks.ts). A segment never changes but
 * for the flags of its documents; a changed article gets a new document and its old one's flag is taken away. Small segments
 * are merged as they become many, those with many dead documents are written anew.
 */

/**
 * Writes the search index inside the caller's transaction. Made once for a connection; nothing is complete before `flush`,
 * and after a rollback `discard` has to be called.
 */
export type SearchWriter = {
	/** Indexes an article anew, in place of how it was indexed before. All articles belong here, drafts too: `facts.inSite` tells which are found. */
	write(pageId: number, text: SearchText, facts: SearchFacts): void;
	/** The article is gone for good. Unknown ones are ignored. */
	remove(pageId: number): void;
	/** The article entered or left the site's lists; its text is the same. Unknown ones are ignored. */
	setInSite(pageId: number, inSite: boolean): void;
	/** Writes everything that is still gathered. To be called before the transaction is committed. */
	flush(): void;
	/** Forgets everything that is still gathered. */
	discard(): void;
};

/** Segments of about the same size that are merged into one. */
const MERGED_AT_ONCE = 8;

/** Documents of the largest segment that merging makes: a merge takes about 0.1 ms for each, and stops everything else. */
const LARGEST_MERGE = 8192;

/**
 * Segments of one run that are merged into one as soon as there are so many: every word of a query is looked up in every
 * segment, so that a big site is searched several times as fast in a few. Costs a big site a third more time for its first
 * index, and a small one nothing.
 */
const RUN_SEGMENTS = 12;

type Facts = ReturnType<typeof createFacts>;

/** @param mostOccurrences of terms in a segment, see {@link createGatherer}. */
export function createSearchWriter(client: Database.Database, mostOccurrences?: number): SearchWriter {
	const findDocument = client.prepare<[number], { segment: number; number: number }>(
		'select segment, number from search_document where page_id = ?',
	);
	const addDocument = client.prepare('insert or replace into search_document (page_id, segment, number) values (?, ?, ?)');
	const forgetDocument = client.prepare('delete from search_document where page_id = ?');
	const readFlags = client.prepare<[number], { flags: Buffer }>('select flags from search_segment where id = ?');
	const writeFlags = client.prepare('update search_segment set flags = ?, alive = ?, version = version + 1 where id = ?');
	const addSegment = client.prepare('insert into search_segment (id, documents, alive, version, facts, flags) values (?, ?, ?, 0, ?, ?)');
	const lastSegment = client.prepare<[], { id: number }>(
		"select coalesce(max(seq), 0) as id from sqlite_sequence where name = 'search_segment'",
	);
	const sizes = client.prepare<[], { id: number; documents: number; alive: number }>('select id, documents, alive from search_segment');
	let gatherer: Gatherer | null = null;
	/** Facts and flags of the documents that are gathered. */
	let facts: Facts = createFacts(64);
	let flags = new Uint8Array(64);
	/** Number among the gathered documents by page. */
	const gathered = new Map<number, number>();
	/** Segments that the run wrote, with the number of their documents. */
	let fresh: { id: number; documents: number }[] = [];
	/** Flags of written segments that were changed. */
	const changedFlags = new Map<number, Uint8Array>();

	const flagsOf = (segment: number): Uint8Array => {
		let found = changedFlags.get(segment);
		if (!found) {
			found = Uint8Array.from(readFlags.get(segment)!.flags);
			changedFlags.set(segment, found);
		}
		return found;
	};

	const reserve = (count: number) => {
		if (count <= flags.length) return;
		const wider = createFacts(flags.length * 2);
		for (let i = 0; i < flags.length; i++) copyFacts(facts, i, wider, i);
		const widerFlags = new Uint8Array(flags.length * 2);
		widerFlags.set(flags);
		facts = wider;
		flags = widerFlags;
	};

	const remove = (pageId: number) => {
		const number = gathered.get(pageId);
		if (number !== undefined) {
			flags[number] = 0;
			gathered.delete(pageId);
			return;
		}
		const document = findDocument.get(pageId);
		if (!document) return;
		flagsOf(document.segment)[document.number] = 0;
		forgetDocument.run(pageId);
	};

	const writeSegment = () => {
		if (!gatherer || gatherer.count === 0) return;
		const { count } = gatherer;
		const id = lastSegment.get()!.id + 1;
		gatherer.write(client, id);
		const own = createFacts(count);
		for (let number = 0; number < count; number++) copyFacts(facts, number, own, number);
		const pages = [...gathered].sort(([a], [b]) => a - b);
		for (const [pageId, number] of pages) addDocument.run(pageId, id, number);
		addSegment.run(id, count, gathered.size, packFacts(own), Buffer.from(flags.subarray(0, count)));
		gathered.clear();
		fresh.push({ id, documents: count });
		if (fresh.length === RUN_SEGMENTS) mergeFresh();
	};

	/** Merges the run's segments, as many as one segment can hold. */
	const mergeFresh = () => {
		writeChangedFlags();
		const ids: number[] = [];
		let documents = 0;
		for (const segment of fresh) {
			documents += segment.documents;
			if (documents <= LARGEST_SEGMENT) ids.push(segment.id);
		}
		if (ids.length > 1) mergeSegments(client, ids, lastSegment.get()!.id + 1);
		fresh = [];
	};

	const writeChangedFlags = () => {
		for (const [segment, changed] of changedFlags) {
			writeFlags.run(
				Buffer.from(changed),
				changed.reduce((alive, flag) => alive + (flag & IS_ALIVE), 0),
				segment,
			);
		}
		changedFlags.clear();
	};

	return {
		write(pageId, text, of) {
			remove(pageId);
			gatherer ??= createGatherer(mostOccurrences);
			if (gatherer.isFull) writeSegment();
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
			flags[number] = IS_ALIVE | (of.inSite ? IN_SITE : 0);
			gathered.set(pageId, number);
		},
		remove,
		setInSite(pageId, inSite) {
			const value = IS_ALIVE | (inSite ? IN_SITE : 0);
			const number = gathered.get(pageId);
			if (number !== undefined) {
				flags[number] = value;
				return;
			}
			const document = findDocument.get(pageId);
			if (document) flagsOf(document.segment)[document.number] = value;
		},
		flush() {
			writeSegment();
			writeChangedFlags();
			tidy();
			gatherer = null;
			fresh = [];
		},
		discard() {
			gatherer = null;
			fresh = [];
			gathered.clear();
			changedFlags.clear();
		},
	};

	/** Merges what has become many, and writes anew what is mostly dead. */
	function tidy(): void {
		for (;;) {
			const ids = toMerge(sizes.all());
			if (!ids) return;
			mergeSegments(client, ids, lastSegment.get()!.id + 1);
		}
	}
}

/** Segments to merge next; null where all is well. */
function toMerge(segments: { id: number; documents: number; alive: number }[]): number[] | null {
	const decayed = segments.find(({ documents, alive }) => alive * 2 <= documents);
	if (decayed) return [decayed.id];
	const tiers = Map.groupBy(segments, ({ documents }) => Math.floor(Math.log(documents) / Math.log(MERGED_AT_ONCE) + 1e-9));
	for (const tier of tiers.values()) {
		if (tier.length < MERGED_AT_ONCE) continue;
		const chosen = tier.sort((a, b) => a.alive - b.alive).slice(0, MERGED_AT_ONCE);
		if (chosen.reduce((sum, { alive }) => sum + alive, 0) <= LARGEST_MERGE) return chosen.map(({ id }) => id);
	}
	return null;
}
