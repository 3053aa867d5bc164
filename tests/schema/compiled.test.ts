import { readdirSync, readFileSync } from 'node:fs';
import { execute, type GraphQLFormattedError, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../bench/operations/documents.ts';
import { compileOperation } from '../../src/schema/compiled/operation.ts';
import { createContext } from '../../src/schema/context.ts';
import { createSchema } from '../../src/schema/schema.ts';
import { type IndexedSite, indexSite } from './indexed-site.ts';
import { smallSite } from './small-site.ts';

type Question = { text: string; variables?: Record<string, unknown>; operationName?: string };

const folder = new URL('recorded/', import.meta.url);
const recorded = readdirSync(folder)
	.filter((name) => name.endsWith('.graphql'))
	.map((name): [string, Question] => [name, { text: readFileSync(new URL(name, folder), 'utf8') }]);

/** What the language has beside plain fields, and answers that need to be quoted. */
const others: Record<string, Question> = {
	'fragments, aliases and fields that are merged': {
		text: `query { one: articles(first: 2) { ...Page nodes { title } } two: articles(last: 1) { nodes { ...Title url: path } ...Page } }
			fragment Page on ArticleConnection { nodes { path ...Title } pageInfo { hasNextPage } }
			fragment Title on Page { title __typename ... on Article { slug } ... on Section { name } ... { locale } }`,
	},
	'interfaces and names of types': {
		text: '{ pages(first: 100) { nodes { __typename kind path ... on Term { name count } ... on Node { id } } } __typename }',
	},
	'variables with defaults': {
		text: 'query ($first: Int = 2, $order: ArticleOrder = { field: TITLE }, $locales: [Locale!]) { articles(first: $first, orderBy: $order, locales: $locales) { nodes { title isFallback } } }',
		variables: { locales: ['zh-HK', 'en'] },
	},
	'variables left out': { text: 'query ($first: Int) { articles(first: $first) { nodes { title } } }' },
	'a condition that holds': { text: conditional(), variables: { on: true, off: false } },
	'a condition that does not': { text: conditional(), variables: { on: false, off: true } },
	'JSON, quotation marks and other scripts': { text: '{ articles(first: 50) { nodes { params body summaryHTML title description } } }' },
	'one operation of several': { text: 'query A { site { title } } query B { site { language { locale } } }', operationName: 'B' },
};

function conditional(): string {
	return 'query ($on: Boolean!, $off: Boolean!) { articles(first: 2) { nodes { title @include(if: $on) path @skip(if: $off) ... @include(if: $on) { locale } } } }';
}

describe('a compiled operation', () => {
	let site: IndexedSite;
	beforeAll(async () => {
		site = await indexSite(smallSite);
	});
	afterAll(() => site.close());
	const schema = createSchema();

	/** The answer, which is the same however often it was asked for: an operation reads less when it has learned what it needs. */
	function compiled({ text, variables = {}, operationName }: Question): string | null {
		const operation = compileOperation(schema, parse(text), operationName);
		const answer = () => operation?.answer(createContext({ store: site.store, canSeeProblems: true, now: 0 }), variables, () => {}) ?? null;
		const answers = [answer(), answer(), answer()];
		expect(new Set(answers).size).toBe(1);
		return answers[0]!;
	}

	function executed({ text, variables, operationName }: Question): { data: unknown; errors?: readonly GraphQLFormattedError[] } {
		const contextValue = createContext({ store: site.store, canSeeProblems: true, now: 0 });
		return execute({ schema, document: parse(text), variableValues: variables, operationName, contextValue }) as ReturnType<
			typeof executed
		>;
	}

	it.each([...recorded, ...Object.entries(others)])('answers as graphql-js does, byte for byte: %s', (_, question) => {
		const expected = executed(question);
		expect(expected.errors).toBeUndefined();
		expect(compiled(question)).toBe(JSON.stringify({ data: expected.data }));
	});

	it.each(Object.entries(operations))(
		'answers as graphql-js does, byte for byte, what the bench asks: %s',
		(_, { document, variables }) => {
			const facts = {
				...{
					articles: 3,
					paths: ['/post/one/'],
					slugs: ['one'],
					ids: ['x'],
					tags: ['tide'],
					fullTags: ['tide'],
					categories: ['news'],
					lateCursor: null as never,
				},
				...{ cursors: [null as never], changeCursors: [null as never], latePage: 1, words: ['the'], dates: ['2025-01-01T00:00:00Z'] },
			};
			const question = { text: document, variables: variables(facts, (items) => items[0]!) };
			const { data, errors } = executed(question);
			expect(compiled(question)).toBe(errors ? null : JSON.stringify({ data }));
		},
	);

	it.each([
		['an error at a field', { text: '{ articles(first: 1000) { nodes { title } } }' }],
		['a value that does not fit', { text: 'query ($first: Int!) { articles(first: $first) { totalCount } }', variables: { first: 'x' } }],
		['a variable that is missing', { text: 'query ($first: Int!) { articles(first: $first) { totalCount } }' }],
		['introspection', { text: '{ __schema { queryType { name } } }' }],
		['a subscription', { text: 'subscription { changes { path } }' }],
		['no such operation', { text: 'query A { site { title } }', operationName: 'B' }],
	])('leaves to graphql-js %s', (_, question) => {
		expect(compiled(question as Question)).toBeNull();
	});

	it('ends when it is told to', () => {
		const operation = compileOperation(schema, parse('{ articles { nodes { title } } }'))!;
		let objects = 0;
		const answer = operation.answer(createContext({ store: site.store }), {}, () => {
			objects++;
			if (objects === 3) throw new Error('too long');
		});
		expect([answer, objects]).toEqual([null, 3]);
	});
});
