import type { PageRow, Reader } from '../store/store.ts';
import { neighboursInSectionOf, neighboursOf } from '../store/layout.ts';
import { problemsOf } from '../store/problems.ts';
import { ArticleBy, ArticleOrder, ArticleWhere } from './article-input.ts';
import { articlesOf } from './article-list.ts';
import { builder } from './builder.ts';
import { implementConnection, pageArguments } from './connection.ts';
import { Image } from './image.ts';
import { isFallback, localesArgument, rememberLocales } from './locales.ts';
import { noteNamed } from './named.ts';
import { Article, ArticleConnection, ArticleFacets, Category, Node, Page, Problem, Section, Tag, Term } from './refs.ts';

Article.implement({
	description: 'An article: a single page made of one file (Hugo: regular page).',
	interfaces: [Node, Page],
	fields: (t) => ({
		file: t.string({ description: 'Path of its file below the content folder.', resolve: (page) => page.file ?? '' }),
		slug: t.exposeString('slug', { description: 'Last segment of its path, decoded.' }),
		lead: t.exposeString('lead', {
			nullable: true,
			description: 'Front matter’s `lead`: a line below the title, plain text. Null without one.',
		}),
		thumbnail: t.field({
			type: Image,
			nullable: true,
			description: 'Front matter’s `thumbnail`. Null without one.',
			resolve: (page) => (page.thumbnail === null ? null : page),
		}),
		isFallback: t.boolean({
			description: 'Whether the argument `locales` of the query asked for another language first.',
			resolve: (page, _, context, info) => isFallback(context, page, info),
		}),
		section: t.field({
			type: Section,
			nullable: true,
			description: 'The section that lists it: the nearest above it. Null for an article in the root.',
			resolve: (page, _, { reader }) => sectionOf(reader, page),
		}),
		tags: t.field({
			type: [Tag],
			description: 'Its tags in the order of its front matter.',
			resolve: (page, _, { reader }) => reader.terms(page, 'tags'),
		}),
		categories: t.field({
			type: [Category],
			description: 'Its categories in the order of its front matter.',
			resolve: (page, _, { reader }) => reader.terms(page, 'categories'),
		}),
		terms: t.field({
			type: [Term],
			description: 'Its terms in the order of its front matter.',
			args: { taxonomy: t.arg.string({ description: 'Plural name of a taxonomy; terms of all when left out.' }) },
			resolve: (page, { taxonomy }, { reader }) => reader.terms(page, taxonomy),
		}),
		next: t.field({
			type: Article,
			nullable: true,
			description: 'The article before it in the default order of its language, which is the newer one (Hugo: .Next). Null for the first.',
			resolve: (page, _, { reader }) => neighboursOf(reader, page).next,
		}),
		previous: t.field({
			type: Article,
			nullable: true,
			description: 'The article after it in the default order of its language, which is the older one (Hugo: .Prev). Null for the last.',
			resolve: (page, _, { reader }) => neighboursOf(reader, page).previous,
		}),
		nextInSection: t.field({
			type: Article,
			nullable: true,
			description: 'The article before it in its section (Hugo: .NextInSection). Null for the first.',
			resolve: (page, _, { reader }) => neighboursInSectionOf(reader, page).next,
		}),
		previousInSection: t.field({
			type: Article,
			nullable: true,
			description: 'The article after it in its section (Hugo: .PrevInSection). Null for the last.',
			resolve: (page, _, { reader }) => neighboursInSectionOf(reader, page).previous,
		}),
		problems: t.field({
			type: [Problem],
			description:
				'What is wrong with its file. Empty where the caller may not see problems: outside development that takes the preview token.',
			resolve: (page, _, { reader, canSeeProblems }) => (canSeeProblems ? problemsOf(reader, page) : []),
		}),
	}),
});

implementConnection(ArticleConnection, Article, 'articles');
builder.objectField(ArticleConnection, 'facets', (t) =>
	t.field({
		type: ArticleFacets,
		description: 'Counts over the whole filtered list, not only this page of it.',
		resolve: (connection) => connection.facets,
	}),
);

builder.queryFields((t) => ({
	article: t.field({
		type: Article,
		nullable: true,
		description: 'One article. Null where there is none, or none that is visible.',
		args: {
			by: t.arg({ type: ArticleBy, required: true, description: 'Which one.' }),
			...localesArgument(
				'Languages in order of preference: the answer is the article’s translation in the best of them. Without any: the article as named, in the first language that has it.',
			),
		},
		resolve: (_, { by, locales }, context, info) => {
			rememberLocales(context, info, locales);
			const article = articleBy(context.reader, by, locales ?? null);
			noteNamed(context, by.id == null && by.path == null ? null : article, by.path);
			return article;
		},
	}),
	articles: t.field({
		type: ArticleConnection,
		description: 'Articles of the whole site, page by page.',
		args: {
			...pageArguments(),
			where: t.arg({ type: ArticleWhere, description: 'Which ones.' }),
			orderBy: t.arg({ type: ArticleOrder, defaultValue: { field: 'DEFAULT', direction: 'ASC' }, description: 'In what order.' }),
			...localesArgument(
				'Languages in order of preference. Each article is then listed once, in the best of them, before `where`, order, count and paging. Without any: every language of every article.',
			),
		},
		resolve: (_, args, context, info) => {
			rememberLocales(context, info, args.locales);
			return articlesOf(context, args, null, info);
		},
	}),
}));

type By = { [key in 'id' | 'path' | 'slug' | 'translationKey' | 'file' | 'logicalPath']?: string | null };

function articleBy(reader: Reader, by: By, locales: string[] | null): PageRow | null {
	const page = pageBy(reader, by, locales);
	return page?.kind === 'page' ? page : null;
}

function pageBy(reader: Reader, by: By, locales: string[] | null): PageRow | null {
	if (by.id != null) return inBestLanguage(reader, reader.pageByNodeId(by.id), locales);
	if (by.path != null) return reader.articleByUrl(by.path, locales);
	if (by.slug != null) return reader.articleBySlug(by.slug, locales);
	if (by.translationKey != null) return reader.articleByTranslationKey(by.translationKey, locales);
	if (by.file != null) return reader.pageByFile(by.file, locales);
	return by.logicalPath == null ? null : reader.articleByLogicalPath(by.logicalPath, locales);
}

/** The translation of an article in the first of the languages that has one; the article itself where none does. */
function inBestLanguage(reader: Reader, page: PageRow | null, locales: string[] | null): PageRow | null {
	if (!page || !locales) return page;
	const translations = reader.translations(page).filter(({ kind }) => kind === 'page');
	for (const locale of locales) {
		const language = reader.findLanguage(locale);
		const translation = language && translations.find(({ languageId }) => languageId === language.id);
		if (translation) return translation;
	}
	return page;
}

function sectionOf(reader: Reader, page: PageRow): PageRow | null {
	const parent = reader.parent(page);
	return parent?.kind === 'section' ? parent : null;
}
