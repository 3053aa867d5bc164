import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HugoQLError } from '../../src/errors.ts';
import { toGraphQLError } from '../../src/schema/errors.ts';
import { type IndexedSite, indexSite } from './indexed-site.ts';

describe('toGraphQLError', () => {
	it('shows what was meant for the caller, with its code and place', () => {
		const known = new HugoQLError('CURSOR_INVALID', 'Start over.');
		const shown = toGraphQLError(new GraphQLError('Start over.', { originalError: known, path: ['articles'] }));
		expect(shown.toJSON()).toEqual({ message: 'Start over.', path: ['articles'], extensions: { code: 'CURSOR_INVALID' } });
		expect(toGraphQLError(known).extensions.code).toBe('CURSOR_INVALID');
	});

	it('hides what was not', () => {
		for (const error of [new TypeError('secret'), new GraphQLError('secret', { originalError: new TypeError('secret'), path: ['site'] })]) {
			const shown = toGraphQLError(error);
			expect(shown.message).not.toContain('secret');
			expect(shown.extensions.code).toBe('INTERNAL_SERVER_ERROR');
		}
	});

	it('gives errors of GraphQL’s own a code', () => {
		expect(toGraphQLError(new GraphQLError('Cannot query field.'), 'GRAPHQL_VALIDATION_FAILED').extensions.code).toBe(
			'GRAPHQL_VALIDATION_FAILED',
		);
		expect(toGraphQLError(new GraphQLError('x', { extensions: { code: 'FORBIDDEN' } })).extensions.code).toBe('FORBIDDEN');
	});
});

describe('a question that cannot be answered', () => {
	let site: IndexedSite;
	beforeAll(async () => {
		site = await indexSite({ 'content/a.md': '---\ntitle: A\n---\n' });
	});
	afterAll(() => site.close());

	it.each([
		['problems without the token', '{ problems { totalCount } }', 'FORBIDDEN'],
		['search before it is ready', '{ search(query: "a") { totalCount } }', 'NOT_READY'],
		['a language that the site does not have', '{ site(locale: "fr") { title } }', 'BAD_USER_INPUT'],
		['a cursor that is none', '{ articles(after: "x") { totalCount } }', 'CURSOR_INVALID'],
		['a page that is too large', '{ articles(first: 101) { totalCount } }', 'BAD_USER_INPUT'],
		['a cloud that is too large', '{ tagCloud(first: 1001) { count } }', 'BAD_USER_INPUT'],
		['a cursor of problems that is none', '{ problems(after: "x") { totalCount } }', 'CURSOR_INVALID'],
		['too many ids', `{ nodes(ids: [${'"x",'.repeat(101)}]) { id } }`, 'BAD_USER_INPUT'],
	])('%s says what to do', (name, text, code) => {
		const { answer } = site.ask(text, {}, { canSeeProblems: name.includes('cursor of') });
		const error = toGraphQLError(answer.errors?.[0]);
		expect(error.extensions.code).toBe(code);
		expect(error.message).toMatch(/\.$/);
	});
});
