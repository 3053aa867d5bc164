import { describe, expect, test } from 'vitest';
import { standIn } from './stand-in.ts';

const nested = (depth: number): string => (depth === 1 ? '{ name }' : `{ thing ${nested(depth - 1)} }`);

describe('limits', () => {
	test('an operation may be as deep as allowed and no deeper, fragments spread', async () => {
		const { query } = standIn({ maxDepth: 5 });
		expect((await query(`{ thing ${nested(4)} }`)).errors).toBeUndefined();
		const { status, errors } = await query(`{ thing ${nested(5)} }`);
		expect(status).toBe(400);
		expect(errors?.[0]).toMatchObject({
			message: expect.stringContaining('6 fields deep; 5'),
			extensions: { code: 'OPERATION_TOO_DEEP', depth: 6, maxDepth: 5 },
		});
		expect((await query(`{ thing { ...a } } fragment a on Thing { thing ${nested(4)} }`)).codes).toEqual(['OPERATION_TOO_DEEP']);
		expect((await query('{ __schema { types { fields { type { ofType { ofType { ofType { name } } } } } } } }')).errors).toBeUndefined();
	});

	test('a fragment that spreads itself is refused, and fragments that multiply are measured at once', async () => {
		const { query } = standIn();
		expect((await query('{ thing { ...a } } fragment a on Thing { thing { ...a } }')).codes).toContain('GRAPHQL_VALIDATION_FAILED');
		const doubling = Array.from(
			{ length: 60 },
			(_, level) => `fragment f${level} on Thing { a: thing { ...f${level + 1} } b: thing { ...f${level + 1} } }`,
		);
		expect((await query(`{ thing { ...f0 } } ${doubling.join(' ')} fragment f60 on Thing { name }`)).codes).toEqual(['OPERATION_TOO_DEEP']);
	});

	test('documents that make validation slow are refused before it', async () => {
		const { query } = standIn();
		const started = performance.now();
		expect((await query(`{ ${'hello '.repeat(5000)} }`)).codes).toEqual(['GRAPHQL_PARSE_FAILED']);
		expect((await query(`{ ${'hello '.repeat(3000)} }`)).codes).toEqual(['OPERATION_TOO_COSTLY']);
		expect((await query(`{ ${'... { hello } '.repeat(900)} }`)).codes).toEqual(['OPERATION_TOO_COSTLY']);
		expect(performance.now() - started).toBeLessThan(3000);
	});

	test('an operation that takes too long is ended, although its fields never pause', async () => {
		const { query } = standIn({ timeout: 80 });
		const started = performance.now();
		const { status, codes } = await query(`{ ${Array.from({ length: 50 }, (_, number) => `w${number}: wait`).join(' ')} }`);
		expect([status, codes]).toEqual([504, ['OPERATION_TIMEOUT']]);
		expect(performance.now() - started).toBeLessThan(1000);
		expect((await query('{ wait }')).errors).toBeUndefined();
	});

	test('a client that asks too often waits; others do not', async () => {
		let now = 0;
		const { request } = standIn({ rateLimit: 3 }, { now: () => now });
		const ask = async () => (await request('/graphql?query={hello}')).status;
		expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429]);
		const refused = await request('/graphql?query={hello}');
		expect(refused.headers.get('retry-after')).toBe('20');
		expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
		expect((await request('/health/live')).status).toBe(200);
		now += 20_000;
		expect([await ask(), await ask()]).toEqual([200, 429]);
	});
});
