import { expect, onTestFinished, test } from 'vitest';
import { createTestSite } from '../site.ts';
import { createRandom } from '../store/random-site.ts';
import { serveApp, type Subscriber, subscribeTo, until } from './event-client.ts';

const article = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2025-01-01\n${more}---\n`;
const told = '__typename path ... on ArticleUpserted { article { title } } ... on ArticleRemoved { reason }';
const where = '{ tags: { any: ["hot"] } }';

type Change = { __typename: string; path: string; article?: { title: string }; reason?: string };

async function start() {
	let clock = Date.UTC(2026, 0, 1);
	const files = {
		'content/a.md': article('A', 'tags: [hot]\n'),
		'content/b.md': article('B'),
		'content/c.md': article('C', 'tags: [hot]\n'),
	};
	const site = await createTestSite(files, { previewToken: 'token', now: () => clock });
	const { port } = await serveApp(site.app);
	onTestFinished(() => site.close());
	const news = async (after: string | null) => {
		const { changes } = await site.ask<{ changes: { nodes: Change[]; presentCursor: string } }>(
			`query ($after: String) { changes(after: $after, where: ${where}) { presentCursor nodes { ${told} } } }`,
			{ after },
		);
		return changes;
	};
	return {
		site,
		port,
		news,
		change: async (changed: Record<string, string | null>) => {
			site.write(changed);
			await site.app.reindex();
		},
		pass: async (milliseconds: number) => {
			clock += milliseconds;
			await site.app.reindex([]);
		},
	};
}

const changesOf = ({ events }: Subscriber) => events.map(({ data }) => data.data?.changes as Change);
const short = ({ __typename, path, article, reason }: Change) => `${__typename === 'ArticleUpserted' ? article?.title : reason} ${path}`;

test('who follows a filtered list is told why articles leave it, and of none that came and went', { timeout: 300_000 }, async () => {
	const { port, news, change, pass } = await start();
	const query = `subscription { changes(where: ${where}) { ${told} } }`;
	const subscriber = await subscribeTo(port, query);
	const { presentCursor } = await news(null);
	const steps: [Record<string, string | null>, string[]][] = [
		// What it never had it is told to forget too, as nobody keeps account of what it has.
		[{ 'content/b.md': article('B 2') }, ['UNPUBLISHED /b/']],
		[{ 'content/a.md': article('A', 'tags: [cold]\n') }, ['UNPUBLISHED /a/']],
		[{ 'content/a.md': article('A 2', 'tags: [hot]\n') }, ['A 2 /a/']],
		[{ 'content/a.md': article('A 3', 'tags: [hot]\ndraft: true\n') }, ['UNPUBLISHED /a/']],
		[{ 'content/d.md': article('D', 'tags: [hot]\nexpiryDate: 2026-01-01T01:00:00Z\n') }, ['D /d/']],
		[{ 'content/c.md': null }, ['DELETED /c/']],
	];
	const expected: string[] = [];
	for (const [files, events] of steps) {
		await change(files);
		expected.push(...events);
		await until(() => subscriber.events.length >= expected.length);
	}
	await pass(3_600_000);
	expected.push('EXPIRED /d/');
	await until(() => subscriber.events.length >= expected.length);
	expect(changesOf(subscriber).map(short)).toEqual(expected);
	// One who slept through it hears of the end alone, and nothing of what came and went meanwhile.
	expect((await news(presentCursor)).nodes.map(short)).toEqual(['UNPUBLISHED /b/', 'UNPUBLISHED /a/', 'DELETED /c/']);
	const late = await subscribeTo(port, query.replace('changes(', `changes(after: "${presentCursor}", `));
	await until(() => late.events.length >= 3);
	expect(changesOf(late).map(short)).toEqual(['UNPUBLISHED /b/', 'UNPUBLISHED /a/', 'DELETED /c/']);
});

test('readers who are cut off again and again, and go on from their last event, end with what there is', { timeout: 300_000 }, async () => {
	const { port, change, site } = await start();
	const random = createRandom(3);
	const query = `subscription ($after: String) { changes(after: $after, where: ${where}) { ${told} } }`;
	const { changes } = await site.ask<{ changes: { presentCursor: string } }>('{ changes(first: 1) { presentCursor } }');
	const connect = (cursor: string) => subscribeTo(port, query, { after: cursor });
	const open = async () => ({
		known: new Map([
			['/a/', 'A'],
			['/c/', 'C'],
		]),
		cursor: changes.presentCursor,
		socket: await connect(changes.presentCursor),
		taken: 0,
	});
	const readers = await Promise.all(Array.from({ length: 12 }, open));
	const take = (reader: (typeof readers)[number]) => {
		const events = reader.socket.events.slice(reader.taken);
		reader.taken += events.length;
		for (const { id, data } of events) {
			const { path, article } = data.data!.changes as Change;
			reader.cursor = id!;
			if (article) reader.known.set(path, article.title);
			else reader.known.delete(path);
		}
	};
	for (let round = 0; round < 12; round++) {
		const files: Record<string, string | null> = {};
		for (let edits = 0; edits < 4; edits++)
			files[`content/n${random.below(8)}.md`] = random.chance(25)
				? null
				: article(`Round ${round}`, random.chance(60) ? 'tags: [hot]\n' : '');
		const changing = change(files);
		for (const reader of readers) {
			if (!random.chance(60)) continue;
			if (random.chance(50)) await changing;
			reader.socket.socket.destroy();
			take(reader);
			reader.socket = await connect(reader.cursor);
			reader.taken = 0;
		}
		await changing;
	}
	const { articles } = await site.ask<{ articles: { nodes: { path: string; title: string }[] } }>(
		`{ articles(first: 100, where: ${where}) { nodes { path title } } }`,
	);
	const expected = new Map(articles.nodes.map(({ path, title }) => [path, title]));
	const isEqual = (known: Map<string, string>) =>
		known.size === expected.size && [...known].every(([path, title]) => expected.get(path) === title);
	await until(() => {
		for (const reader of readers) take(reader);
		return readers.every(({ known }) => isEqual(known));
	});
	const subscribers = async () =>
		/^hugoql_subscribers (\d+)$/m.exec(await (await site.app.fetch(new Request('http://site.test/metrics'))).text())?.[1];
	await until(async () => (await subscribers()) === '12');
	for (const { socket } of readers) socket.socket.destroy();
	await until(async () => (await subscribers()) === '0');
});

test('the same subscription shows an editor what is an editor’s, and everybody else the live site', async () => {
	const { port, change } = await start();
	await change({ 'content/draft.md': article('Draft', 'draft: true\ntags: [hot]\n') });
	const query = 'subscription { changes { ... on ArticleUpserted { article { title tags { articleCount } } } } }';
	const editor = await subscribeTo(port, query, {}, { authorization: 'Bearer token' });
	const stranger = await subscribeTo(port, query);
	await change({ 'content/b.md': article('B 2', 'tags: [hot]\n') });
	await until(() => editor.events.length > 0 && stranger.events.length > 0);
	expect([editor, stranger].map((subscriber) => changesOf(subscriber)[0]!.article)).toEqual([
		{ title: 'B 2', tags: [{ articleCount: 4 }] },
		{ title: 'B 2', tags: [{ articleCount: 3 }] },
	]);
});
