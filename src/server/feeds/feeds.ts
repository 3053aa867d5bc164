import { GraphQLError } from 'graphql';
import { type ErrorCode, HugoQLError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import type { Answer, Incoming } from '../exchange.ts';
import { keep } from '../keep.ts';
import { WHOLE_SITE } from '../cache-tags.ts';
import { createLane, type Keeping, type Lane } from '../lane.ts';
import { accessOf } from '../preview.ts';
import { readyStore } from '../request-context.ts';
import type { ServerSettings } from '../settings.ts';
import { ATOM_TYPE, writeAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { readFeedQuery, writeFeedQuery } from './feed-query.ts';
import { JSON_FEED_TYPE, writeJsonFeed } from './json-feed.ts';
import { ORIGIN_HEADERS, originOf } from './origin.ts';
import { readFeed } from './read-feed.ts';
import { refusal } from './refusal.ts';
import { RSS_TYPE, writeRss } from './rss.ts';
import { createSitemap, isSitemapPath } from './sitemap.ts';

/** Answers requests for feeds and for the sitemap. */
export type Feeds = {
	/** Whether a path is one of theirs. */
	isTheirs(path: string): boolean;
	answer(incoming: Incoming): Promise<Answer>;
	readonly counts: Lane['counts'];
};

/** What feeds are made of, and how their answers are kept. */
export type FeedSources = {
	/** Null until the index can answer. */
	store: () => Store | null;
	/** Bytes of answers that are kept. */
	cacheSize: number;
	/** Whether a request's answer depends on nothing but its text: no token, no instant. */
	isOpen: (incoming: Incoming) => boolean;
	/** Value of the header for an answer that is kept, as of now. */
	cacheControl: () => string;
	/** Headers by which previews differ. */
	varyOn: string[];
};

const formats = new Map<string, { type: string; write: (feed: Feed) => string }>([
	['/feed.xml', { type: RSS_TYPE, write: writeRss }],
	['/feed.atom', { type: ATOM_TYPE, write: writeAtom }],
	['/feed.json', { type: JSON_FEED_TYPE, write: writeJsonFeed }],
]);

/** `/feed.xml`, `/feed.atom`, `/feed.json` and `/sitemap.xml`. */
export function createFeeds(sources: FeedSources, settings: ServerSettings): Feeds {
	const sitemap = createSitemap();
	const lane = createLane({
		size: sources.cacheSize,
		version: () => sources.store()?.version() ?? '',
		isOpen: sources.isOpen,
		cacheControl: sources.cacheControl,
		varyOn: [...ORIGIN_HEADERS, ...sources.varyOn],
		compute: async (incoming, keeping) => compute(incoming, keeping, sources.store(), settings),
	});
	return {
		isTheirs: (path) => formats.has(path) || isSitemapPath(path),
		answer: (incoming) => guarded(incoming.path, () => answer(incoming, sources, lane, sitemap.answer)),
		get counts() {
			return lane.counts;
		},
	};
}

async function answer(
	incoming: Incoming,
	{ store, cacheControl }: FeedSources,
	lane: Lane,
	answerSitemap: ReturnType<typeof createSitemap>['answer'],
): Promise<Answer> {
	const { path, method } = incoming;
	if (method !== 'GET' && method !== 'HEAD') return refusal(path, 'METHOD_NOT_ALLOWED', `${path} takes GET.`, { allow: 'GET' });
	const current = readyStore(store());
	if (isSitemapPath(path)) return answerSitemap(incoming, current, cacheControl());
	const query = writeFeedQuery(readFeedQuery(new URL(incoming.url).searchParams));
	return lane.answer(sameForAll(incoming, originOf(incoming, current.config) + path + query));
}

/** A request without what its answer does not depend on: HEAD is GET, and readers accept all kinds of types. */
function sameForAll(incoming: Incoming, url: string): Incoming {
	const header = (name: string) => (name === 'accept' || name === 'content-type' ? null : incoming.header(name));
	const { path, client, signal } = incoming;
	return { method: 'GET', url, target: url, path, header, headers: {}, body: null, client, signal };
}

function compute(incoming: Incoming, keeping: Keeping, store: Store | null, settings: ServerSettings): Promise<Answer> {
	return guarded(incoming.path, async () => {
		const { visibility } = accessOf(incoming.header, settings.previewToken, settings.development);
		const { type, write } = formats.get(incoming.path)!;
		const { origin, searchParams } = new URL(incoming.url);
		const feed = readFeed(readyStore(store).reader(visibility), readFeedQuery(searchParams), incoming.path, origin);
		if (visibility.mode === 'live') keep(keeping, WHOLE_SITE);
		return { status: 200, headers: { 'content-type': type }, body: Buffer.from(write(feed)) };
	});
}

/** Errors that speak to the caller become refusals; others go on. */
async function guarded(path: string, answer: () => Promise<Answer>): Promise<Answer> {
	try {
		return await answer();
	} catch (error) {
		if (error instanceof HugoQLError) return refusal(path, error.code, error.message);
		const code = error instanceof GraphQLError ? error.extensions.code : null;
		if (typeof code === 'string') return refusal(path, code as ErrorCode, (error as GraphQLError).message);
		throw error;
	}
}
