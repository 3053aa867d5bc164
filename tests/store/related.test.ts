import { describe, expect, it } from 'vitest';
import { createStore, type Visibility } from '../../src/store/store.ts';
import { createRandom, NOW } from './random-site.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

const random = createRandom(21);
const articles = Array.from({ length: 160 }, (_, i): TestArticle => {
	const date = 980_000 + random.below(28) * 700;
	const tags = Array.from({ length: random.below(4) }, () => random.pick(['hot', 'hot', 'warm', 'warm', 'cool', 'rare', 'odd']));
	return {
		path: `/p${i}`,
		title: random.pick(['b', 'a', 'ü', 'Z']) + i,
		date: random.chance(8) ? null : date,
		...(random.chance(10) && { isDraft: true }),
		related: [...[...new Set(tags)].map((tag): [string, string] => ['tags', tag]), ['date', String(1970 + (date % 3))]],
	};
});
const store = createStore(fillIndex({ articles, now: NOW }), testConfig(['en']));

/** Related articles by the rules alone: [path, score], best first. */
function expected(article: TestArticle, isVisible: (other: TestArticle) => boolean): [string, number][] {
	const weights: Record<string, number> = { tags: 80, date: 10 };
	const scored = articles.flatMap((other) => {
		if (other === article || !isVisible(other)) return [];
		if (article.date != null && other.date != null && other.date > article.date) return [];
		const shared = article.related!.filter((pair) => other.related!.some((own) => own.join() === pair.join()));
		const weight = shared.reduce((sum, [index]) => sum + weights[index]!, 0);
		const isEnough = shared.length > 0 && Math.floor(Math.trunc(weight / shared.length) + 0.5) >= Math.trunc(80 / shared.length);
		return isEnough ? [{ other, weight }] : [];
	});
	const newest = (other: TestArticle) => other.date ?? Number.NEGATIVE_INFINITY;
	scored.sort(
		(a, b) =>
			b.weight - a.weight ||
			(newest(a.other) === newest(b.other) ? 0 : newest(b.other) - newest(a.other)) ||
			Buffer.compare(Buffer.from(a.other.title!), Buffer.from(b.other.title!)),
	);
	return scored.map(({ other, weight }) => [other.path, weight]);
}

const seen: [Visibility, (article: TestArticle) => boolean][] = [
	[{ mode: 'live' }, (article) => !article.isDraft],
	[{ mode: 'preview', at: null }, () => true],
];

describe('related articles', () => {
	it.each(seen)('seen %o are those that the rules give, with what they share', (visibility, isVisible) => {
		const reader = store.reader(visibility);
		for (const article of articles.filter(isVisible)) {
			const page = reader.pageByLogicalPath(1, article.path)!;
			const found = reader.related(page, 4);
			const all = expected(article, isVisible);
			expect(
				found.rows.map((row) => [row.page.logicalPath, row.score]),
				article.path,
			).toEqual(all.slice(0, 4));
			expect(found.totalCount()).toBe(all.length);
			for (const { score, matches } of found.rows) expect(matches.reduce((sum, match) => sum + match.weight, 0)).toBe(score);
		}
	});

	it.each(seen)('seen %o are the same page by page', (visibility, isVisible) => {
		const reader = store.reader(visibility);
		for (const article of articles.filter((each, i) => i % 8 === 0 && isVisible(each))) {
			const page = reader.pageByLogicalPath(1, article.path)!;
			const all = expected(article, isVisible).map(([path]) => path);
			const read: string[] = [];
			for (let after: string | null = null; ; ) {
				const { rows, hasNextPage, hasPreviousPage } = reader.related(page, 7, after);
				read.push(...rows.map((row) => row.page.logicalPath));
				expect([hasPreviousPage(), hasNextPage()], article.path).toEqual([after !== null, read.length < all.length]);
				if (!hasNextPage()) break;
				after = rows.at(-1)!.cursor();
			}
			expect(read, article.path).toEqual(all);
		}
	});

	it('go on from a cursor of the same article only', () => {
		const reader = store.reader({ mode: 'live' });
		const [one, other] = articles.filter((article) => !article.isDraft).map(({ path }) => reader.pageByLogicalPath(1, path)!);
		const { rows } = [one!, other!].map((page) => reader.related(page, 1)).find((found) => found.rows.length > 0)!;
		const stranger = reader.related(one!, 1).rows.length > 0 ? other! : one!;
		for (const cursor of [rows[0]!.cursor(), 'nonsense', '']) expect(() => reader.related(stranger, 1, cursor)).toThrow(/cursor/i);
	});

	it('of list pages are none', () => {
		const reader = store.reader({ mode: 'live' });
		expect(reader.related(reader.home(1)!, 5)).toMatchObject({ rows: [] });
	});
});
