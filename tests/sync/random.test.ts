import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createAsk } from '../conformance/ask.ts';
import { createRandom } from '../store/random-site.ts';
import { type Edits, randomConfiguration, randomEdits } from './random-content.ts';
import { createPurgingCache } from './purging-cache.ts';
import { createSyncClient, readEverything, type SyncClient, type Wish } from './sync-client.ts';
import { createValidator } from './validator.ts';

/* SYNC_SEEDS=1,2,3 and SYNC_ROUNDS=1000 make it longer. */
const seeds = (process.env.SYNC_SEEDS ?? '1,2').split(',').map(Number);
const rounds = Number(process.env.SYNC_ROUNDS ?? 60);

const wishes: Wish[] = [
	{ fields: 'title path version date tags { name slug path } categories { name } section { title path }' },
	{ where: { tags: { any: ['hot'] } }, fields: 'title bodyHTML links { url } lastmod weight permalink' },
	{ where: { locale: 'en' }, fields: 'title summary isTruncated wordCount file slug aliases headings { text id } language { name }' },
	{
		where: { not: { tags: { any: ['hot', 'warm'] } }, isTranslated: true },
		fields: 'title translations { locale path title isAvailable isCurrent }',
	},
	{ locales: ['zh-cn', 'en'], fields: 'title locale isFallback params translationKey tags { name }' },
	{ where: { section: 'docs' }, locales: ['en', 'zh-cn'], fields: 'title publishDate expiryDate isDraft thumbnail { url } body' },
	{ where: { param: [{ key: 'author', equals: 'ann' }] }, fields: 'title param(key: "author") terms { name } type' },
];

const questions = [
	'{ articles(first: 5) { totalCount nodes { title path } } }',
	'{ articles(first: 3, where: { tags: { any: ["hot"] } }, orderBy: { field: TITLE }) { totalCount nodes { title tags { name articleCount } } } }',
	'{ article(by: { path: "/news/p1/" }) { title version bodyHTML tags { name } related { nodes { title } } next { title } } }',
	'{ tagCloud(locale: "en") { count level term { name path } } }',
	'{ site { title articleCount lastChange languages { locale name articleCount } sections { title articleCount } } }',
	'{ search(query: "text") { totalCount nodes { path } } }',
	'{ page(path: "/docs/deep/p2/") { title ... on Article { translations { path title } section { title } previousInSection { path } } } }',
];

/** Single articles, as a page of the site asks for them. */
const articleFields =
	'title version date bodyHTML tags { name slug path } section { title path } translations { locale path title } links { url }';

type Site = { folder: string; content: Map<string, string>; app: App };

function apply(site: Site, edits: Edits): string[] {
	return Object.entries(edits).map(([path, text]) => {
		const file = join(site.folder, 'content', path);
		mkdirSync(dirname(file), { recursive: true });
		if (text === null) rmSync(file, { force: true });
		else writeFileSync(file, text);
		if (text === null) site.content.delete(path);
		else if (!path.includes('_index')) site.content.set(path, text);
		return file;
	});
}

test.each(seeds)(
	'clients that apply changes have what a full reading gives, 304 is the truth, and tags name what can change an answer (seed %i)',
	{ timeout: 600_000 },
	async (seed) => {
		const random = createRandom(seed);
		let clock = Date.UTC(2026, 0, 1);
		const folder = mkdtempSync(join(tmpdir(), 'hugoql-sync-'));
		writeFileSync(join(folder, 'hugo.yaml'), randomConfiguration(random));
		mkdirSync(join(folder, 'content'));
		const open = () => createApp({ site: folder, now: () => clock });
		const site: Site = { folder, content: new Map(), app: open() };
		onTestFinished(async () => {
			await site.app.close();
			rmSync(folder, { recursive: true, force: true });
		});
		await site.app.ready;
		const clients = wishes.map(createSyncClient);
		const validator = createValidator(questions);
		const cache = createPurgingCache();
		const pages = ['/news/p1/', '/news/p2/', '/docs/deep/p1/', '/blog/p3/', '/zh-cn/news/p1/', '/old-1/'].map(
			(path) => `{ article(by: { path: "${path}" }) { ${articleFields} } }`,
		);
		let operations = 0;
		/** Those whose cursor is of an index that was deleted since. */
		const owed = new Set<SyncClient>();
		let rebuilds = 0;

		for (let round = 0; round < rounds; round++) {
			const edits = randomEdits(random, site.content, clock);
			operations += Object.keys(edits).length;
			const what = random.below(100);
			let name = 'edits';
			if (what < 3) {
				name = 'restart';
				await site.app.close();
				apply(site, edits);
				clock += random.below(10) * 3_600_000;
				site.app = open();
				await site.app.ready;
			} else if (what < 6) {
				name = 'rebuild';
				await site.app.close();
				if (random.chance(70)) apply(site, edits);
				rmSync(join(folder, '.hugoql'), { recursive: true });
				site.app = open();
				await site.app.ready;
				rebuilds++;
				for (const client of clients) if (client.cursor !== null) owed.add(client);
			} else if (what < 10) {
				name = 'configuration';
				if (random.chance(50)) apply(site, edits);
				writeFileSync(join(folder, 'hugo.yaml'), randomConfiguration(random));
				await site.app.reindex();
			} else if (what < 30) {
				name = 'time';
				clock += random.below(12) * 3_600_000;
				await site.app.reindex([]);
			} else {
				const paths = apply(site, edits);
				await site.app.reindex(random.chance(80) ? paths : 'everything');
			}

			const ask = createAsk(site.app);
			for (const client of clients) {
				// Some clients sleep, some stop in the middle.
				if (!random.chance(round + 1 < rounds ? 25 : 100)) continue;
				const isCut = random.chance(20) && round + 1 < rounds;
				const { resets } = client;
				const isWhole = await client.sync(ask, 1 + random.below(40), isCut ? 1 : undefined);
				if (owed.delete(client)) expect(client.resets, `round ${round}: the index was deleted`).toBe(resets + 1);
				if (!isWhole) continue;
				const expected = await readEverything(ask, client.wish);
				expect(Object.fromEntries(client.articles), `round ${round} after ${name}: ${JSON.stringify(client.wish)}`).toEqual(
					Object.fromEntries(expected),
				);
			}
			await cache.purge(site.app);
			for (const query of [random.pick(pages), random.pick(pages), questions[0]!])
				await cache.check(site.app, query, `round ${round} after ${name}`);
			for (let times = 0; times < 2; times++)
				await validator.check(site.app, random.below(questions.length), `round ${round} after ${name}`);
		}
		expect(operations).toBeGreaterThan(rounds * 2);
		expect(rebuilds).toBeGreaterThan(0);
		expect(validator.counts.notModified).toBeGreaterThan(0);
		expect(cache.counts.byArticle).toBeGreaterThan(0);
		if (process.env.SYNC_VERBOSE)
			console.log({
				operations,
				...validator.counts,
				...cache.counts,
				articles: site.content.size,
				cpu: process.cpuUsage(),
				resets: clients.map(({ resets }) => resets),
			});
	},
);
