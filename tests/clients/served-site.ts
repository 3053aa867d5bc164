import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, createApp } from '../../src/app.ts';

/** The sample site on a port of its own. */
export type ServedSite = {
	/** Address of the server, without a path. */
	origin: string;
	/** Address of the GraphQL endpoint. */
	url: string;
	app: App;
	/** Changes the text of a file below `content`, as an editor saves it; only for a copy. */
	save(file: string, change: (text: string) => string): void;
	/** Ends the server and removes the copy. */
	close(): Promise<void>;
};

/** An article as far as the feeds of the clients are compared. */
export type FeedArticle = { id: string; title: string; path: string };

const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Serves the sample site to clients, which need a socket. The clock stands, so that scheduled articles stay where they are.
 *
 * @param options.isCopy serves and watches a copy, whose files may be changed
 */
export async function serveSampleSite({ isCopy = false } = {}): Promise<ServedSite> {
	const site = isCopy ? mkdtempSync(join(tmpdir(), 'hugoql-clients-')) : repository;
	if (isCopy) for (const name of ['content', 'hugo.yaml']) cpSync(join(repository, name), join(site, name), { recursive: true });
	const app = createApp({ site, database: ':memory:', watch: isCopy, now: () => Date.UTC(2026, 0) });
	await app.ready;
	const server = createServer((request, response) => void app.handle(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		url: `${origin}/graphql`,
		app,
		save(file, change) {
			if (!isCopy) throw new Error('only the files of a copy are changed');
			const path = join(site, 'content', file);
			writeFileSync(path, change(readFileSync(path, 'utf8')));
		},
		async close() {
			server.close();
			server.closeAllConnections();
			await app.close();
			if (isCopy) rmSync(site, { recursive: true, force: true });
		},
	};
}

/** Asks without any client. */
export async function askDirectly<Data>(url: string, query: string): Promise<Data> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ query }),
	});
	const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
	if (errors) throw new Error(JSON.stringify(errors));
	return data;
}

/** All articles in one answer, without any client: what each client has to get page by page. */
export async function readFeedDirectly(url: string): Promise<FeedArticle[]> {
	const { articles } = await askDirectly<{ articles: { totalCount: number; nodes: FeedArticle[] } }>(
		url,
		'{ articles(first: 100) { totalCount nodes { id title path } } }',
	);
	if (articles.nodes.length !== articles.totalCount) throw new Error('the sample site has grown beyond one answer');
	return articles.nodes;
}

/** A request as a client sent it, and what came back. */
export type Exchange = { method: string; url: URL; body: Record<string, unknown> | null; response: Response; text: string };

/** A `fetch` that notes what goes over it; bodies are read whole, so it is not for streams. */
export function recordingFetch(): { fetch: typeof fetch; exchanges: Exchange[] } {
	const exchanges: Exchange[] = [];
	return {
		exchanges,
		async fetch(input, init) {
			const request = new Request(input, init);
			const sent = request.method === 'POST' ? await request.clone().text() : '';
			const response = await fetch(request);
			const text = await response.clone().text();
			exchanges.push({ method: request.method, url: new URL(request.url), body: sent === '' ? null : JSON.parse(sent), response, text });
			return response;
		},
	};
}
