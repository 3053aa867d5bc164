import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/server/manifest.ts';
import { standIn } from './stand-in.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });
const codeOf = async (response: Response) =>
	((await response.json()) as { errors?: { message: string; extensions: { code: string } }[] }).errors?.[0];

describe('automatic persisted queries', () => {
	test('a document is sent once and then known by its hash', async () => {
		const { post, request } = standIn();
		const query = '{ hello }';
		const unknown = await post({ extensions: persisted(query) });
		expect(unknown.status).toBe(200);
		expect(unknown.headers.get('cache-control')).toBe('no-store');
		expect(await codeOf(unknown)).toEqual({ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
		expect(await (await post({ query, extensions: persisted(query) })).json()).toEqual({ data: { hello: 'hello you' } });
		const byHash = await request(`/graphql?extensions=${encodeURIComponent(JSON.stringify(persisted(query)))}`);
		expect(await byHash.json()).toEqual({ data: { hello: 'hello you' } });
		expect(byHash.headers.get('etag')).not.toBeNull();
	});

	test('a document that is sent with its hash is always heard, however often it was answered', async () => {
		const { post, state } = standIn();
		const query = '{ runs }';
		for (let times = 1; times <= 3; times++) {
			await post({ query, extensions: persisted(query) });
			expect(state.runs).toBe(times);
		}
		await post({ extensions: persisted(query) });
		await post({ extensions: persisted(query) });
		expect(state.runs).toBe(4);
	});

	test('a wrong hash plants nothing', async () => {
		const { post } = standIn();
		expect(await codeOf(await post({ query: '{ runs }', extensions: persisted('{ hello }') }))).toMatchObject({
			extensions: { code: 'BAD_REQUEST' },
		});
		expect(await codeOf(await post({ extensions: persisted('{ hello }') }))).toMatchObject({
			extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
		});
	});
});

describe('trusted documents', () => {
	const text = 'query greet($name: String) { hello(name: $name) }';
	const trustedDocuments = readManifest({ [sha256(text)]: text })!;

	test('run by hash, id or exact text; nothing else runs', async () => {
		const { post } = standIn({ trustedDocuments });
		const ways = [{ extensions: persisted(text) }, { documentId: `sha256:${sha256(text)}` }, { doc_id: sha256(text) }, { query: text }];
		for (const way of ways) expect(await (await post({ ...way, variables: { name: 'a' } })).json()).toEqual({ data: { hello: 'hello a' } });
		for (const way of [{ query: '{ hello }' }, { documentId: 'other' }, { query: '{ hello }', extensions: persisted('{ hello }') }, {}]) {
			const response = await post(way, { accept: 'application/graphql-response+json' });
			expect([response.status, (await codeOf(response))?.extensions.code]).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
		}
	});

	test('manifests of the usual tools are understood, others are not', () => {
		expect(readManifest({ operations: [{ id: 'ABC', body: '{ a }' }] })).toEqual(new Map([['abc', '{ a }']]));
		for (const wrong of [null, [], 'x', { a: 1 }, { operations: [{ id: 1 }] }]) expect(readManifest(wrong)).toBeNull();
	});
});
