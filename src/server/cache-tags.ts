import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Context } from '../schema/context.ts';
import { encodeNodeId } from '../store/store.ts';

/*
 * What an answer depends on, for caches that drop by tag. Every answer has `hugoql`. One that shows only articles that were asked
 * for by id or path, and of them only what the change log vouches for, has `article:<id>` and `path:<path>` of each; every other
 * has `site`. Who keeps such a cache drops `article:<articleId>` and `path:<path>` of each change, `site` with each change of
 * `site.version`, and `hugoql` after a `reset`.
 */

/** Every answer. */
const ALL = 'hugoql';
/** Answers that any change of the site may change. */
const SITE = 'site';
/** Tags of an answer that any change of the site may change. */
export const WHOLE_SITE = [ALL, SITE];
/** Articles that are named one by one: headers have to stay short. */
const MOST = 20;

const page = ['__typename', 'id', 'kind', 'path', 'permalink', 'title', 'locale', 'language'];
const term = [...page, 'name', 'slug'];
/** Fields that change only with a change of the article below which they stand. */
const vouched: Record<string, Set<string>> = {
	Query: new Set(['__typename', 'article', 'node', 'nodes', 'page']),
	Node: new Set(['__typename', 'id']),
	Page: new Set(page),
	Term: new Set(term),
	Article: new Set([
		...page,
		...['aliases', 'body', 'bodyHTML', 'bodyText', 'categories', 'date', 'description', 'expiryDate', 'file', 'headings', 'isDraft'],
		...['isTruncated', 'keywords', 'lastmod', 'lead', 'linkTitle', 'links', 'logicalPath', 'param', 'params', 'publishDate'],
		...['readingTime', 'section', 'slug', 'summary', 'summaryHTML', 'tableOfContents', 'tags', 'terms', 'thumbnail'],
		...['translationKey', 'translations', 'type', 'version', 'weight', 'wordCount'],
	]),
	Section: new Set(page),
	Tag: new Set(term),
	Category: new Set(term),
	CustomTerm: new Set(term),
	Language: new Set(['__typename', 'locale', 'name', 'label', 'tag', 'weight', 'direction', 'isDefault']),
	Translation: new Set(['__typename', 'locale', 'language', 'path', 'title', 'isCurrent', 'isAvailable']),
	Image: new Set(['__typename', 'url', 'alt', 'visibility']),
	Heading: new Set(['__typename', 'level', 'id', 'text', 'html']),
	Link: new Set(['__typename', 'url', 'text', 'isExternal']),
};

const known = new WeakMap<DocumentNode, boolean>();

/** Whether everything that a document selects is vouched for by the article below which it stands. */
function showsArticlesOnly(schema: GraphQLSchema, document: DocumentNode): boolean {
	const remembered = known.get(document);
	if (remembered !== undefined) return remembered;
	const types = new TypeInfo(schema);
	let isSo = true;
	visit(
		document,
		visitWithTypeInfo(types, {
			Field({ name }) {
				const owner = types.getParentType()?.name ?? '';
				if (!vouched[owner]?.has(name.value)) isSo = false;
			},
		}),
	);
	known.set(document, isSo);
	return isSo;
}

/**
 * Tags of a query's answer.
 *
 * @param context of the request, after it was answered.
 */
export function cacheTags(schema: GraphQLSchema, document: DocumentNode, { named, reader }: Context): string[] {
	const articles = named.filter((article) => article !== null);
	const isKnown = articles.length > 0 && articles.length <= MOST && articles.length === named.length;
	if (!isKnown || !showsArticlesOnly(schema, document)) return WHOLE_SITE;
	const tags = articles.flatMap((article) => [
		`article:${encodeNodeId('Article', reader.languageOf(article).key, article.logicalPath)}`,
		`path:${article.url.replaceAll(',', '%2C')}`,
	]);
	return [...new Set([ALL, ...tags])];
}
