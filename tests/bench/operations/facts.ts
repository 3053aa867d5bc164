import type { Database } from 'better-sqlite3';
import { englishWords } from '../search-articles.ts';
import type { SiteFacts } from './documents.ts';

type AnswerOf = <Data>(document: string, variables: Record<string, unknown>) => Promise<Data>;

/** How many different ones of everything are drawn from. */
const DRAWN = 2000;
const LATE_PAGE = 5000;
/** Articles of a tag that a page of it is filled by, so that sites of all sizes answer with as much. */
const FULL = 24;

/** Finds out what questions can be asked about; reads the index itself where asking would take long. */
export async function findFacts(database: Database, answerOf: AnswerOf): Promise<SiteFacts> {
	const column = <Value>(sql: string, ...parameters: unknown[]) =>
		database
			.prepare(sql)
			.pluck()
			.all(...parameters) as Value[];
	const articles = column<number>("select sum(count) from counter where dimension = 'site'")[0]!;
	const highest = column<number>('select max(id) from page')[0]!;
	const found: { url: string; slug: string; date: string }[] = [];
	const near = database.prepare(
		"select url, slug, date_text as date from page where id >= ? and kind = 'page' and in_site = 1 and date is not null limit 1",
	);
	for (let i = 0; i < DRAWN; i++) {
		const row = near.get(Math.floor((i * highest) / DRAWN));
		if (row) found.push(row as (typeof found)[number]);
	}
	const terms = (taxonomy: string, least = 0) =>
		column<string>(
			`select term.slug from term join language on language.id = term.language_id
			where language.key = ? and term.taxonomy = ? and term.count >= ? order by term.count desc, term.slug limit 500`,
			'en',
			taxonomy,
			least,
		);
	const english = await pageCount(answerOf);
	const latePage = Math.min(LATE_PAGE, Math.max(2, Math.floor(english / 2)));
	const cursors: string[] = [];
	for (let i = 1; i <= 40; i++) cursors.push(await cursorOf(answerOf, Math.max(1, Math.floor((i * (english - 1)) / 41))));
	return {
		articles,
		paths: found.map(({ url }) => url),
		slugs: found.map(({ slug }) => slug),
		ids: await idsOf(
			answerOf,
			found.slice(0, 300).map(({ url }) => url),
		),
		tags: terms('tags'),
		fullTags: terms('tags', FULL),
		categories: terms('categories'),
		cursors,
		lateCursor: await cursorOf(answerOf, latePage - 1),
		changeCursors: await changeCursors(answerOf),
		latePage,
		words: ['market', ...englishWords(3000).filter((_, i) => i > 200 && i % 40 === 0)],
		dates: found.map(({ date }) => date),
	};
}

async function pageCount(answerOf: AnswerOf): Promise<number> {
	const document = '{ articles(first: 20, where: { locale: "en" }) { pageInfo { pageCount } } }';
	return (await answerOf<{ articles: { pageInfo: { pageCount: number } } }>(document, {})).articles.pageInfo.pageCount;
}

async function cursorOf(answerOf: AnswerOf, page: number): Promise<string> {
	const document = 'query ($page: Int) { articles(first: 20, page: $page, where: { locale: "en" }) { pageInfo { endCursor } } }';
	return (await answerOf<{ articles: { pageInfo: { endCursor: string } } }>(document, { page })).articles.pageInfo.endCursor;
}

async function idsOf(answerOf: AnswerOf, paths: string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const path of paths) {
		const { article } = await answerOf<{ article: { id: string } | null }>(
			'query ($path: String!) { article(by: { path: $path }) { id } }',
			{ path },
		);
		if (article) ids.push(article.id);
	}
	return ids;
}

async function changeCursors(answerOf: AnswerOf): Promise<string[]> {
	const cursors: string[] = [];
	let after: string | null = null;
	for (let i = 0; i < 8; i++) {
		const document = 'query ($after: String) { changes(after: $after, first: 100) { pageInfo { endCursor hasNextPage } } }';
		type Answer = { changes: { pageInfo: { endCursor: string; hasNextPage: boolean } } };
		const { pageInfo }: Answer['changes'] = (await answerOf<Answer>(document, { after })).changes;
		if (!pageInfo.hasNextPage) break;
		after = pageInfo.endCursor;
		cursors.push(after);
	}
	return cursors;
}
