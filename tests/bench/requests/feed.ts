import type { LoadRequest } from '../load.ts';

/** The feed page: twenty articles with what a list shows of them. */
export const document =
	'query Feed($after: String) { articles(first: 20, after: $after, where: { locale: "en" }) { nodes { title summary date path thumbnail { url alt } tags { name path } } pageInfo { endCursor hasNextPage } } }';

/** The request for the page after a cursor, as clients send it. */
export function feedRequest(after: string | null): LoadRequest {
	return {
		method: 'POST',
		path: '/graphql',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ operationName: 'Feed', query: document, variables: { after } }),
	};
}

type Feed = { articles: { nodes: unknown[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } };

/** What a server answers to a request; throws where that is an error. */
export async function answerOf(origin: string, { path, ...request }: LoadRequest): Promise<{ bytes: Buffer; type: string; feed: Feed }> {
	const response = await fetch(origin + path, request);
	const bytes = Buffer.from(await response.arrayBuffer());
	const { data, errors } = JSON.parse(bytes.toString()) as { data: Feed; errors?: { message: string }[] };
	if (!response.ok || errors)
		throw new Error(`${origin} answers ${response.status}: ${errors?.[0]?.message ?? bytes.toString().slice(0, 200)}`);
	return { bytes, type: response.headers.get('content-type')!, feed: data };
}

/** Cursors of a server's own before each of the first pages of the whole feed; null before the first. */
export async function cursorsOf(origin: string, most: number): Promise<(string | null)[]> {
	const cursors: (string | null)[] = [null];
	for (;;) {
		const { articles } = (await answerOf(origin, feedRequest(cursors.at(-1)!))).feed;
		if (!articles.pageInfo.hasNextPage || cursors.length >= most) return cursors;
		cursors.push(articles.pageInfo.endCursor);
	}
}
