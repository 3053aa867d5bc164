import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationCost } from '../../src/schema/cost.ts';
import { createSchema } from '../../src/schema/schema.ts';

const costOf = (text: string, variables?: Record<string, unknown>, name?: string) =>
	operationCost(createSchema(), parse(text), name, variables);

describe('the cost of an operation', () => {
	it('is what it may answer with at worst', () => {
		expect(costOf('{ site { title } }')).toEqual({ cost: 1, depth: 2 });
		expect(costOf('{ articles { nodes { title } } }')).toEqual({ cost: 1 + 10, depth: 3 });
		expect(costOf('{ articles(first: 20) { nodes { title } pageInfo { hasNextPage } } }')).toEqual({ cost: 1 + 1 + 20, depth: 3 });
		expect(costOf('{ articles(first: 20) { edges { node { tags { name } } } } }')).toEqual({ cost: 1 + 20 * (1 + 1 + 10), depth: 5 });
		expect(costOf('{ tagCloud { count } }').cost).toBe(50);
	});

	it('takes lengths from variables and their defaults', () => {
		const text = 'query ($n: Int = 30, $ids: [ID!]!) { articles(last: $n) { nodes { title } } nodes(ids: $ids) { id } }';
		expect(costOf(text, { ids: ['a', 'b'] }).cost).toBe(1 + 30 + 2);
		expect(costOf(text, { n: 50, ids: [] }).cost).toBe(1 + 50);
	});

	it('counts a fragment as often as it is spread, also within a connection', () => {
		const text =
			'fragment F on ArticleConnection { nodes { title } } { a: articles(first: 5) { ...F } b: articles(first: 7) { ...F ... on ArticleConnection { ...F } } }';
		expect(costOf(text).cost).toBe(1 + 5 + 1 + 7 + 7);
	});

	it('takes the operation that is named', () => {
		expect(costOf('query A { site { title } } query B { tagCloud(first: 5) { count } }', {}, 'B').cost).toBe(5);
	});

	it('of introspection is small', () => {
		expect(costOf('{ __schema { types { fields { type { name } } } } __typename }')).toEqual({ cost: 10, depth: 1 });
	});

	it('is found in linear time for fragments that spread each other in all ways', () => {
		const fragments = Array.from(
			{ length: 400 },
			(_, index) => `fragment F${index} on Article { next { ...F${index + 1} } previous { ...F${index + 1} } }`,
		);
		const text = `${fragments.join('\n')} fragment F400 on Article { title } { articles { nodes { ...F0 } } }`;
		const begin = performance.now();
		expect(costOf(text).cost).toBeGreaterThan(1e100);
		expect(performance.now() - begin).toBeLessThan(1000);
	});

	it('of what is nested beyond all use is endless', () => {
		const text = `{ articles { nodes { ${'next {'.repeat(1000)} id ${'}'.repeat(1000)} } } }`;
		expect(costOf(text).cost).toBe(Number.POSITIVE_INFINITY);
	});
});
