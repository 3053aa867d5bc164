import { allowOrigin, answerPreflight } from './cors.ts';
import { errorAnswer } from './error-response.ts';
import type { Answer, Incoming } from './exchange.ts';
import { createFeeds } from './feeds/feeds.ts';
import { createLane, finish } from './lane.ts';
import { createMetrics } from './metrics.ts';
import { createRateLimit } from './rate-limit.ts';
import { GRAPHQL_PATH, type ServerSettings, type ServerSources } from './settings.ts';
import { createYogaHandler } from './yoga.ts';

/** Answers requests, however they come. */
export type Server = {
	/** Answers one request; never rejects. */
	respond(incoming: Incoming): Promise<Answer>;
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
	const feeds = createFeeds({ store, ...keeping }, settings);
	const lane = createLane({
		...keeping,
		version: () => store()?.version() ?? '',
		varyOn: ['Accept', ...keeping.varyOn],
		compute: (incoming, keeping) => yoga.answer(incoming, keeping),
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
	]);
	const yoga = createYogaHandler(sources, settings, metrics);
	const limit = createRateLimit(settings.rateLimit, now);

	async function answer(incoming: Incoming): Promise<Answer> {
		const preflight = answerPreflight(settings.corsOrigins, incoming);
		if (preflight) return preflight;
		if (feeds.isTheirs(incoming.path)) return limit(incoming.client) ?? feeds.answer(incoming);
		if (incoming.path !== GRAPHQL_PATH)
			return finish(incoming, await yoga.answer(incoming, { isKept: false, isHeard: false, tags: new Set() }), ['Accept']);
		return limit(incoming.client) ?? lane.answer(incoming);
	}

	return {
		async respond(incoming) {
			const started = performance.now();
			let result: Answer;
			try {
				result = await answer(incoming);
			} catch (error) {
				log.error('a request failed', error);
				result = errorAnswer('INTERNAL_SERVER_ERROR', 'Something went wrong on the server; its log says what.');
			}
			allowOrigin(settings.corsOrigins, incoming, result);
			metrics.observe(result.status, (performance.now() - started) / 1000);
			return result;
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
	const untilMoment = nextMoment === null ? maxAge : Math.floor((nextMoment - now) / 1000);
	return `public, max-age=${Math.max(0, Math.min(maxAge, untilMoment))}, must-revalidate`;
}
