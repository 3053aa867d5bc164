import type Database from 'better-sqlite3';
import { tellDocuments } from './search-documents.ts';
import { IS_ALIVE, storeFacts } from './search-facts.ts';
import { writeMerged } from './search-merge-terms.ts';
import { numberAnew, type Numbering } from './search-numbering.ts';
import type { Steps } from './search-steps.ts';
import { type Source, storedSource } from './search-sources.ts';

/** Value of search_segment.alive while the segment is being made: searches pass over it. */
export const IN_THE_MAKING = -1;

/**
 * Writes the living documents of some segments as one new segment, in steps between which the transaction may be committed and
 * other segments written. The last step puts the new segment in place of the old ones, whose blocks are then nobody's. What
 * was begun and not brought to an end is a segment in the making that nobody knows.
 */
export function* mergeSegments(client: Database.Database, ids: number[]): Steps {
	const sources: Source[] = [];
	for (const id of ids) {
		sources.push(storedSource(client, id));
		yield;
	}
	yield* mergeSources(client, sources);
}

/** The same for segments wherever they are. */
export function* mergeSources(client: Database.Database, sources: Source[]): Steps {
	const id = Number(
		client
			.prepare("insert into search_segment (documents, alive, version, newest_first, flags) values (0, ?, 0, 0, x'')")
			.run(IN_THE_MAKING).lastInsertRowid,
	);
	const numbering = yield* numberAnew(sources);
	yield* writeMerged(client, sources, numbering, id);
	storeFacts(client, id, numbering.facts);
	yield;
	yield* tellDocuments(client, sources, numbering, id);
	putInPlace(client, sources, numbering, id);
}

/** The last step: flags are read anew, since documents may have gone while their postings were merged. */
function putInPlace(client: Database.Database, sources: Source[], { targets, facts }: Numbering, id: number): void {
	const forget = client.prepare('delete from search_segment where id = ?');
	const flags = Buffer.alloc(facts.count);
	let alive = 0;
	for (const [i, source] of sources.entries()) {
		const present = source.flags();
		const numbers = targets[i]!;
		for (let number = 0; number < numbers.length; number++) {
			const target = numbers[number]!;
			if (target < 0 || (present[number]! & IS_ALIVE) === 0) continue;
			flags[target] = present[number]!;
			alive++;
		}
		if (source.id !== null) forget.run(source.id);
	}
	client
		.prepare('update search_segment set documents = ?, alive = ?, newest_first = 1, flags = ? where id = ?')
		.run(facts.count, alive, flags, id);
}
