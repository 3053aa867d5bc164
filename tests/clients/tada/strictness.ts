import { readFragment, type VariablesOf } from 'gql.tada';
import { execute, FEED, graphql, LINE, SEARCH } from './feed.ts';

/*
 * What the types that are read off the documents have to refuse. It is compiled and never run; a line that is not refused is an
 * error of the compiler.
 */

export async function refused(url: string): Promise<void> {
	// @ts-expect-error a required variable is missing
	await execute(url, FEED, {});
	// @ts-expect-error no such filter
	const where: VariablesOf<typeof FEED>['where'] = { colour: 'red' };
	// @ts-expect-error an article is named in some way
	const by: VariablesOf<typeof ONE>['by'] = {};

	const { articles } = await execute(url, FEED, { first: 1 });
	// @ts-expect-error what a fragment asks for is read through it
	const title = articles.nodes[0]?.title;
	// @ts-expect-error an article may have no date
	const length = readFragment(LINE, articles.nodes[0]!).date.length;

	const { search } = await execute(url, SEARCH, { query: 'a' });
	// @ts-expect-error only categories have it here
	const count = search.edges[0]!.node.terms[0]!.articleCount;
	// @ts-expect-error only articles have it
	const minutes = search.edges[0]!.node.menuItems[0]!.page!.readingTime;
	// @ts-expect-error no such value
	const isDownward = search.edges[0]!.node.language.direction === 'TTB';
	console.log(where, by, title, length, count, minutes, isDownward);
}

const ONE = graphql(`
	query One($by: ArticleBy!) {
		article(by: $by) {
			id
		}
	}
`);
