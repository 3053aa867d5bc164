import type Database from 'better-sqlite3';
import { type BlockSink, createBlockWriter } from './search-blocks.ts';
import { createPostings } from './search-merge-postings.ts';
import type { Numbering } from './search-numbering.ts';
import type { Steps } from './search-steps.ts';
import { createPieceWriter, cutsOf, headWithCuts, LARGEST_WHOLE } from './search-pieces.ts';
import type { Reading, Source } from './search-sources.ts';
import { compareTerms } from './search-terms.ts';

/** Postings that are merged in one step, about, and how many of them a term is as dear as. */
const POSTINGS_AT_ONCE = 8192;
const TERM = 64;

/** A source and the term that it stands at. */
type Waiting = { order: number; source: Source; targets: Int32Array; current: Reading };

/** Stores the blocks of a segment. */
export function insertBlocks(client: Database.Database, segment: number): BlockSink {
	const insert = client.prepare('insert into search_block (segment, term, head, documents, places) values (?, ?, ?, ?, ?)');
	const insertPieces = createPieceWriter(client);
	return (term, head, documents, places) => {
		if (places.length <= LARGEST_WHOLE) return void insert.run(segment, term, head, documents, places);
		const cuts = cutsOf(places);
		const { lastInsertRowid } = insert.run(segment, term, headWithCuts(head, cuts), documents, new Uint8Array(0));
		insertPieces(Number(lastInsertRowid), places, cuts);
	};
}

/** Writes the terms of some segments as those of one. */
export function* writeMerged(client: Database.Database, sources: Source[], { targets, facts }: Numbering, segment: number): Steps {
	const writer = createBlockWriter(insertBlocks(client, segment));
	const postings = createPostings(facts.count, Math.max(...targets.map(({ length }) => length)));
	const characters = new Uint16Array(1024);
	/** Sources by the term that they stand at. */
	const waiting: Waiting[] = [];
	const wait = (source: Source, own: Int32Array, order: number) => {
		const current = source.next();
		if (current) enqueue(waiting, { order, source, targets: own, current });
	};
	for (const [order, source] of sources.entries()) wait(source, targets[order]!, order);
	let done = 0;
	while (waiting.length > 0) {
		const { term } = waiting[0]!.current.entry;
		const same = waiting.splice(0, countOf(waiting, term));
		postings.clear();
		for (const one of same) postings.add(one.current, one.targets);
		const found = postings.sort();
		if (found > 0) {
			for (let i = 0; i < term.length; i++) characters[i] = term.charCodeAt(i);
			postings.writePlaces(writer.places);
			writer.add(characters, 0, term.length, found, postings.writeDocuments(writer.documents));
		}
		for (const { source, targets: own, order } of same) wait(source, own, order);
		done += found + TERM;
		if (done > POSTINGS_AT_ONCE) {
			done = 0;
			yield;
		}
	}
	writer.finish();
}

/** Puts a source where it belongs by its term. */
function enqueue(waiting: Waiting[], one: Waiting): void {
	const { term } = one.current.entry;
	let low = 0;
	let high = waiting.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compareTerms(waiting[middle]!.current.entry.term, term) < 0) low = middle + 1;
		else high = middle;
	}
	waiting.splice(low, 0, one);
}

/** How many of the first stand at the term. */
function countOf(waiting: Waiting[], term: string): number {
	let count = 1;
	while (count < waiting.length && waiting[count]!.current.entry.term === term) count++;
	return count;
}
