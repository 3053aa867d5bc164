import { createYoga } from 'graphql-yoga';
import type { Context } from '../schema/context.ts';
import { useKeeping } from './answers-kept.ts';
import { createMemory } from '../store/memory.ts';
import { useBrokenParameters } from './broken-parameters.ts';
import { useDocumentLimits } from './document-limits.ts';
import { errorAnswer } from './error-response.ts';
import type { Answer, Incoming } from './exchange.ts';
import { exampleTabs } from './examples.ts';
import { graphiqlRoutes, useGraphiQLPage } from './graphiql.ts';
import { healthRoutes } from './health.ts';
import type { KnownOperations } from './known-documents.ts';
import type { Keeping } from './lane.ts';
import { createMaskError } from './mask-error.ts';
import { type Metrics, metricsRoute } from './metrics.ts';
import { createEventBatches } from './event-batches.ts';
import { useOperationCost } from './operation-cost.ts';
import { usePersistedQueries } from './persisted-queries.ts';
import type { ServerContext, ServerPlugin } from './plugin.ts';
import { contextOf, contextWith } from './request-context.ts';
import { reindexHook } from './reindex-hook.ts';
import { type Route, useRoutes } from './routes.ts';
import { schemaRoute } from './schema-route.ts';
import { BODY_LIMIT, GRAPHQL_PATH, type ServerSettings, type ServerSources } from './settings.ts';
import { useSubscriptions } from './subscriptions.ts';
import { useTimeout } from './timeout.ts';
import { DOCUMENT_ID_PARAMETERS, useTrustedDocuments } from './trusted-documents.ts';

/** Everything that is computed rather than kept. */
export type YogaHandler = {
	/** @param keeping is told whether the answer may be kept. */
	answer(incoming: Incoming, keeping: Keeping): Promise<Answer>;
	/** Executions for subscribers. */
	readonly counts: { executions: number };
	close(): void;
};

/** Characters of documents whose parsed form is kept; a parsed document weighs some twenty times its text. */
const DOCUMENTS = 500_000;

/** Yoga with its plugins in order. */
export function createYogaHandler(sources: ServerSources, settings: ServerSettings, metrics: Metrics, known: KnownOperations): YogaHandler {
	const { log, schema } = sources;
	const maskError = createMaskError(log);
	const batches = createEventBatches(() => sources.store()?.version() ?? '', maskError);
	const plugins: ServerPlugin[] = [
		settings.graphiql ? useGraphiQLPage(GRAPHQL_PATH, () => exampleTabs(sources.store())) : {},
		useRoutes(routesOf(sources, settings, metrics), GRAPHQL_PATH),
		useBrokenParameters(),
		settings.trustedDocuments ? useTrustedDocuments(settings.trustedDocuments) : usePersistedQueries(),
		useDocumentLimits(settings.maxDepth),
		useOperationCost(settings.maxCost),
		useTimeout(settings.timeout),
		useKeeping(known),
		useSubscriptions(batches, sources.changes, ({ visibility, canSeeProblems }, part) =>
			contextWith({ visibility, canSeeProblems }, sources, part),
		),
	];
	const yoga = createYoga<ServerContext, Context>({
		schema,
		graphqlEndpoint: GRAPHQL_PATH,
		logging: false,
		cors: false,
		graphiql: false,
		landingPage: false,
		multipart: false,
		healthCheckEndpoint: '/health/yoga',
		maxRequestBodySize: BODY_LIMIT,
		maskedErrors: { maskError, errorMessage: '' },
		extraParamNames: DOCUMENT_ID_PARAMETERS,
		parserAndValidationCache: {
			documentCache: createMemory(DOCUMENTS, (_, text) => text.length, DOCUMENTS / 10),
			errorCache: createMemory(DOCUMENTS / 10, (_, text) => text.length, DOCUMENTS / 100),
		},
		plugins,
		context: ({ request }) => contextOf(request, sources, settings),
	});
	return {
		async answer(incoming, keeping) {
			if (incoming.method === 'TRACE' || incoming.method === 'TRACK') {
				// The Fetch standard has no such requests.
				return errorAnswer('METHOD_NOT_ALLOWED', `${incoming.method} is answered nowhere; send GET or POST.`, { allow: 'GET, POST' });
			}
			const request = new Request(incoming.url, {
				method: incoming.method,
				headers: headersOf(incoming),
				body: incoming.body as Buffer<ArrayBuffer> | null,
				signal: incoming.signal,
			});
			const live: ServerContext['live'] = { events: null };
			return toAnswer(await yoga.fetch(request, { keeping, client: incoming.client, live }), live.events);
		},
		get counts() {
			return { executions: batches.executed };
		},
		close: () => void yoga.dispose(),
	};
}

/** The headers, with the media type as Yoga compares it: in lower case (RFC 9110 §8.3.1 lets clients write it in any). */
function headersOf({ headers }: Incoming): Headers {
	const given = new Headers(headers);
	const type = given.get('content-type');
	if (type !== null) given.set('content-type', type.toLowerCase());
	return given;
}

function routesOf(sources: ServerSources, settings: ServerSettings, metrics: Metrics): Route[] {
	return [
		...healthRoutes(() => sources.store() !== null),
		schemaRoute(sources.schema),
		metricsRoute(metrics),
		...(settings.graphiql
			? [
					...graphiqlRoutes(),
					{ path: '/', method: 'GET' as const, answer: () => new Response(null, { status: 302, headers: { location: GRAPHQL_PATH } }) },
				]
			: []),
		...(settings.hookSecret === null ? [] : [reindexHook(settings.hookSecret, sources.reindex)]),
	];
}

async function toAnswer(response: Response, events: AsyncIterable<Uint8Array> | null): Promise<Answer> {
	// Yoga's own responses keep the case in which their headers were written.
	const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name.toLowerCase(), value]));
	// Proxies that gather answers before passing them on would hold events back.
	if (events) return { status: response.status, headers: { ...headers, 'x-accel-buffering': 'no' }, body: events };
	const body = Buffer.from(await response.arrayBuffer());
	if (body.length === 0 && response.status >= 400) return { ...wordless(response.status), status: response.status };
	return { status: response.status, headers, body: body.length === 0 ? null : body };
}

/** Yoga refuses some requests without a word. */
function wordless(status: number): Answer {
	if (status === 406)
		return errorAnswer(
			'BAD_REQUEST',
			'Answers are application/graphql-response+json, application/json, or text/event-stream; accept one of them.',
		);
	if (status === 415) return errorAnswer('BAD_REQUEST', 'Send the operation as application/json.');
	if (status === 404) return errorAnswer('NOT_FOUND', `GraphQL is at ${GRAPHQL_PATH}.`);
	return errorAnswer('BAD_REQUEST', 'The request cannot be understood.');
}
