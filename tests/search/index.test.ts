import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openForWriting } from '../../src/db/open.ts';
import { createSearchWriter, type SearchWriter } from '../../src/db/search-index.ts';
import { createSearch } from '../../src/search/create-search.ts';
import type { SearchService } from '../../src/search/search.ts';
import type { PageRow, Reader } from '../../src/store/store.ts';

/** A reader over nothing but the search index. */
function bareReader(db: Db): Reader {
	return {
		version: 'test-1',
		visibility: { mode: 'live' },
		condition: () => ({ sql: '1', parameters: [] }),
		languages: () => [],
		pages: (ids: number[]) => ids.map((id) => ({ id }) as PageRow),
		all: (sql: string, ...parameters: unknown[]) => db.$client.prepare(sql).all(...parameters),
		get: (sql: string, ...parameters: unknown[]) => db.$client.prepare(sql).get(...parameters),
	} as unknown as Reader;
}

describe('the search index', () => {
	let db: Db;
	let writer: SearchWriter;
	let search: SearchService;
	beforeEach(() => {
		db = openForWriting(':memory:');
		writer = createSearchWriter(db.$client);
		search = createSearch();
	});
	afterEach(() => db.$client.close());

	const write = (id: number, body: string, inSite = true) =>
		writer.write(id, { title: `Page ${id}`, summary: '', body, terms: [] }, { languageId: 1, date: id, identity: `${id}`, inSite });
	const found = (query: string) =>
		search
			.search(bareReader(db), { query, first: 100 })
			.edges.map(({ node }) => node.id)
			.sort((a, b) => a - b);
	const segments = () =>
		db.$client
			.prepare<[], { documents: number }>('select documents from search_segment')
			.all()
			.map(({ documents }) => documents);

	it('forgets what was removed or written anew', () => {
		write(1, 'alpha 港口');
		write(2, 'alpha beta');
		writer.flush();
		write(1, 'gamma');
		writer.remove(2);
		writer.remove(99);
		writer.flush();
		expect([found('alpha'), found('港口'), found('gamma'), found('beta')]).toEqual([[], [], [1], []]);
	});

	it('replaces what was written in the same run', () => {
		write(1, 'alpha');
		write(1, 'beta');
		write(2, 'alpha');
		writer.remove(2);
		writer.flush();
		expect([found('alpha'), found('beta')]).toEqual([[], [1]]);
	});

	it('hides and shows articles without reading them again', () => {
		write(1, 'alpha', false);
		writer.flush();
		expect(found('alpha')).toEqual([]);
		writer.setInSite(1, true);
		writer.flush();
		expect(found('alpha')).toEqual([1]);
		writer.setInSite(1, false);
		writer.flush();
		expect(found('alpha')).toEqual([]);
	});

	it('leaves no trace of a run that was rolled back', () => {
		write(1, 'alpha');
		writer.flush();
		db.$client.exec('begin');
		write(1, 'beta');
		write(2, 'beta');
		writer.flush();
		db.$client.exec('rollback');
		writer.discard();
		expect([found('alpha'), found('beta')]).toEqual([[1], []]);
		write(3, 'beta');
		writer.flush();
		expect(found('beta')).toEqual([3]);
	});

	it('is written in segments that are merged as they become many, within one run', () => {
		const plain = createSearchWriter(db.$client, 60);
		const body = (id: number) => `word${id % 7} shared 港口${id % 3 ? '岸' : '湾'}`;
		const put = (id: number) =>
			plain.write(
				id,
				{ title: `Page ${id}`, summary: '', body: body(id), terms: [] },
				{ languageId: 1, date: id, identity: `${id}`, inSite: true },
			);
		for (let id = 1; id <= 90; id++) put(id);
		for (let id = 1; id <= 20; id++) plain.remove(id);
		put(21);
		plain.flush();
		expect(segments().length).toBeLessThan(12);
		const ids = (test: (id: number) => boolean) => Array.from({ length: 70 }, (_, i) => i + 21).filter(test);
		expect(found('shared')).toEqual(ids(() => true));
		expect(found('word3')).toEqual(ids((id) => id % 7 === 3));
		expect(found('港口湾')).toEqual(ids((id) => id % 3 === 0));
		expect(found('"word3 shared 港口岸"')).toEqual(ids((id) => id % 7 === 3 && id % 3 !== 0));
	});

	it('says the same after a thousand changes as an index of the last state, in few segments', () => {
		let state = 3;
		const random = (below: number) => {
			state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
			return Math.floor((state / 2 ** 32) * below);
		};
		const words = ['alpha', 'beta', 'gamma', '港口', '港', '口岸', 'a港', 'of', 'the', 'ab', 'abc'];
		const present = new Map<number, string>();
		for (let run = 0; run < 300; run++) {
			for (let change = random(6); change >= 0; change--) {
				const id = 1 + random(120);
				if (random(4) === 0) {
					present.delete(id);
					writer.remove(id);
				} else {
					const body = Array.from({ length: 1 + random(12) }, () => words[random(words.length)]).join(random(2) ? ' ' : '，');
					present.set(id, body);
					write(id, body);
				}
			}
			writer.flush();
		}
		const kept = new Map(
			['alpha', '港', '港口', '口', '"of the"', '"alpha beta"', 'ab*', 'a*', 'a港', '"the 港口"', 'alpha -beta'].map((query) => [
				query,
				found(query),
			]),
		);
		expect(segments().length).toBeLessThan(24);
		expect(segments().reduce((sum, documents) => sum + documents, 0)).toBeLessThan(2 * present.size + 50);
		db.$client.exec('delete from search_block; delete from search_segment; delete from search_document');
		for (const [id, body] of present) write(id, body);
		writer.flush();
		for (const [query, ids] of kept) expect([query, found(query)]).toEqual([query, ids]);
	});
});
