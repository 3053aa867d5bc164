import { describe, expect, it } from 'vitest';
import * as tables from '../../src/db/tables.ts';
import { type ArticleWhere, createStore, type Reader } from '../../src/store/store.ts';
import { createRandom, locales, NOW, randomArticles } from './random-site.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

type Removal = typeof tables.removal.$inferInsert;
const nameOf = (article: TestArticle) => `${article.language!.toLowerCase()} ${article.path}`;
const groupOf = (article: TestArticle) => article.translationKey ?? article.path;

/** A site that is edited, with the change log that the indexer keeps: a number for each change, of translations too where their group changes. */
function createHistory(seed: number) {
	const random = createRandom(seed);
	const pool = randomArticles(random, 60).map(
		(article): TestArticle => ({ ...article, list: 'always', isDraft: false, publishDate: 0, expiryDate: null }),
	);
	const present = new Map<string, TestArticle>();
	const removals = new Map<string, Removal>();
	let sequence = 0;
	const touch = (name: string) => {
		const article = present.get(name);
		if (article) article.changeSequence = ++sequence;
	};
	const touchGroup = (key: string, except: string) => {
		for (const [name, article] of present) if (name !== except && groupOf(article) === key) touch(name);
	};
	const edit = () => {
		const article = random.pick(pool);
		const name = nameOf(article);
		const before = present.get(name);
		const key = before ? groupOf(before) : groupOf(article);
		if (before && random.chance(40)) {
			present.delete(name);
			removals.set(name, {
				sequence: ++sequence,
				languageId: locales.findIndex((locale) => locale.toLowerCase() === name.split(' ')[0]) + 1,
				logicalPath: article.path,
				url: '/gone/',
				translationKey: key,
				reason: 'DELETED',
				at: 1,
				createdSequence: before.createdSequence!,
			});
		} else {
			// Who has the article from before it left still has it.
			const createdSequence = before?.createdSequence ?? removals.get(name)?.createdSequence ?? sequence + 1;
			removals.delete(name);
			const terms = { tags: random.chance(50) ? ['hot'] : ['rare'] };
			const translationKey = random.chance(20) ? `group-${random.below(5)}` : key;
			present.set(name, {
				...article,
				terms,
				translationKey,
				title: `t${sequence}`,
				createdSequence,
			});
			touch(name);
			if (translationKey !== key) touchGroup(translationKey, name);
		}
		touchGroup(key, name);
	};
	const reader = (epoch = 'epoch'): Reader => {
		const db = fillIndex({ languages: locales, articles: [...present.values()], now: NOW });
		for (const removal of removals.values()) db.insert(tables.removal).values(removal).run();
		db.$client.prepare("update meta set value = ? where key = 'sequence'").run(String(sequence));
		db.$client.prepare("update meta set value = ? where key = 'epoch'").run(epoch);
		return createStore(db, testConfig(locales)).reader({ mode: 'live' });
	};
	return { random, edit, reader, removals };
}

/** What a client knows: title by article. */
type Known = Map<string, string>;

function sync(
	reader: Reader,
	known: Known,
	after: string | null,
	first: number,
	where: ArticleWhere | null,
	preferred: string[] | null,
	pages = 1000,
): string {
	let cursor = after;
	for (let i = 0; i < pages; i++) {
		const changes = reader.changes(cursor, first, where, preferred);
		if (changes.reset) known.clear();
		for (const row of changes.rows) {
			const name = `${row.language.key} ${row.logicalPath}`;
			if (row.kind === 'upsert') known.set(name, row.page.title);
			else known.delete(name);
		}
		cursor = changes.endCursor;
		if (!changes.hasNextPage) break;
	}
	return cursor!;
}

function everything(reader: Reader, where: ArticleWhere | null, preferred: string[] | null): [string, string][] {
	const { nodes } = reader.articles({ first: 100, where, locales: preferred });
	return nodes.map((node): [string, string] => [`${reader.languageOf(node).key} ${node.logicalPath}`, node.title]).sort();
}

describe('changes', () => {
	const filters: [ArticleWhere | null, string[] | null][] = [
		[null, null],
		[{ tags: { any: ['hot'] } }, null],
		[{ locale: 'en' }, null],
		[null, ['zh-HK', 'zh-CN', 'en']],
		[{ tags: { any: ['hot'] } }, ['en', 'zh-CN']],
		[{ isTranslated: true }, null],
	];
	it.each([1, 2])('leave every client with what a full reading gives, whatever it filters (history %i)', (seed) => {
		const history = createHistory(seed);
		const clients = filters.map(([where, preferred]) => ({
			where,
			preferred,
			known: new Map<string, string>(),
			cursor: null as string | null,
		}));
		for (let round = 0; round < 20; round++) {
			for (let i = history.random.below(12); i >= 0; i--) history.edit();
			const reader = history.reader();
			for (const client of clients) {
				const { where, preferred, known } = client;
				// Some stop in the middle, as a client that loses its connection.
				const isCut = history.random.chance(40);
				client.cursor = sync(reader, known, client.cursor, 1 + history.random.below(7), where, preferred, isCut ? 1 : 1000);
				if (isCut) continue;
				expect([...known].sort(), `round ${round}, ${JSON.stringify([where, preferred])}`).toEqual(everything(reader, where, preferred));
			}
		}
	});

	it('go on from the cursor of any row', () => {
		const history = createHistory(4);
		for (let i = 0; i < 80; i++) history.edit();
		const reader = history.reader();
		const whole = reader.changes(null, 1000, null, ['zh-HK', 'en']);
		for (const stop of [1, 5, 11]) {
			const known: Known = new Map();
			const part = whole.rows.slice(0, stop);
			for (const row of part) if (row.kind === 'upsert') known.set(`${row.language.key} ${row.logicalPath}`, row.page.title);
			sync(reader, known, part.at(-1)!.cursor, 3, null, ['zh-HK', 'en']);
			expect([...known].sort()).toEqual(everything(reader, null, ['zh-HK', 'en']));
		}
	});

	it('start over where the cursor is of another index, of its future, or older than the removals that are kept', () => {
		const history = createHistory(5);
		for (let i = 0; i < 30; i++) history.edit();
		const now = history.reader().currentChangeCursor();
		expect(history.reader().changes(now, 10, null, null)).toEqual({ rows: [], hasNextPage: false, endCursor: now, reset: false });
		const elsewhere = history.reader('other').changes(now, 10, null, null);
		expect([elsewhere.reset, elsewhere.rows.length]).toEqual([true, 10]);
		for (let i = 0; i < 5; i++) history.edit();
		const future = history.reader().currentChangeCursor();
		const earlier = createHistory(5);
		earlier.edit();
		expect(earlier.reader().changes(future, 10, null, null).reset).toBe(true);
		expect(() => history.reader().changes('nonsense', 10, null, null)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }));
		expect(() => history.reader().changes(null, 0, null, null)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
	});
});
