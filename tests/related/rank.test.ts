import { describe, expect, it } from 'vitest';
import { countRelated, rankRelated } from '../../src/related/rank.ts';
import { bruteForce, createIndex, type Page, queryOf, type Settings } from './site.fixture.ts';

/** Numbers that look random and are the same in every run. */
function createRandom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

function randomSite(random: (below: number) => number): { pages: Page[]; settings: Settings } {
	const names = ['tags', 'words', 'date'].slice(0, 1 + random(3));
	const weights = [0, 10, 30, 80, 80, 100, 100, -20];
	const settings = {
		threshold: [0, 20, 50, 80, 100][random(5)]!,
		includeNewer: random(2) === 0,
		indices: names.map((name) => ({ name, weight: weights[1 + random(7)]! })),
	};
	const pages = Array.from({ length: 2 + random(120) }, (_, id) => ({
		id,
		title: `Title ${random(40)}`,
		publishDate: random(6) === 0 ? null : random(15),
		keywords: names.flatMap((name) => Array.from({ length: random(5) }, () => `${name}:${random(1 + random(8))}`)),
	}));
	return { pages, settings };
}

function rank(page: Page, pages: Page[], settings: Settings, first: number, index = createIndex(pages)) {
	const { keywords, scale } = queryOf(page, settings, index);
	const title = (id: number) => pages[id]!.title;
	return rankRelated(keywords, {
		first,
		self: page.id,
		scale,
		compareTies: (a, b) => (title(a.page) < title(b.page) ? -1 : Number(title(a.page) > title(b.page))),
	});
}

describe('rankRelated and countRelated', () => {
	it('agree with a look at every page on random small sites', () => {
		const random = createRandom(20_260);
		for (let site = 0; site < 300; site++) {
			const { pages, settings } = randomSite(random);
			const page = pages[random(pages.length)]!;
			const expected = bruteForce(page, pages, settings);
			const first = 1 + random(12);
			const context = JSON.stringify({ site, settings, page, first });
			const ranked = rank(page, pages, settings, first).map(({ page: id, weight }) => ({ id, weight }));
			expect(ranked, context).toEqual(expected.slice(0, first).map((found) => ({ id: found.page.id, weight: found.weight })));
			const { keywords, scale } = queryOf(page, settings, createIndex(pages));
			expect(countRelated(keywords, { self: page.id, scale }), context).toBe(expected.length);
		}
	});

	it('say which keywords are shared, and count every repetition of one', () => {
		const settings = {
			threshold: 80,
			includeNewer: true,
			indices: [
				{ name: 'tags', weight: 80 },
				{ name: 'date', weight: 10 },
			],
		};
		const pages = [
			{ id: 0, title: 'A', publishDate: 5, keywords: ['tags:x', 'tags:y', 'tags:x', 'date:2024'] },
			{ id: 1, title: 'B', publishDate: 4, keywords: ['tags:x', 'date:2024', 'tags:x'] },
			{ id: 2, title: 'C', publishDate: 3, keywords: ['date:2024'] },
		];
		// The query is x, x again, y and 2024, and each x meets each x; a shared year alone is not enough.
		expect(rank(pages[0]!, pages, settings, 5)).toEqual([{ page: 1, order: -4, weight: 330, matches: 5, keywords: [0, 1, 3] }]);
	});

	it('do not read a frequent keyword to its end', () => {
		const settings = {
			threshold: 80,
			includeNewer: false,
			indices: [
				{ name: 'tags', weight: 80 },
				{ name: 'date', weight: 10 },
			],
		};
		const pages = Array.from({ length: 100_000 }, (_, id) => ({
			id,
			title: `Title ${id}`,
			publishDate: id,
			keywords: ['tags:hot', `date:${Math.floor(id / 10_000)}`, ...(id % 5000 === 7 ? ['tags:rare'] : [])],
		}));
		const index = createIndex(pages);
		const frequent = rank(pages[50_500]!, pages, settings, 5, index);
		expect(frequent.map(({ page }) => page)).toEqual([50_499, 50_498, 50_497, 50_496, 50_495]);
		expect(index.read).toBeLessThan(1000);

		index.read = 0;
		const mixed = rank({ ...pages[99_999]!, keywords: ['tags:hot', 'tags:rare', 'date:9'] }, pages, settings, 5, index);
		expect(mixed.map(({ page, weight }) => [page, weight])).toEqual([
			[95_007, 170],
			[90_007, 170],
			[85_007, 160],
			[80_007, 160],
			[75_007, 160],
		]);
		expect(index.read).toBeLessThan(2000);
	});
});
