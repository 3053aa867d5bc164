import { describe, expect, it } from 'vitest';
import { createStore, type TermArguments, type TermRow } from '../../src/store/store.ts';
import { createRandom } from './random-site.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

const articles: TestArticle[] = [
	{ path: '/a', terms: { tags: ['Zebra', 'apple', 'news'] } },
	{ path: '/b', terms: { tags: ['apple', 'Äpfel'] } },
	{ path: '/c', terms: { tags: ['apple', 'news', 'b-side'] } },
	{ path: '/d', terms: { tags: ['Äpfel', 'Berlin'] } },
	{ path: '/e', isDraft: true, terms: { tags: ['apple', 'secret'] } },
	{ path: '/f', render: 'never', terms: { tags: ['apple'] } },
	{ path: '/g', list: 'never', terms: { tags: ['quiet'] } },
	{ path: '/h', language: 'de', terms: { tags: ['apple'] } },
];
const locales = ['en', 'de'];
const store = createStore(fillIndex({ languages: locales, articles }), testConfig(locales));
const reader = store.reader({ mode: 'live' });
const preview = store.reader({ mode: 'preview', at: null });
const names = (terms: TermRow[]) => terms.map(({ termName }) => termName);

describe('terms', () => {
	it('are in the order of names, and of counts with names breaking ties', () => {
		expect(names(reader.termConnection('tags', { locale: 'en' }).nodes)).toEqual(
			['äpfel', 'apple', 'b-side', 'berlin', 'news', 'quiet', 'zebra'].sort(new Intl.Collator('en').compare),
		);
		const byCount = reader.termConnection('tags', { locale: 'en', orderBy: { field: 'COUNT', direction: 'DESC' } });
		expect(byCount.nodes.map((term) => [term.termName, term.count, term.articleCount])).toEqual([
			['apple', 3, 3],
			['news', 2, 2],
			['äpfel', 2, 2],
			['b-side', 1, 1],
			['berlin', 1, 1],
			['quiet', 1, 0],
			['zebra', 1, 1],
		]);
		expect(byCount.totalCount()).toBe(7);
	});

	it('of a preview count what the preview sees', () => {
		const found = preview.termConnection('tags', { locale: 'en', orderBy: { field: 'COUNT', direction: 'DESC' }, first: 2 });
		expect(found.nodes.map((term) => [term.termName, term.count])).toEqual([
			['apple', 4],
			['news', 2],
		]);
		expect(names(preview.termConnection('tags', { locale: 'en' }).nodes)).toContain('secret');
		expect(preview.relatedTerms(preview.termBySlug(null, 'tags', 'secret')!, 5).map(({ termName }) => termName)).toEqual(['apple']);
	});

	it('are filtered by prefix and count', () => {
		expect(names(reader.termConnection('tags', { where: { prefix: 'B' }, locale: 'en' }).nodes)).toEqual(['b-side', 'berlin']);
		const frequent = reader.termConnection('tags', { where: { minCount: 2 } });
		expect([frequent.totalCount(), frequent.nodes.length]).toEqual([3, 3]);
	});

	it('are found by slug, key or name', () => {
		expect(reader.termBySlug(1, 'tags', 'apple')?.count).toBe(3);
		expect(reader.termBySlug(2, 'tags', 'apple')?.count).toBe(1);
		expect(reader.termBySlug(null, 'Tags', 'ZEBRA')?.termName).toBe('zebra');
		expect(reader.termBySlug(null, 'tags', 'secret')).toBeNull();
		expect(reader.termBySlug(null, 'topics', 'apple')).toBeNull();
	});

	it('know what they are used with', () => {
		expect(names(reader.relatedTerms(reader.termBySlug(1, 'tags', 'apple')!, 2))).toEqual(['news', expect.any(String)]);
	});

	it('make a cloud of the most used ones', () => {
		const cloud = reader.tagCloud(1, 'tags', 3, 1, 'NAME');
		expect(cloud.map(({ term, count, weight, level }) => [term.termName, count, weight, level])).toEqual(
			[
				['apple', 3, 1, 5],
				['news', 2, 0, 1],
				['äpfel', 2, 0, 1],
			].sort((a, b) => new Intl.Collator('en').compare(String(a[0]), String(b[0]))),
		);
		expect(reader.tagCloud(1, 'tags', null, 1, 'KEY').map(({ term }) => term.termName)).toEqual([
			'apple',
			'b-side',
			'berlin',
			'news',
			'quiet',
			'zebra',
			'äpfel',
		]);
		expect(reader.tagCloud(1, 'tags', 3, 1, 'COUNT')[0]).toMatchObject({ count: 3, weight: 1, level: 5 });
	});

	it('are read page by page in every order, and go on where terms come and go', () => {
		const random = createRandom(9);
		const words = ['Zeta', 'alpha', 'Älter', 'beta', 'gamma', 'delta', '中文', '10', '9', 'a-b', 'ab', 'kappa', 'mu', 'nu'];
		const edition = (isWhole: boolean) => {
			const used = words.filter((_, i) => isWhole || i % 3 !== 0 || random.chance(50));
			return createStore(
				fillIndex({
					articles: used.map((word, i) => ({
						path: `/p${i}`,
						terms: { tags: [word, ...(words.indexOf(word) % 4 === 1 ? ['alpha'] : [])].filter((tag, n, all) => all.indexOf(tag) === n) },
					})),
				}),
				testConfig(['en']),
			);
		};
		const editions = [edition(true), edition(false), edition(false)];
		const orders = (['NAME', 'COUNT'] as const).flatMap((field) => (['ASC', 'DESC'] as const).map((direction) => ({ field, direction })));
		for (const orderBy of orders) {
			const whole = names(editions[0]!.reader({ mode: 'live' }).termConnection('tags', { first: 100, orderBy }).nodes);
			const stable = whole.filter((name) => words.findIndex((word) => word.toLowerCase() === name) % 3 !== 0 && name !== 'alpha');
			for (const isBackward of [false, true]) {
				const found: string[] = [];
				let cursor: string | null = null;
				for (let i = 0; ; i++) {
					const args: TermArguments = { orderBy, ...(isBackward ? { last: 2, before: cursor } : { first: 2, after: cursor }) };
					const slice = editions[i % 3]!.reader({ mode: 'live' }).termConnection('tags', args);
					if (isBackward) found.unshift(...names(slice.nodes));
					else found.push(...names(slice.nodes));
					if (!(isBackward ? slice.hasPreviousPage() : slice.hasNextPage())) break;
					cursor = slice.cursor(isBackward ? 0 : slice.nodes.length - 1);
				}
				expect(
					found.filter((name) => stable.includes(name)),
					JSON.stringify([orderBy, isBackward]),
				).toEqual(stable);
			}
		}
		const byName = reader.termConnection('tags', {}).cursor(0);
		expect(() => reader.termConnection('tags', { after: byName, orderBy: { field: 'COUNT' } })).toThrow(
			expect.objectContaining({ code: 'CURSOR_INVALID' }),
		);
	});
});
