import type Database from 'better-sqlite3';
import { createDocuments } from './search-documents.ts';
import { areNewestFirst, IS_ALIVE, type SearchFacts, storeFacts, unpackFacts } from './search-facts.ts';
import type { SearchText } from './search-gather.ts';
import { insertBlocks } from './search-merge-terms.ts';
import type { Steps } from './search-steps.ts';
import { createPending } from './search-pending.ts';
import { createSegmentBuilder, flagsOf, type SearchSegment, type SegmentBuilder } from './search-segment.ts';
import { createTidier } from './search-tidy.ts';

export type { SearchFacts } from './search-facts.ts';
export type { SearchText } from './search-gather.ts';

/*
 * The search index: segments of documents, each with its terms in blocks (see search-blocks.ts). A segment never changes but
 * for the flags of its documents; a changed article gets a new document and its old one's flag is taken away. Small segments
 * are merged as they become many, those with many dead documents are written anew (see search-tidy.ts).
 */

/**
 * Writes the search index inside the caller's transaction. Made once for a connection; nothing is complete before `flush`,
 * and after a rollback `discard` has to be called.
 */
export type SearchWriter = {
	/** Indexes an article anew, in place of how it was indexed before. All articles belong here, drafts too: `facts.inSite` tells which are found. */
	write(pageId: number, text: SearchText, facts: SearchFacts): void;
	/**
	 * Takes a segment that was built elsewhere; none of its articles may be indexed already. Several are stored as one, in steps
	 * that have all to be made, and between which nothing else may be written.
	 */
	addSegment(segment: SearchSegment): Steps;
	/** Stores what was added, in such steps: what is left of it otherwise, `flush` stores at once. */
	storeAdded(): Steps;
	/** The article is gone for good. Unknown ones are ignored. */
	remove(pageId: number): void;
	/** The article entered or left the site's lists; its text is the same. Unknown ones are ignored. */
	setInSite(pageId: number, inSite: boolean): void;
	/** Writes everything that is still gathered. To be called before the transaction is committed. */
	flush(): void;
	/** Forgets everything that is still gathered. */
	discard(): void;
	/**
	 * Keeps the index quick, as long as it is told, in a transaction of its own; to be called between runs, again and again while
	 * it gives true: something is left to be done. Changes no answer, and may stop anywhere.
	 */
	tidy(milliseconds: number): boolean;
};

/** @param mostOccurrences of terms in a segment, see {@link createGatherer}. */
export function createSearchWriter(client: Database.Database, mostOccurrences?: number): SearchWriter {
	const documents = createDocuments(client);
	const readFlags = client.prepare<[number], { flags: Buffer }>('select flags from search_segment where id = ?');
	const writeFlags = client.prepare('update search_segment set flags = ?, alive = ?, version = version + 1 where id = ?');
	const addSegmentRow = client.prepare(
		'insert into search_segment (id, documents, alive, version, newest_first, flags) values (?, ?, ?, 0, ?, ?)',
	);
	const lastSegment = client.prepare<[], { id: number }>(
		"select coalesce(max(seq), 0) as id from sqlite_sequence where name = 'search_segment'",
	);
	const { tidy, mergeSmall } = createTidier(client);
	let builder: SegmentBuilder | null = null;
	const pending = createPending(client);
	/** Flags of written segments that were changed. */
	const changedFlags = new Map<number, Uint8Array>();

	const changed = (segment: number): Uint8Array => {
		let found = changedFlags.get(segment);
		if (!found) {
			found = Uint8Array.from(readFlags.get(segment)!.flags);
			changedFlags.set(segment, found);
		}
		return found;
	};

	const remove = (pageId: number) => {
		if (builder?.remove(pageId) || pending.setFlags(pageId, 0)) return;
		const document = documents.of(pageId);
		if (!document) return;
		changed(document.segment)[document.number] = 0;
		documents.forget(pageId);
	};

	const store = ({ count, facts: packed, flags, pageIds, numbers, blocks: { terms, ends, bytes } }: SearchSegment) => {
		const id = lastSegment.get()!.id + 1;
		const insert = insertBlocks(client, id);
		let start = 0;
		for (let block = 0; block < terms.length; block++) {
			const [headEnd, documentsEnd, placesEnd] = [ends[block * 3]!, ends[block * 3 + 1]!, ends[block * 3 + 2]!];
			insert(terms[block]!, bytes.subarray(start, headEnd), bytes.subarray(headEnd, documentsEnd), bytes.subarray(documentsEnd, placesEnd));
			start = placesEnd;
		}
		for (let i = 0; i < pageIds.length; i++) documents.set(pageIds[i]!, { segment: id, number: numbers[i]! });
		const facts = unpackFacts(packed);
		storeFacts(client, id, facts);
		addSegmentRow.run(id, count, pageIds.length, Number(areNewestFirst(facts)), flags);
	};

	const writeSegment = () => {
		const segment = builder?.finish();
		if (segment) store(segment);
	};

	const writeChangedFlags = () => {
		for (const [segment, flags] of changedFlags) {
			writeFlags.run(
				Buffer.from(flags),
				flags.reduce((alive, flag) => alive + (flag & IS_ALIVE), 0),
				segment,
			);
		}
		changedFlags.clear();
	};

	return {
		write(pageId, text, of) {
			remove(pageId);
			builder ??= createSegmentBuilder(mostOccurrences);
			if (builder.isFull) writeSegment();
			builder.add(pageId, text, of);
		},
		addSegment: pending.add,
		storeAdded: pending.store,
		remove,
		setInSite(pageId, inSite) {
			if (builder?.setInSite(pageId, inSite) || pending.setFlags(pageId, flagsOf(inSite))) return;
			const document = documents.of(pageId);
			if (document) changed(document.segment)[document.number] = flagsOf(inSite);
		},
		flush() {
			for (const _ of pending.store());
			writeSegment();
			writeChangedFlags();
			mergeSmall();
			builder = null;
		},
		discard() {
			builder = null;
			pending.clear();
			changedFlags.clear();
		},
		tidy,
	};
}
