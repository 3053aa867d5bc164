import { expect } from 'vitest';
import { createAsk, type Service } from '../conformance/ask.ts';

type Kept = { body: string; tags: string[] };

/** A cache in front of the server that keeps answers for ever and drops them by their tags alone. */
export type PurgingCache = {
	/** Drops what changed, by what `changes` and `site.version` tell. */
	purge(service: Service): Promise<void>;
	/** Answers a question from what is kept, and compares with the server's own answer. */
	check(service: Service, query: string, where: string): Promise<void>;
	readonly counts: { kept: number; byArticle: number };
};

type News = {
	site: { version: string };
	changes: {
		reset: boolean;
		presentCursor: string;
		nodes: { articleId: string; path: string }[];
		pageInfo: { hasNextPage: boolean; endCursor: string };
	};
};

/** Checks that the tags of an answer name everything that can change it. */
export function createPurgingCache(): PurgingCache {
	const kept = new Map<string, Kept>();
	const counts = { kept: 0, byArticle: 0 };
	let cursor: string | null = null;
	let version = '';
	const drop = (tag: string) => {
		for (const [query, { tags }] of kept) if (tags.includes(tag)) kept.delete(query);
	};
	return {
		counts,
		async purge(service) {
			const ask = createAsk(service);
			for (;;) {
				const { site, changes }: News = await ask(
					'query ($after: String) { site { version } changes(after: $after, first: 500) { reset presentCursor nodes { articleId path } pageInfo { hasNextPage endCursor } } }',
					{ after: cursor },
				);
				if (changes.reset) drop('hugoql');
				if (site.version !== version) drop('site');
				version = site.version;
				for (const { articleId, path } of changes.nodes) {
					drop(`article:${articleId}`);
					drop(`path:${path}`);
				}
				cursor = changes.pageInfo.endCursor;
				if (!changes.pageInfo.hasNextPage) return;
			}
		},
		async check(service, query, where) {
			const response = await service.fetch(new Request(`http://site.test/graphql?query=${encodeURIComponent(query)}`));
			const body = await response.text();
			const known = kept.get(query);
			if (known) {
				counts.kept++;
				if (!known.tags.includes('site')) counts.byArticle++;
				expect(known.body, `${where}: ${known.tags.join(' ')} do not tell of a change: ${query}`).toBe(body);
			}
			kept.set(query, { body, tags: response.headers.get('cache-tag')!.split(',') });
		},
	};
}
