import type { GraphQLResolveInfo } from 'graphql';
import type { ArticleArguments, ArticleConnection as Source, ArticleScope } from '../store/store.ts';
import { ArticleOrder, ArticleWhere } from './article-input.ts';
import { builder } from './builder.ts';
import { wantedAt } from './compiled/info.ts';
import { pageArguments } from './connection.ts';
import type { Context } from './context.ts';

/** Arguments of the list of a section's or a term's articles. */
export function articleListArguments() {
	return {
		...pageArguments(),
		...builder.args((t) => ({
			where: t.field({ type: ArticleWhere, description: 'Which of them.' }),
			orderBy: t.field({ type: ArticleOrder, description: 'In what order; Hugo’s default order when left out.' }),
		})),
	};
}

/** A list of articles of the whole site, or of a list page. */
export function articlesOf({ reader, lists }: Context, args: ArticleArguments, scope: ArticleScope, info: GraphQLResolveInfo): Source {
	const connection = reader.articles(args, scope, wantedAt(info));
	lists.push(connection.nodes);
	return connection;
}
