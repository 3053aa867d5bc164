import type { GraphQLResolveInfo } from 'graphql';
import type { PageRow } from '../store/store.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';

/** The argument `locales` of lists. */
export function localesArgument(description: string) {
	return builder.args((t) => ({ locales: t.field({ type: ['Locale'], description }) }));
}

/** Keeps what a root field was asked with, for the articles that it leads to. */
export function rememberLocales(context: Context, info: GraphQLResolveInfo, locales: string[] | null | undefined): void {
	if (locales && locales.length > 0) context.askedLocales.set(info.path.key, locales);
}

/** Types that stand between a root field and the articles that it answers with. */
const between = new Set([
	'ArticleConnection',
	'ArticleEdge',
	'SearchConnection',
	'SearchEdge',
	'ChangeConnection',
	'ChangeEdge',
	'ArticleUpserted',
]);

/** Whether the root field that an article was asked through preferred another language. Articles that others lead to are no fallback. */
export function isFallback(context: Context, article: PageRow, info: GraphQLResolveInfo): boolean {
	let place = info.path.prev;
	while (place && (place.typename === undefined || between.has(place.typename))) place = place.prev;
	if (!place || place.prev) return false;
	const locales = context.askedLocales.get(place.key);
	return locales !== undefined && context.reader.isFallback(article, locales);
}
