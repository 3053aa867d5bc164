import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/create-search.ts';
import { scoreOf } from '../../src/search/weights.ts';
import { type BareIndex, createBareIndex } from './bare-index.ts';

describe('hits', () => {
	let index: BareIndex;
	beforeEach(() => {
		index = createBareIndex();
	});
	afterEach(() => index.close());

	const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, i) => i + from);

	it('are counted also where better ones fill the page', () => {
		for (const id of [1, 2, 3]) index.write(id, { body: 'gamma' });
		index.flush();
		for (const id of [4, 5, 6]) index.write(id, { title: 'gamma' });
		index.flush();
		expect(index.ids({ query: 'gamma', first: 1 })).toEqual([6]);
		expect(index.search({ query: 'gamma', first: 1 }).totalCount()).toBe(6);
	});

	it('of equal worth come newest first, whatever segment they are in', () => {
		index.write(1, { title: 'gamma' }, 9);
		index.write(2, { title: 'gamma delta' }, 8);
		index.flush();
		for (const id of [3, 4]) index.write(id, { title: 'gamma delta' });
		index.flush();
		expect(index.ids({ query: 'gamma', first: 1 })).toEqual([1]);
		expect(index.ids({ query: 'gamma delta', first: 1 })).toEqual([2]);
	});

	it('go by the part with the worst place first, then by the places of all', () => {
		index.write(1, { summary: 'alpha or beta' });
		index.write(2, { title: 'alpha', body: 'beta' });
		index.write(3, { body: 'alpha and beta' });
		index.write(4, { body: 'alpha' });
		index.flush();
		expect(index.ids('alpha beta')).toEqual([1, 2, 3]);
	});

	it('keep the worth of their places where others are left out', () => {
		index.write(9, { body: 'alpha and beta gamma' });
		index.write(1, { title: 'alpha', body: 'beta' });
		index.write(2, { body: 'alpha and beta' });
		index.flush();
		expect(index.ids('alpha beta -gamma')).toEqual([1, 2]);
	});

	it('have parts next to each other first, with or without a space between Chinese ones', () => {
		index.write(1, { body: '港口灯塔' });
		index.write(2, { body: '灯塔、港口' });
		index.write(3, { body: '港口 灯塔' });
		index.write(4, { body: 'end of the day' });
		index.write(5, { body: 'the end of day' });
		index.flush();
		expect(index.ids('港口 灯塔')).toEqual([3, 1, 2]);
		// Two short words are one term of the index.
		expect(index.ids('of the')).toEqual([4, 5]);
	});

	it('of a phrase go by the field that has it', () => {
		index.write(1, { title: 'harbour wall' });
		index.write(2, { terms: ['port', 'harbour wall'] });
		index.write(3, { summary: 'A harbour wall' });
		index.write(4, { body: 'The harbour wall' });
		index.write(6, { summary: 'The harbour wall', body: 'The harbour wall, of which this goes on to tell' }, 0);
		index.write(5, { title: 'The harbour', terms: ['wall'], body: 'harbour', summary: 'wall' });
		index.flush();
		expect(index.ids('"harbour wall"')).toEqual([1, 2, 3, 6, 4]);
	});

	it('behind a cursor are those that a whole page has, with and without a phrase', () => {
		for (const id of numbers(12)) index.write(id, { body: id % 3 ? 'alpha beta' : 'beta alpha' }, 5 + (id % 2));
		index.flush();
		for (const query of ['alpha', 'alpha beta']) {
			const all = index.ids(query);
			const ids: number[] = [];
			for (let after: string | null = null; ids.length < 12; ) {
				const { edges } = index.search({ query, first: 1, after });
				ids.push(edges[0]!.node.id);
				after = edges[0]!.cursor;
			}
			expect([query, ids]).toEqual([query, all]);
		}
	});

	it('of a rare word are found among many of a common one', () => {
		for (const id of numbers(60)) index.write(id, { body: id === 20 ? '' : 'common', title: id === 22 ? 'common' : '' });
		for (const id of [20, 21]) index.write(id, { body: id === 20 ? 'rare' : 'rare or common' });
		index.flush();
		const { edges } = index.search('rare common');
		expect(edges.map(({ node, score }) => [node.id, score])).toEqual([[21, scoreOf(0, false, 1)]]);
	});

	it('of a beginning are found by all of many words', () => {
		for (const id of numbers(1500)) index.write(id, { body: `word${id} 谷word${id}` });
		index.flush();
		expect(index.search('wor*').totalCount()).toBe(1500);
		expect(index.search('谷wor').totalCount()).toBe(1500);
		expect(index.search('word15*').totalCount()).toBe(12);
	});

	it('are those of an index that was made anew, also where it has the same numbers', () => {
		const service = createSearch();
		const [old, anew] = [createBareIndex(service, 'old-1'), createBareIndex(service, 'anew-1')];
		old.write(1, { body: 'alpha' });
		anew.write(2, { body: 'beta' });
		for (const one of [old, anew]) one.flush();
		expect([old.ids('alpha'), anew.ids('alpha'), anew.ids('beta'), old.ids('alpha')]).toEqual([[1], [], [2], [1]]);
		for (const one of [old, anew]) one.close();
	});

	it('are all there for the facets, however far apart their numbers', () => {
		for (const id of [3, 70_000, 200_000]) index.write(id, { body: 'alpha' });
		index.flush();
		expect(index.idsOfFacets('alpha')).toEqual([3, 70_000, 200_000]);
	});

	it('that are many are held against a condition that no sets are kept for, as it is now', () => {
		for (const id of numbers(3100)) index.write(id, { body: 'alpha' });
		index.flush();
		const found = (rest: number, version: string, missing = 0) =>
			index
				.search({ query: 'alpha', locales: ['en'] }, {
					version,
					condition: () => ({ sql: 'page.id % 2 = ?', parameters: [rest] }),
					all: (sql: string, ...parameters: Parameters<typeof index.all>[1][]) =>
						sql.includes('from page where page.id % 2 = ?')
							? numbers(3100 - missing)
									.filter((id) => id % 2 === parameters[0])
									.map((id) => ({ id }))
							: (index.all(sql, ...parameters) as never),
				} as never)
				.totalCount();
		expect([found(0, 'test-1'), found(1, 'test-1'), found(1, 'test-2', 100)]).toEqual([1550, 1550, 1500]);
		expect(found(0, 'test-2', 98)).toBe(1501);
	});
});
