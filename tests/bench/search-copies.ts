import type Database from 'better-sqlite3';
import { loadFacts, storeFacts } from '../../src/db/search-facts.ts';

type Row = { id: number; documents: number; alive: number; newestFirst: number; flags: Buffer };

/**
 * Stores the segments of an index several times over, as those of other articles of other days: a million articles in a tenth of
 * the time. A search looks into each segment anew, so that it takes as long as over a million different ones.
 *
 * @param step what is added to the numbers of the articles with each copy.
 */
export function copySegments(client: Database.Database, copies: number, step: number): void {
	const rows = client
		.prepare<[], Row>('select id, documents, alive, newest_first as newestFirst, flags from search_segment order by id')
		.all();
	const addSegment = client.prepare('insert into search_segment (documents, alive, version, newest_first, flags) values (?, ?, 0, ?, ?)');
	const addBlocks = client.prepare(
		'insert into search_block (segment, term, head, documents, places) select ?, term, head, documents, places from search_block where segment = ? order by term',
	);
	const addDocuments = client.prepare(
		'insert into search_document (page_id, segment, number) select page_id + ?, ?, coalesce(next_number, number) from search_document where coalesce(next_segment, segment) = ?',
	);
	for (let copy = 1; copy < copies; copy++) {
		client.exec('begin');
		for (const row of rows) {
			const facts = loadFacts(client, row.id, row.documents);
			for (let i = 0; i < facts.count; i++) {
				facts.pageIds[i]! += copy * step;
				facts.dates[i]! += copy * 86_400;
				facts.hashes[i] = (facts.hashes[i]! ^ Math.imul(copy, 0x9e3779b1)) >>> 0;
			}
			const id = Number(addSegment.run(row.documents, row.alive, row.newestFirst, row.flags).lastInsertRowid);
			storeFacts(client, id, facts);
			addBlocks.run(id, row.id);
			addDocuments.run(copy * step, id, row.id);
		}
		client.exec('commit');
		client.pragma('wal_checkpoint(truncate)');
	}
}
