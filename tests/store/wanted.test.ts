import { describe, expect, it, vi } from 'vitest';
import { createStore, createWanted, type PageRow, type Reader, type Wanted } from '../../src/store/store.ts';
import { createRandom, locales, NOW, randomArticles } from './random-site.ts';
import { fillIndex, testConfig } from './site.ts';

const db = fillIndex({ languages: locales, articles: randomArticles(createRandom(5), 60), now: NOW });
const store = createStore(db, testConfig(locales), { remembers: false });

/** What an answer says of some articles, and the columns that its statements name: `title`, `word_count`. */
function asked(wanted: Wanted | null, say: (reader: Reader, articles: PageRow[]) => unknown): { said: unknown; columns: string[] } {
	const prepare = vi.spyOn(db.$client, 'prepare');
	const reader = createStore(db, testConfig(locales), { remembers: false }).reader({ mode: 'live' });
	const said = say(reader, reader.articles({ first: 10, where: { locale: 'en' } }, null, wanted).nodes);
	const texts = prepare.mock.calls.map(([sql]) => sql).join();
	prepare.mockRestore();
	return { said, columns: ['title', 'word_count', 'summary', 'lead'].filter((name) => texts.includes(`page.${name}`)) };
}

describe('rows of which only what is wanted is read', () => {
	const titles = (reader: Reader, articles: PageRow[]) =>
		articles.map((article) => [article.title, article.wordCount, reader.terms(article, 'tags').map(({ title, count }) => [title, count])]);

	it('say what whole rows say, from the first time on, and in the end read nothing else', () => {
		const whole = asked(null, titles);
		const wanted = createWanted();
		const times = [1, 2, 3].map(() => asked(wanted, titles));
		for (const { said } of times) expect(said).toEqual(whole.said);
		expect(times.map(({ columns }) => columns)).toEqual([whole.columns, ['title', 'word_count'], ['title', 'word_count']]);
	});

	it('are asked alone for what only one of them has to say', () => {
		const wanted = createWanted();
		const last = (_: Reader, articles: PageRow[]) => [articles.map(({ title }) => title), articles.at(-1)!.lead, articles.at(-1)!.summary];
		const whole = asked(null, last);
		for (let time = 0; time < 3; time++) expect(asked(wanted, last).said).toEqual(whole.said);
		expect(wanted.columns).toEqual(['id', 'title']);
		expect(wanted.of('alone').columns).toEqual(expect.arrayContaining(['lead', 'summary']));
	});

	it('have every column, in every kind of list', () => {
		const names = Object.keys(store.reader({ mode: 'live' }).articles({}).nodes[0]!) as (keyof PageRow)[];
		const reader = store.reader({ mode: 'live' });
		const term = reader.termBySlug(reader.language('en').id, 'tags', 'hot')!.id;
		for (const scope of [null, { term }]) {
			for (const orderBy of [undefined, { field: 'TITLE', direction: 'DESC' }, { field: 'LASTMOD' }] as const) {
				const wanted = createWanted();
				const expected = reader.articles({ first: 5, orderBy }, scope).nodes;
				for (let time = 0; time < 2; time++) {
					const { nodes } = store.reader({ mode: 'live' }).articles({ first: 5, orderBy }, scope, wanted);
					expect(nodes.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])))).toEqual(expected);
				}
			}
		}
	});
});
