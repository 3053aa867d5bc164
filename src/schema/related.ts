import type { RelatedMatch as RelatedMatchSource, RelatedRow } from '../store/store.ts';
import { builder } from './builder.ts';
import { wantedAt } from './compiled/info.ts';
import { PageInfo } from './connection.ts';
import { Article, RelatedArticleConnection } from './refs.ts';

const RelatedMatch = builder.objectRef<RelatedMatchSource>('RelatedMatch').implement({
	description: 'Something that two articles have in common.',
	fields: (t) => ({
		index: t.exposeString('index', { description: 'The index of the `related` configuration that holds it: `tags`, `keywords`, `date`.' }),
		keyword: t.exposeString('keyword', { description: 'What both have.' }),
		weight: t.exposeFloat('weight', { description: 'What it adds to the score: the weight of the index.' }),
	}),
});

const RelatedArticleEdge = builder.objectRef<RelatedRow>('RelatedArticleEdge').implement({
	description: 'A related article, and why it is.',
	fields: (t) => ({
		cursor: t.string({ description: 'Its place in the list, for `after`.', resolve: (row) => row.cursor() }),
		node: t.field({ type: Article, description: 'The article.', resolve: ({ page }) => page }),
		score: t.exposeFloat('score', { description: 'How related it is: the sum of the weights of what both have.' }),
		matches: t.field({ type: [RelatedMatch], description: 'What both have in common.', resolve: ({ matches }) => matches }),
	}),
});

RelatedArticleConnection.implement({
	description: 'Articles related to another, the most related first (Hugo: .Related).',
	fields: (t) => ({
		edges: t.field({ type: [RelatedArticleEdge], description: 'The articles with their scores.', resolve: ({ rows }) => rows }),
		nodes: t.field({ type: [Article], description: 'The articles alone.', resolve: ({ rows }) => rows.map(({ page }) => page) }),
		pageInfo: t.field({
			type: PageInfo,
			description: 'Where this page stands in the whole list.',
			resolve: ({ rows, hasNextPage, hasPreviousPage }) => ({
				hasNextPage,
				hasPreviousPage,
				startCursor: () => rows[0]?.cursor() ?? null,
				endCursor: () => rows.at(-1)?.cursor() ?? null,
				currentPage: () => null,
				pageCount: () => null,
			}),
		}),
		totalCount: t.int({ description: 'How many related articles there are in all.', resolve: (related) => related.totalCount() }),
	}),
});

builder.objectField(Article, 'related', (t) =>
	t.field({
		type: RelatedArticleConnection,
		description: 'Articles of the same language that have most in common with it, by the site’s `related` configuration (Hugo: .Related).',
		args: {
			first: t.arg.int({ defaultValue: 5, description: 'At most so many: 1 to 100.' }),
			after: t.arg.string({ description: 'Only what follows this cursor.' }),
		},
		resolve: (page, { first, after }, { reader, lists }, info) => {
			const related = reader.related(page, first ?? 5, after, wantedAt(info));
			lists.push(related.rows.map((row) => row.page));
			return related;
		},
	}),
);
