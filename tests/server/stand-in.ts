import type { Server as HTTPServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLError, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { onTestFinished } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { HugoQLError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import type { Context } from '../../src/schema/context.ts';
import { createChangeSource } from '../../src/server/change-feed.ts';
import { respondToFetch } from '../../src/server/fetch.ts';
import { createServer } from '../../src/server/server.ts';
import type { ServerSettings, ServerSources } from '../../src/server/settings.ts';
import type { Reader, Store } from '../../src/store/store.ts';

const settings: ServerSettings = {
	graphiql: true,
	previewToken: null,
	hookSecret: null,
	trustedDocuments: null,
	corsOrigins: [],
	maxCost: 1000,
	maxDepth: 10,
	timeout: 30_000,
	rateLimit: 0,
	cacheSize: 1_000_000,
	maxAge: 0,
	development: false,
};

const Thing: GraphQLObjectType<unknown, Context> = new GraphQLObjectType({
	name: 'Thing',
	fields: () => ({ name: { type: GraphQLString, resolve: () => 'thing' }, thing: { type: Thing, resolve: () => ({}) } }),
});

/** The server over a schema of its own and a store that only has a version, so that each test says what it is about. */
export function standIn(given: Partial<ServerSettings> = {}, sources: Partial<ServerSources> = {}) {
	const state = { version: 'a-1', isReady: true, runs: 0, reindexed: 0, log: [] as string[] };
	const wait = (milliseconds: number) => {
		const end = performance.now() + milliseconds;
		while (performance.now() < end);
		return 'waited';
	};
	const schema = new GraphQLSchema({
		query: new GraphQLObjectType<unknown, Context>({
			name: 'Query',
			fields: {
				hello: {
					type: new GraphQLNonNull(GraphQLString),
					args: { name: { type: GraphQLString } },
					resolve: (_, { name }) => `hello ${name ?? 'you'}`,
				},
				runs: { type: GraphQLInt, resolve: () => ++state.runs },
				long: { type: GraphQLString, resolve: () => '新闻'.repeat(2000) },
				thing: { type: Thing, resolve: () => ({}) },
				sees: {
					type: GraphQLString,
					resolve: (_, __, { visibility, canSeeProblems }) => JSON.stringify({ ...visibility, canSeeProblems }),
				},
				wait: { type: GraphQLString, resolve: () => wait(30) },
				refuses: {
					type: GraphQLString,
					resolve: () => {
						throw new HugoQLError('CURSOR_INVALID', 'The cursor is of another list.');
					},
				},
				breaks: {
					type: GraphQLString,
					resolve: () => {
						throw new Error('SQLITE_ERROR: no such column: secret');
					},
				},
				breaksInside: {
					type: GraphQLString,
					resolve: () => {
						throw new GraphQLError('inner secret', { originalError: new Error('secret') });
					},
				},
			},
		}),
	});
	const store = {
		config: { siteFolder: '/' } as Config,
		version: () => state.version,
		generation: () => 1,
		reader: (visibility: unknown) => ({ visibility, pageByUrl: () => ({}), findLanguage: () => ({}) }) as unknown as Reader,
	} as Store;
	const changes = createChangeSource();
	const server = createServer(
		{
			schema,
			store: () => (state.isReady ? store : null),
			search: () => null,
			changes,
			nextMoment: () => null,
			reindex: () => void state.reindexed++,
			now: Date.now,
			gauges: [],
			log: createLog('warn', (line) => state.log.push(line)),
			...sources,
		},
		{ ...settings, ...given },
	);
	onTestFinished(() => server.close());
	const request = (path: string, init?: RequestInit) => respondToFetch(server, new Request(`http://site.test${path}`, init));
	const post = (body: unknown, headers: Record<string, string> = {}) =>
		request('/graphql', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
	return {
		state,
		server,
		changes,
		request,
		post,
		/** Status, and what is in the answer's JSON. */
		async query(query: string, headers: Record<string, string> = {}, variables?: unknown) {
			const response = await post({ query, variables }, { accept: 'application/graphql-response+json', ...headers });
			const json = (await response.json()) as {
				data?: Record<string, unknown>;
				errors?: { message: string; extensions: Record<string, unknown> }[];
			};
			return { status: response.status, headers: response.headers, ...json, codes: json.errors?.map((error) => error.extensions.code) };
		},
	};
}

/** Puts a server behind a port of its own, for one test. */
export async function listen(server: HTTPServer): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return (server.address() as AddressInfo).port;
}
