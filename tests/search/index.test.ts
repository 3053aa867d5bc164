import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openForWriting } from '../../src/db/open.ts';
import { createSearchWriter, type SearchWriter } from '../../src/db/search-index.ts';
import { mergeSegments } from '../../src/db/search-merge.ts';
import { createSegmentBuilder } from '../../src/db/search-segment.ts';
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
		selected: () => null,
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

	const segmentIds = () =>
		db.$client
			.prepare<[], { id: number }>('select id from search_segment')
			.all()
			.map(({ id }) => id);

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

	it('is the same whether segments are merged or not, before, meanwhile and after, also where that was broken off', () => {
		const plain = createSearchWriter(db.$client, 220);
		const body = (id: number) => `word${id % 7} shared 港口${id % 3 ? '岸' : '湾'} u${id}`;
		const put = (id: number) =>
			plain.write(
				id,
				{ title: `Page ${id}`, summary: '', body: body(id), terms: [] },
				{ languageId: 1, date: id, identity: `${id}`, inSite: true },
			);
		for (let id = 1; id <= 110; id++) put(id);
		for (let id = 1; id <= 20; id++) plain.remove(id);
		put(21);
		plain.flush();
		const ids = (test: (id: number) => boolean) => Array.from({ length: 90 }, (_, i) => i + 21).filter(test);
		const same = () => {
			expect(found('shared')).toEqual(ids(() => true));
			expect(found('word3')).toEqual(ids((id) => id % 7 === 3));
			expect(found('港口湾')).toEqual(ids((id) => id % 3 === 0));
			expect(found('"word3 shared 港口岸"')).toEqual(ids((id) => id % 7 === 3 && id % 3 !== 0));
		};
		const many = segments().length;
		expect(many).toBeGreaterThan(8);
		same();
		const begun = db.$client.prepare('select 1 from search_segment where alive < 0');
		while (!begun.get()) {
			expect(plain.tidy(0)).toBe(true);
			same();
		}
		// A new writer knows nothing of what the one before had begun.
		const next = createSearchWriter(db.$client);
		for (let calls = 0; next.tidy(0); calls++) {
			expect(calls).toBeLessThan(10_000);
			same();
		}
		expect(segments().length).toBeLessThan(many - 5);
		const orphans = 'select count(*) as count from search_block where segment not in (select id from search_segment where alive > 0)';
		expect(db.$client.prepare(orphans).get()).toEqual({ count: 0 });
	});

	it('loses nothing that changes while segments are merged', () => {
		for (let id = 1; id <= 80; id++) {
			write(id, `alpha ${id % 2 ? 'odd' : 'even'}`);
			if (id % 10 === 0) writer.flush();
		}
		expect(writer.tidy(0)).toBe(true);
		writer.remove(1);
		writer.setInSite(3, false);
		write(5, 'beta');
		writer.flush();
		while (writer.tidy(0));
		expect(segments().length).toBeLessThan(4);
		expect(found('odd')).toEqual(Array.from({ length: 37 }, (_, i) => i * 2 + 7));
		expect(found('beta')).toEqual([5]);
		writer.setInSite(3, true);
		writer.remove(7);
		writer.flush();
		expect(found('odd').slice(0, 2)).toEqual([3, 9]);
	});

	it('finds phrases whose words are in thousands of articles, newest first, before and after these are stored as one', () => {
		// Places of a word so common lie apart from it, in pieces.
		const body = (id: number) => `shared ${id % 500 === 7 ? 'lamp' : 'oil'} ${'shared filler '.repeat(id % 5)}u${id} lamp shared`;
		const ids = Array.from({ length: 3000 }, (_, i) => i + 1);
		const removed = new Set([507, 1007]);
		const segmentOf = (some: number[]) => {
			const builder = createSegmentBuilder();
			for (const id of some) {
				const text = { title: `Page ${id}`, summary: '', body: body(id), terms: [] };
				builder.add(id, text, { languageId: 1, date: (id * 7919) % 3001, identity: `${id}`, inSite: true });
			}
			return builder.finish()!;
		};
		const check = () => {
			const { edges, totalCount } = search.search(bareReader(db), { query: '"shared lamp"', first: 100 });
			const wanted = ids.filter((id) => id % 500 === 7 && !removed.has(id));
			expect(edges.map(({ node }) => node.id)).toEqual(wanted.sort((a, b) => ((b * 7919) % 3001) - ((a * 7919) % 3001)));
			expect(totalCount()).toBe(wanted.length);
			expect(found('"lamp shared" u2007')).toEqual([2007]);
			const newest = search.search(bareReader(db), { query: 'shared lamp', first: 20 }).edges.map(({ node }) => node.id);
			expect(newest.slice(0, wanted.length)).toEqual(wanted);
		};
		for (let start = 0; start < 3000; start += 750) for (const _ of writer.addSegment(segmentOf(ids.slice(start, start + 750))));
		writer.remove(507);
		for (const _ of writer.storeAdded());
		writer.remove(1007);
		writer.flush();
		expect(segments()).toEqual([2999]);
		expect(db.$client.prepare('select count(*) > 2 as many from search_piece').get()).toEqual({ many: 1 });
		check();
		for (const _ of mergeSegments(db.$client, [segmentIds()[0]!]));
		expect(segments()).toEqual([2998]);
		check();
		while (writer.tidy(5));
		expect(db.$client.prepare('select count(*) as blocks from search_block where segment < ?').get(segmentIds()[0])).toEqual({ blocks: 0 });
		expect(
			db.$client.prepare('select count(*) as lost from search_piece where id / 1048576 not in (select id from search_block)').get(),
		).toEqual({
			lost: 0,
		});
		check();
	});

	it('finds what begins as a prefix does, past all the words that follow a common one', () => {
		for (let id = 1; id <= 1500; id++) write(id, id % 3 === 0 ? `u${id}` : `the word${id}`);
		write(1503, 'then of');
		write(1506, 'thesis');
		writer.flush();
		const count = (query: string) => search.search(bareReader(db), { query }).totalCount();
		expect([count('the*'), count('then*'), count('thes*'), count('thez*')]).toEqual([1002, 1, 1, 0]);
	});

	it('is read as a whole also where it is merged at that very moment', () => {
		for (let id = 1; id <= 80; id++) {
			write(id, 'alpha beta 港口');
			if (id % 10 === 0) writer.flush();
		}
		for (const query of ['"alpha beta"', '港口']) {
			const reader = bareReader(db);
			const { get } = reader;
			let calls = 0;
			reader.get = (sql, ...parameters) => {
				if (++calls === 7) while (writer.tidy(5));
				return get(sql, ...parameters);
			};
			expect(search.search(reader, { query }).totalCount()).toBe(80);
			for (let id = 81; id <= 88; id++) write(id - 80, 'alpha beta 港口');
			writer.flush();
		}
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
			if (random(3) === 0) writer.tidy(random(3));
		}
		while (writer.tidy(5));
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
