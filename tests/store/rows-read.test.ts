import { describe, expect, it } from 'vitest';
import { createStore, type Reader } from '../../src/store/store.ts';
import { listedWhole, operations } from './operations.ts';
import { createRandom, locales, NOW, randomArticles } from './random-site.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

/** A site whose articles are `times` as many, of the same terms and sections, on as many days more. */
function siteOf(times: number): TestArticle[] {
	const few = listedWhole(randomArticles(createRandom(3), 120));
	return Array.from({ length: times }, (_, copy) =>
		few.map(
			(article): TestArticle => ({
				...article,
				path: copy === 0 ? article.path : `${article.path}-${copy}`,
				...(article.date && { date: article.date - copy * 86_400 }),
				...(article.lastmod && { lastmod: article.lastmod - copy * 86_400 }),
				...(article.translationKey && { translationKey: copy === 0 ? article.translationKey : `${article.translationKey}-${copy}` }),
				related: (article.terms?.tags ?? []).map((tag) => ['tags', String(tag)]),
			}),
		),
	).flat();
}

/** Rows of pages and what belongs to them that full slices have more than those that the small site does not fill, and of the days that they are of. */
const ANSWER = 240;

const config = testConfig(locales);
const [small, big] = [1, 8].map((times) => fillIndex({ languages: locales, articles: siteOf(times), now: NOW }));

/** Rows that an operation's statements give, what an earlier one found out being remembered. */
function rowsRead(db: NonNullable<typeof small>, operation: (reader: Reader) => unknown): number {
	let rows = 0;
	const counting = new Proxy(db.$client, {
		get(client, name) {
			if (name !== 'prepare') {
				const value = Reflect.get(client, name, client);
				return typeof value === 'function' ? value.bind(client) : value;
			}
			return (sql: string) => {
				const statement = client.prepare(sql);
				return {
					all(...parameters: unknown[]) {
						const found = statement.all(...parameters);
						rows += found.length;
						return found;
					},
					get(...parameters: unknown[]) {
						rows++;
						return statement.get(...parameters);
					},
				};
			};
		},
	});
	const store = createStore({ ...db, $client: counting } as typeof db, config);
	operation(store.reader({ mode: 'live' }));
	return rows;
}

describe('an operation reads as many rows at eight times the articles', () => {
	it.each(Object.entries(operations))('%s', (_, operation) => {
		const atSmall = rowsRead(small!, operation);
		expect(rowsRead(big!, operation)).toBeLessThanOrEqual(atSmall + ANSWER);
	});
});
