import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createAsk } from '../conformance/ask.ts';
import { createRandom } from '../store/random-site.ts';

const CHANGES_A_PAGE = 20;

/** Half of the articles share one instant, the others have three. */
const article = (title: string, day: number) =>
	`---\ntitle: ${title}\ndate: 2025-01-0${Math.max(1, day - 2)}T08:00:00Z\ntags: [t${day % 2}]\n---\nText.\n`;

type Page = { articles: { nodes: { path: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };

test.each([
	['by default while 20 files come and go between two pages', 1050, '{ field: DEFAULT }', null],
	[
		'by title, backwards, while 20 files come and go between two pages and the index is lost on the way',
		450,
		'{ field: TITLE, direction: DESC }',
		'{ tags: { any: ["t1"] } }',
	],
])('a feed read %s gives every article that stands throughout exactly once', { timeout: 300_000 }, async (_, count, orderBy, where) => {
	const random = createRandom(7);
	const folder = mkdtempSync(join(tmpdir(), 'hugoql-paging-'));
	mkdirSync(join(folder, 'content'));
	writeFileSync(join(folder, 'hugo.yaml'), 'title: Site');
	const file = (name: string) => join(folder, 'content', `${name}.md`);
	const days = new Map<string, number>();
	for (let i = 0; i < count; i++) days.set(`a${i}`, random.below(6));
	for (const [name, day] of days) writeFileSync(file(name), article(`Title ${name.length}`, day));
	const open = () => createApp({ site: folder, now: () => Date.UTC(2026, 0, 1) });
	let app: App = open();
	onTestFinished(async () => {
		await app.close();
		rmSync(folder, { recursive: true, force: true });
	});
	await app.ready;
	const standing = new Set([...days.keys()].filter((name) => where === null || days.get(name)! % 2 === 1));

	const seen = new Map<string, number>();
	let after: string | null = null;
	for (let page = 1; ; page++) {
		const { articles }: Page = await createAsk(app)(
			`query ($after: String) { articles(first: ${count / 15}, after: $after, orderBy: ${orderBy}, where: ${where}) { pageInfo { hasNextPage endCursor } nodes { path } } }`,
			{ after },
		);
		for (const { path } of articles.nodes) seen.set(path, (seen.get(path) ?? 0) + 1);
		if (!articles.pageInfo.hasNextPage) break;
		after = articles.pageInfo.endCursor;

		// The article that the cursor stands on is among those that go.
		const last = articles.nodes.at(-1)!.path.replaceAll('/', '');
		const changed: string[] = [];
		for (let change = 0; change < CHANGES_A_PAGE; change++) {
			const name = change === 0 ? last : `a${random.below(count)}`;
			const day = days.get(name) ?? 0;
			const what = change === 0 ? 1 : random.below(3);
			if (what === 0) writeFileSync(file(name), `${article(`Title ${name.length}`, day)}Edit ${page}.\n`);
			else {
				standing.delete(name);
				if (what === 1) rmSync(file(name), { force: true });
				else writeFileSync(file(name), article(`Moved ${random.below(20)}`, random.below(6)));
			}
			writeFileSync(file(`n${page}-${change}`), article(`Title ${2 + random.below(3)}`, day));
			changed.push(file(name), file(`n${page}-${change}`));
		}
		if (page === 4 && where !== null) {
			await app.close();
			rmSync(join(folder, '.hugoql'), { recursive: true });
			app = open();
			await app.ready;
		} else await app.reindex(changed);
	}
	expect(standing.size).toBeGreaterThan(count / 10);
	expect([...standing].filter((name) => seen.get(`/${name}/`) !== 1).map((name) => [name, seen.get(`/${name}/`) ?? 0])).toEqual([]);
});
