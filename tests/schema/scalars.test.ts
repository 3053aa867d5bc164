import { graphqlSync, type GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { parseDateTime } from '../../src/schema/scalars.ts';
import { createSchema } from '../../src/schema/schema.ts';

const scalar = (name: string) => createSchema().getType(name) as GraphQLScalarType;

describe('DateTime', () => {
	it('is read as RFC 3339 with any offset, fractions rounded up', () => {
		expect(parseDateTime('1970-01-01T00:00:00Z')).toBe(0);
		expect(parseDateTime('2025-02-13T06:27:01+08:00')).toBe(Date.UTC(2025, 1, 12, 22, 27, 1) / 1000);
		expect(parseDateTime('2025-02-13t06:27:01.25-03:30')).toBe(Date.UTC(2025, 1, 13, 9, 57, 2) / 1000);
		expect(parseDateTime('0001-01-01T00:00:00Z')).toBe(-62135596800);
	});

	it.each(['2025-02-13', '2025-02-30T00:00:00Z', '2025-02-13T24:00:00Z', '2025-02-13T06:27:01', '2025-13-01T00:00:00Z', ''])(
		'is not “%s”',
		(text) => {
			expect(parseDateTime(text)).toBeNull();
		},
	);

	it('that is none is refused with what to do, in the document and in variables', () => {
		const inDocument = graphqlSync({ schema: createSchema(), source: '{ articles(where: {date: {from: "yesterday"}}) { totalCount } }' });
		expect(inDocument.errors?.[0]?.message).toContain('RFC 3339');
		expect(inDocument.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
		const source = 'query ($from: DateTime) { articles(where: {date: {from: $from}}) { totalCount } }';
		const inVariables = graphqlSync({ schema: createSchema(), source, variableValues: { from: 5 } });
		expect(inVariables.errors?.[0]?.message).toContain('RFC 3339');
		expect(inVariables.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
	});
});

describe('Locale', () => {
	it('is a language key and nothing else', () => {
		expect(scalar('Locale').coerceInputValue('zh-cn')).toBe('zh-cn');
		expect(() => scalar('Locale').coerceInputValue("en'; drop")).toThrow('language key');
		expect(() => scalar('Locale').coerceInputValue(1)).toThrow('language key');
	});
});
