import { type ExecutionResult, parse, subscribe } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../../src/schema/context.ts';
import { createSchema } from '../../src/schema/schema.ts';
import { createChangeSource } from '../../src/server/change-feed.ts';
import { type IndexedSite, indexSite } from './indexed-site.ts';

const document = parse(
	'subscription ($after: String) { changes(after: $after) { __typename path cursor ... on ArticleUpserted { article { title tags { name } } } } }',
);

describe('the subscription to changes', () => {
	let site: IndexedSite;
	let source: ReturnType<typeof createChangeSource>;
	beforeEach(async () => {
		site = await indexSite({ 'content/a.md': '---\ntitle: A\ntags: [one]\n---\n' });
		source = createChangeSource();
	});
	afterEach(() => site.close());

	const listen = async (after?: string) => {
		const contextValue = createContext({ store: site.store, changes: source.feed });
		const stream = await subscribe({ schema: createSchema(), document, contextValue, variableValues: { after } });
		if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0];
		return stream as AsyncGenerator<ExecutionResult>;
	};
	const changed = async (files: Record<string, string | null>) => {
		await site.change(files);
		source.announce(site.store.generation());
	};
	const next = async (stream: AsyncGenerator<ExecutionResult>) =>
		((await stream.next()).value as ExecutionResult).data?.changes as Record<string, unknown>;

	it('tells of what changes from now on, each time as it is then', async () => {
		const stream = await listen();
		const first = next(stream);
		await changed({ 'content/a.md': '---\ntitle: B\ntags: [two]\n---\n' });
		expect(await first).toMatchObject({ __typename: 'ArticleUpserted', path: '/a/', article: { title: 'B', tags: [{ name: 'Two' }] } });
		const second = next(stream);
		await changed({ 'content/a.md': null });
		expect(await second).toMatchObject({ __typename: 'ArticleRemoved', path: '/a/' });
		await stream.return(undefined);
	});

	it('goes on from a cursor', async () => {
		const { answer } = site.ask('{ changes { pageInfo { endCursor } } }');
		const cursor = (answer.data as { changes: { pageInfo: { endCursor: string } } }).changes.pageInfo.endCursor;
		await site.change({ 'content/b.md': '---\ntitle: B\n---\n' });
		const stream = await listen(cursor);
		expect(await next(stream)).toMatchObject({ path: '/b/' });
		await stream.return(undefined);
	});

	it('is over at once when its listener leaves, though nothing changed', async () => {
		const stream = await listen();
		const waiting = stream.next();
		await new Promise((resolve) => setTimeout(resolve, 5));
		await stream.return(undefined);
		expect((await waiting).done).toBe(true);
		expect(source.listeners).toBe(0);
	});

	it('refuses a cursor that is none', async () => {
		await expect(listen('nonsense')).rejects.toThrow();
	});
});
