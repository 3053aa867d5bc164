import type { ArticleOrder, PageKind } from '../generated/codegen/graphql.ts';
import { execute, FEED, LINE, PAGE } from './feed.ts';
import { readFragment } from '../generated/codegen/index.ts';

/*
 * What the generated types have to refuse. It is compiled and never run; a line that is not refused is an error of the compiler.
 */

export async function refused(url: string): Promise<void> {
	// @ts-expect-error a required variable is missing
	await execute(url, FEED, {});
	// @ts-expect-error a variable of another type
	await execute(url, PAGE, { path: 1 });
	// @ts-expect-error no such value
	const order: ArticleOrder = { field: 'COLOUR' };
	// @ts-expect-error no such value
	const kind: PageKind = 'LEAFLET';

	const { articles } = await execute(url, FEED, { first: 1 });
	// @ts-expect-error what a fragment asks for is read through it
	const title = articles.nodes[0]?.title;
	// @ts-expect-error an article may have no date
	const date: string = readFragment(LINE, articles.nodes[0]!).date;

	const { page } = await execute(url, PAGE, { path: '/' });
	// @ts-expect-error there may be no such page
	const path = page.title;
	// @ts-expect-error only articles have it
	const readingTime = page!.readingTime;
	// @ts-expect-error JSON can be anything
	const author = page!.__typename === 'Article' ? page!.params.author : null;
	console.log(order, kind, title, date, path, readingTime, author);
}
