import { compareTitles, foldedCompare } from '../../src/db/collation.ts';
import type { ArticleArguments, ArticleWhere, Visibility } from '../../src/store/store.ts';
import type { TestArticle } from './site.ts';

/** What a list must hold, worked out the slow way: paths with language, in order. */
export function expectedList(
	articles: TestArticle[],
	languages: string[],
	args: ArticleArguments,
	visibility: Visibility,
	now: number,
	term?: string,
	section?: string,
): string[] {
	const keyOf = (article: TestArticle) => (article.language ?? languages[0]!).toLowerCase();
	const ordinal = (article: TestArticle) => languages.findIndex((locale) => locale.toLowerCase() === keyOf(article));
	const urlOf = (article: TestArticle) => {
		if (article.render === 'never') return '';
		return `${ordinal(article) === 0 ? '' : `/${keyOf(article)}`}${article.path}/`;
	};
	const inList = (article: TestArticle) => (term || section ? article.list !== 'never' : (article.list ?? 'always') === 'always');
	const visible = articles.filter((article) => inList(article) && isBuilt(article, visibility, now));
	const built = articles.filter((article) => isBuilt(article, visibility, now));
	const isTranslated = (article: TestArticle) =>
		built.some((other) => groupOf(other) === groupOf(article) && keyOf(other) !== keyOf(article));
	let found = visible;
	if (args.locales) {
		const rank = (article: TestArticle) => args.locales!.findIndex((locale) => locale.toLowerCase() === keyOf(article));
		found = found.filter(
			(article) =>
				rank(article) >= 0 &&
				!visible.some((other) => groupOf(other) === groupOf(article) && rank(other) >= 0 && rank(other) < rank(article)),
		);
	}
	found = found.filter(
		(article) =>
			(!term || termsOf(article, 'tags').includes(term)) &&
			(!section || article.path.slice(0, article.path.lastIndexOf('/')) === section) &&
			matches(article, args.where ?? {}, keyOf, isTranslated, urlOf),
	);
	const weightOf = (article: TestArticle) =>
		(article.terms?.tags ?? []).map((use) => (typeof use === 'string' ? 0 : use[0] === term ? use[1] : 0)).find((weight) => weight !== 0) ??
		0;
	const field = args.orderBy?.field ?? 'DEFAULT';
	const byDefault = (a: TestArticle, b: TestArticle) =>
		(term && field === 'DEFAULT' ? weightOf(a) - weightOf(b) : 0) ||
		(a.weight || Number.MAX_SAFE_INTEGER) - (b.weight || Number.MAX_SAFE_INTEGER) ||
		(dateOf(b, 'date') ?? -62_135_596_800) - (dateOf(a, 'date') ?? -62_135_596_800) ||
		ordinal(a) - ordinal(b) ||
		compareTitles(keyOf(a))(a.linkTitle ?? titleOf(a), b.linkTitle ?? titleOf(b)) ||
		foldedCompare(a.path, b.path);
	found = found.toSorted((a, b) => byField(field, a, b, ordinal, keyOf) || byDefault(a, b));
	if (args.orderBy?.direction === 'DESC') found.reverse();
	return found.map((article) => `${keyOf(article)} ${article.path}`);
}

const groupOf = (article: TestArticle) => article.translationKey ?? article.path;
const titleOf = (article: TestArticle) => article.title ?? article.path;
const dateOf = (article: TestArticle, field: 'date' | 'publishDate' | 'lastmod') =>
	article[field] === undefined ? (article.date === undefined ? 1_700_000_000 : article.date) : article[field];

function isBuilt(article: TestArticle, visibility: Visibility, now: number): boolean {
	if (visibility.mode === 'preview' && visibility.at === null) return true;
	const at = visibility.mode === 'preview' ? visibility.at! : now;
	const publishDate = dateOf(article, 'publishDate');
	return !article.isDraft && (publishDate === null || publishDate! <= at) && (article.expiryDate == null || article.expiryDate > at);
}

function termsOf(article: TestArticle, taxonomy: string): string[] {
	if (article.render === 'never') return [];
	return (article.terms?.[taxonomy] ?? []).map((use) => (typeof use === 'string' ? use : use[0]));
}

function byField(
	field: string,
	a: TestArticle,
	b: TestArticle,
	ordinal: (article: TestArticle) => number,
	keyOf: (article: TestArticle) => string,
): number {
	const number = (value: number | null | undefined) => value ?? -62_135_596_800;
	switch (field) {
		case 'DATE':
			return number(dateOf(a, 'date')) - number(dateOf(b, 'date'));
		case 'PUBLISH_DATE':
			return number(dateOf(a, 'publishDate')) - number(dateOf(b, 'publishDate'));
		case 'LASTMOD':
			return number(dateOf(a, 'lastmod')) - number(dateOf(b, 'lastmod'));
		case 'WORD_COUNT':
			return (a.wordCount ?? 0) - (b.wordCount ?? 0);
		case 'TITLE':
			return ordinal(a) - ordinal(b) || compareTitles(keyOf(a))(titleOf(a), titleOf(b));
	}
	return 0;
}

function matches(
	article: TestArticle,
	where: ArticleWhere,
	keyOf: (article: TestArticle) => string,
	isTranslated: (article: TestArticle) => boolean,
	urlOf: (article: TestArticle) => string,
): boolean {
	const again = (part: ArticleWhere) => matches(article, part, keyOf, isTranslated, urlOf);
	const hasTerms = (taxonomy: string, filter: { any?: string[] | null; all?: string[] | null; none?: string[] | null }) => {
		const terms = termsOf(article, taxonomy);
		return (
			(!filter.any || filter.any.some((term) => terms.includes(term))) &&
			(filter.all ?? []).every((term) => terms.includes(term)) &&
			!(filter.none ?? []).some((term) => terms.includes(term))
		);
	};
	const inRange = (value: number | null | undefined, range: { from?: number | null; before?: number | null } | null | undefined) =>
		!range || (value != null && (range.from == null || value >= range.from) && (range.before == null || value < range.before));
	return (
		(!where.tags || hasTerms('tags', where.tags)) &&
		(!where.categories || hasTerms('categories', where.categories)) &&
		(where.terms ?? []).every((filter) => hasTerms(filter.taxonomy, filter)) &&
		(where.section == null || `${article.path.slice(1)}`.startsWith(`${where.section}/`)) &&
		(where.type == null || (article.type ?? article.path.split('/')[1]) === where.type) &&
		(where.locale == null || keyOf(article) === where.locale.toLowerCase()) &&
		inRange(dateOf(article, 'date'), where.date) &&
		inRange(dateOf(article, 'lastmod'), where.lastmod) &&
		(where.isTranslated == null || isTranslated(article) === where.isTranslated) &&
		(where.pathPrefix == null || urlOf(article).startsWith(where.pathPrefix)) &&
		(where.param ?? []).every(({ key, equals, in: values, exists }) => {
			const value = article.params?.[key] ?? null;
			return (
				(equals === undefined || value === equals) && (!values || values.includes(value)) && (exists == null || exists === (value !== null))
			);
		}) &&
		(where.and ?? []).every(again) &&
		(!where.or || where.or.some(again)) &&
		(!where.not || !again(where.not))
	);
}
