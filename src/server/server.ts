import { allowOrigin, answerPreflight } from './cors.ts';
import { errorAnswer } from './error-response.ts';
import type { Answer, Incoming } from './exchange.ts';
import { createFeeds } from './feeds/feeds.ts';
import { createDirect } from './direct.ts';
import { createKnownOperations } from './known-documents.ts';
import { createLane, finish, type Keeping } from './lane.ts';
import { createLateYoga } from './late-yoga.ts';
import { createMetrics } from './metrics.ts';
import { createRateLimit } from './rate-limit.ts';
import { presentContext } from './request-context.ts';
import { GRAPHQL_PATH, type ServerSettings, type ServerSources } from './settings.ts';

/** Answers requests, however they come. */
export type Server = {
	/** Answers one request, at once where it can; never throws nor rejects. */
	respond(incoming: Incoming): Answer | Promise<Answer>;
	close(): void;
};

/** Puts the steps of a request in order: its client's allowance, preflight, kept answers, then Yoga and its plugins. */
export function createServer(sources: ServerSources, settings: ServerSettings): Server {
	const { log, now, store } = sources;
	const keeping = {
		isOpen: (incoming: Incoming) => isOpen(incoming, settings),
		cacheControl: () => cacheControl(settings.maxAge, sources.nextMoment(), now()),
		varyOn: settings.previewToken === null ? ['x-hugoql-as-of'] : ['Authorization', 'x-hugoql-as-of'],
	};
	const feeds = createFeeds({ store, ...keeping, cacheSize: settings.cacheSize / 4 }, settings);
	const lane = createLane({
		...keeping,
		version: () => store()?.version() ?? '',
		varyOn: ['Accept', ...keeping.varyOn],
		size: (settings.cacheSize * 3) / 4,
		compute,
	});
	const metrics = createMetrics([
		...sources.gauges,
		{
			name: 'hugoql_cache_hits_total',
			help: 'Answers from kept bytes.',
			type: 'counter',
			read: () => lane.counts.hits + feeds.counts.hits,
		},
		{
			name: 'hugoql_cache_misses_total',
			help: 'Answers that were computed.',
			type: 'counter',
			read: () => lane.counts.misses + feeds.counts.misses,
		},
		{ name: 'hugoql_cache_bytes', help: 'Bytes of kept answers.', type: 'gauge', read: () => lane.counts.bytes + feeds.counts.bytes },
		{ name: 'hugoql_subscribers', help: 'Open subscriptions.', type: 'gauge', read: () => sources.changes.listeners },
		{
			name: 'hugoql_subscription_executions_total',
			help: 'Executions for subscribers; equal ones share them.',
			type: 'counter',
			read: () => yoga.counts.executions,
		},
	]);
	const known = createKnownOperations(sources.schema);
	const yoga = createLateYoga(async () => (await import('./yoga.ts')).createYogaHandler(sources, settings, metrics, known));
	const direct = createDirect(sources.schema, known, settings, () => presentContext(sources, settings));
	const limit = createRateLimit(settings.rateLimit, now);

	function answer(incoming: Incoming): Answer | Promise<Answer> {
		if (incoming.path === GRAPHQL_PATH && incoming.method !== 'OPTIONS') return refusal(incoming) ?? lane.answer(incoming);
		return answerPreflight(settings.corsOrigins, incoming) ?? answerOther(incoming);
	}

	async function answerOther(incoming: Incoming): Promise<Answer> {
		if (feeds.isTheirs(incoming.path)) return refusal(incoming) ?? feeds.answer(incoming);
		if (incoming.path === GRAPHQL_PATH) return refusal(incoming) ?? lane.answer(incoming);
		return finish(incoming, await yoga.answer(incoming, { isKept: false, isHeard: false, tags: new Set() }), ['Accept']);
	}

	function refusal(incoming: Incoming): Answer | null {
		return settings.rateLimit > 0 ? limit(incoming.client) : null;
	}

	/** What is common and without fault goes past Yoga. */
	function compute(incoming: Incoming, keeping: Keeping): Answer | Promise<Answer> {
		if (!isOpen(incoming, settings)) return yoga.answer(incoming, keeping);
		return direct.answer(incoming, keeping) ?? yoga.answer(incoming, keeping);
	}

	function failed(error: unknown): Answer {
		log.error('a request failed', error);
		return errorAnswer('INTERNAL_SERVER_ERROR', 'Something went wrong on the server; its log says what.');
	}

	return {
		respond(incoming) {
			const started = performance.now();
			const told = (result: Answer): Answer => {
				metrics.observe(result.status, (performance.now() - started) / 1000);
				return allowOrigin(settings.corsOrigins, incoming, result);
			};
			try {
				const result = answer(incoming);
				return result instanceof Promise ? result.catch(failed).then(told) : told(result);
			} catch (error) {
				return told(failed(error));
			}
		},
		close() {
			metrics.close();
			yoga.close();
		},
	};
}

/** Whether the answer is the same for everybody who sends the same text. */
function isOpen(incoming: Incoming, settings: ServerSettings): boolean {
	if (incoming.method !== 'GET' && incoming.method !== 'POST') return false;
	if (incoming.header('x-hugoql-as-of') !== null) return false;
	if (settings.previewToken !== null && incoming.header('authorization') !== null) return false;
	return !(incoming.header('accept') ?? '').includes('text/html');
}

function cacheControl(maxAge: number, nextMoment: number | null, now: number): string {
	if (maxAge === 0) return 'public, max-age=0, must-revalidate';
	const untilMoment = nextMoment === null ? maxAge : Math.floor((nextMoment - now) / 1000);
	return `public, max-age=${Math.max(0, Math.min(maxAge, untilMoment))}, must-revalidate`;
}
