import { deepStrictEqual } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternate, type Side } from '../alternate.ts';
import { load, type LoadRequest } from '../load.ts';
import { preparedSite, root } from '../operations/sites.ts';
import type { BenchOptions, Part, Row } from '../part.ts';
import { ensurePackages, peersFolder } from '../ensure-packages.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { answerOf, cursorsOf, feedRequest } from './feed.ts';

const part: Part = {
	name: 'requests',
	about: 'requests per second of the feed page: kept answers against a bare server, computed ones against peers and hand-written SQL',
	run,
};
export default part;

/** Pages of the feed that are asked for in turn: with twenty articles each more rows than a process could remember by chance. */
const MOST_PAGES = 1000;

async function run(options: BenchOptions): Promise<Row[]> {
	ensurePackages(peersFolder);
	const articles = options.articles?.at(-1) ?? (options.quick ? 6000 : 30_000);
	const { site, database } = preparedSite(options, articles);
	const ours = ['--root', root, '--site', site, '--database', database];
	const script = (name: string) => join(import.meta.dirname, name);
	const peer = (name: string) => join(peersFolder, `${name}.ts`);
	const start = {
		kept: () => startServer([script('ours.ts'), ...ours]),
		computed: () => startServer([script('ours.ts'), ...ours, '--uncached']),
		mercurius: () => startServer([peer('mercurius'), database]),
		sql: () => startServer([peer('bare-sql'), database]),
		pothos: () => startServer([peer('pothos-drizzle'), database]),
	};

	const first = feedRequest(null);
	const bytes = await using(start.kept, async ({ origin }) => {
		const answer = await answerOf(origin, first);
		const file = join(options.folder, 'feed-page.json');
		writeFileSync(file, answer.bytes);
		return { file, type: answer.type, count: answer.bytes.length };
	});
	const bare = () => startServer([peer('bare-bytes'), bytes.file, bytes.type]);
	const get: LoadRequest = { method: 'GET', path: pathOf(first), headers: { accept: 'application/json' } };
	const measure = (server: () => Promise<ServerProcess>, requests: (origin: string) => Promise<LoadRequest[]>): Side => {
		return () => using(server, async ({ origin }) => perSecond(origin, await requests(origin), options));
	};

	await expectSameNodes(await nodesOf(start.computed), { mercurius: start.mercurius, sql: start.sql, pothos: start.pothos });
	options.log('kept answers');
	const kept = await alternate(
		options.rounds,
		{
			post: measure(start.kept, async () => [first]),
			barePost: measure(bare, async () => [first]),
			get: measure(start.kept, async () => [get]),
			bareGet: measure(bare, async () => [get]),
		},
		options.log,
	);
	options.log('computed answers');
	const pages = async (origin: string) => (await cursorsOf(origin, MOST_PAGES)).map(feedRequest);
	const computed = await alternate(
		options.rounds,
		{
			ours: measure(start.computed, pages),
			mercurius: measure(start.mercurius, pages),
			sql: measure(start.sql, pages),
			pothos: measure(start.pothos, pages),
		},
		options.log,
	);

	const size = `${articles.toLocaleString('en')} articles`;
	const same = `${bytes.count} bytes; ours with ETag, Cache-Control, Cache-Tag and Vary, the bare server with content type and length`;
	const row = (what: string, against: string, ours: number[], theirs: number[], least: number, note: string): Row => {
		return { what, against, unit: 'requests/s', ours, theirs, goal: { least }, note };
	};
	const nothing = 'feed page, nothing cached';
	return [
		row(
			'feed page, same POST again',
			'bare node:http, same bytes',
			kept.post,
			kept.barePost,
			0.85,
			`${same}; the bare server does not read the body`,
		),
		row('feed page, same GET again', 'bare node:http, same bytes', kept.get, kept.bareGet, 0.85, same),
		row(
			nothing,
			'Mercurius, JIT, SQL by hand',
			computed.ours,
			computed.mercurius,
			1.2,
			`${size}; another cursor in each request, all over the feed`,
		),
		row(
			nothing,
			'bare node:http, one SQL statement',
			computed.ours,
			computed.sql,
			0.5,
			'the bare server parses the body for its cursor, and checks nothing',
		),
		row(nothing, 'Yoga and Pothos Drizzle', computed.ours, computed.pothos, 4, 'as their documentation shows'),
	];
}

/** Requests that a server has answered before it is measured: Node compiles what runs often, and a server runs for weeks. */
const WARM = 10_000;
/** Seconds that this may take at most. */
const WARMING = 40;

/** Warms a server, then measures it. */
async function perSecond(origin: string, requests: LoadRequest[], { seconds, quick }: BenchOptions): Promise<number> {
	let answered = 0;
	const ends = performance.now() + WARMING * 1000;
	while (answered < (quick ? WARM / 2 : WARM) && performance.now() < ends) answered += (await load(origin, requests, 1)).perSecond;
	const result = await load(origin, requests, seconds);
	if (result.failed > 0) throw new Error(`${result.failed} requests failed`);
	return result.perSecond;
}

/** A measure between servers that answer differently would say nothing. */
async function expectSameNodes(expected: unknown, servers: Record<string, () => Promise<ServerProcess>>): Promise<void> {
	for (const [name, start] of Object.entries(servers)) deepStrictEqual(await nodesOf(start), expected, `${name} answers something else`);
}

function nodesOf(start: () => Promise<ServerProcess>): Promise<unknown> {
	return using(start, async ({ origin }) => (await answerOf(origin, feedRequest(null))).feed.articles.nodes);
}

async function using<Result>(start: () => Promise<ServerProcess>, use: (server: ServerProcess) => Promise<Result>): Promise<Result> {
	const server = await start();
	try {
		return await use(server);
	} finally {
		await server.stop();
	}
}

function pathOf({ body }: LoadRequest): string {
	const { query, operationName, variables } = JSON.parse(body!);
	return `/graphql?${new URLSearchParams({ operationName, query, variables: JSON.stringify(variables) })}`;
}
