import { HugoQLError } from '../errors.ts';
import type { SearchEdge as SearchEdgeSource } from '../search/search.ts';
import { ArticleWhere } from './article-input.ts';
import { builder } from './builder.ts';
import { PageInfo } from './connection.ts';
import { Heading } from './heading.ts';
import { localesArgument, rememberLocales } from './locales.ts';
import { Article, ArticleFacets, SearchConnection } from './refs.ts';

const SearchEdge = builder.objectRef<SearchEdgeSource>('SearchEdge').implement({
	description: 'An article that was found, and where the words stand in it.',
	fields: (t) => ({
		cursor: t.exposeString('cursor', { description: 'Its place in the list, for `after`.' }),
		node: t.field({ type: Article, description: 'The article.', resolve: ({ node }) => node }),
		score: t.exposeFloat('score', { description: 'How well it fits; greater is better. Only comparable within one answer.' }),
		titleHTML: t.exposeString('titleHTML', { description: 'Its title as HTML, escaped, what was found in `<mark>`.' }),
		snippetHTML: t.exposeString('snippetHTML', {
			description: 'The best place of its text as HTML, escaped, what was found in `<mark>`; at most 200 characters of text.',
		}),
		heading: t.field({
			type: Heading,
			nullable: true,
			description: 'The heading that the snippet stands below. Null before the first one.',
			resolve: ({ heading }) => heading,
		}),
	}),
});

SearchConnection.implement({
	description: 'A page of a list of found articles, best first.',
	fields: (t) => ({
		edges: t.field({ type: [SearchEdge], description: 'The articles with what was found in them.', resolve: ({ edges }) => edges }),
		nodes: t.field({ type: [Article], description: 'The articles alone.', resolve: ({ edges }) => edges.map(({ node }) => node) }),
		pageInfo: t.field({
			type: PageInfo,
			description: 'Where this page stands in the whole list.',
			resolve: ({ edges, pageInfo }) => ({
				hasNextPage: () => pageInfo.hasNextPage,
				hasPreviousPage: () => pageInfo.hasPreviousPage,
				startCursor: () => edges[0]?.cursor ?? null,
				endCursor: () => edges.at(-1)?.cursor ?? null,
				currentPage: () => null,
				pageCount: () => null,
			}),
		}),
		totalCount: t.int({ description: 'How many articles were found in all.', resolve: (result) => result.totalCount() }),
		facets: t.field({ type: ArticleFacets, description: 'Counts over everything that was found.', resolve: (result) => result.facets() }),
	}),
});

builder.queryField('search', (t) =>
	t.field({
		type: SearchConnection,
		description: 'Articles that hold the words, in title, summary, terms or text; best first.',
		args: {
			query: t.arg.string({
				required: true,
				description:
					'Words in any script, all of which have to be there; "a phrase" in quotes, -without, and prefix*. A Chinese word can be of any length.',
			}),
			first: t.arg.int({ description: 'So many: 1 to 100; 10 when left out.' }),
			after: t.arg.string({ description: 'Only what follows this cursor.' }),
			where: t.arg({ type: ArticleWhere, description: 'Which articles to search.' }),
			...localesArgument(
				'Languages in order of preference: each article is searched once, in the best of them. Without any: in every language.',
			),
		},
		resolve: (_, args, context, info) => {
			if (!context.search) throw new HugoQLError('NOT_READY', 'Search is not ready yet. Try again in a moment.');
			rememberLocales(context, info, args.locales);
			const result = context.search.search(context.reader, args);
			context.lists.push(result.edges.map(({ node }) => node));
			return result;
		},
	}),
);
