import { HugoQLError } from '../errors.ts';
import { nodeType } from '../store/node-id.ts';
import { once } from '../store/once.ts';
import type { PageRow, Reader, TermRow } from '../store/store.ts';
import { articleListArguments, articlesOf } from './article-list.ts';
import { builder } from './builder.ts';
import { implementConnection } from './connection.ts';
import { listed, pagesDescription, pagesFirstDescription } from './list-page.ts';
import {
	ArticleConnection,
	Category,
	CategoryConnection,
	CustomTerm,
	Node,
	Page,
	Tag,
	TagConnection,
	Taxonomy,
	Term,
	TermConnection,
} from './refs.ts';
import { termListArguments } from './term-list.ts';

Term.implement({
	description: 'A term of a taxonomy, such as one tag, and the page that lists its articles.',
	interfaces: [Node, Page],
	resolveType: nodeType,
	fields: (t) => ({
		taxonomy: t.field({
			type: Taxonomy,
			description: 'The taxonomy that it belongs to.',
			resolve: (page, _, { reader }) => taxonomyOf(reader, termOf(reader, page)),
		}),
		name: t.exposeString('title', {
			description: 'Its name as Hugo titles it: `golang` is “Golang”, unless the term has a page of its own (Hugo: .Title).',
		}),
		slug: t.exposeString('slug', { description: 'Last segment of its path, decoded.' }),
		key: t.string({
			description: 'Its spelling in lower case, which is its key among the terms of the site (Hugo: site.Taxonomies).',
			resolve: (page, _, { reader }) => termOf(reader, page).termName,
		}),
		term: t.string({
			description: 'Its spelling as front matter has it (Hugo: .Data.Term).',
			resolve: (page, _, { reader }) => termOf(reader, page).termSpelling,
		}),
		count: t.int({
			description: 'How many pages use it or a term below it (Hugo: .Count). It costs nothing to ask.',
			resolve: (page, _, { reader }) => termOf(reader, page).count,
		}),
		articleCount: t.int({
			description: 'How many articles its own list holds. It costs nothing to ask.',
			resolve: (page, _, { reader }) => termOf(reader, page).articleCount,
		}),
		articles: t.field({
			type: ArticleConnection,
			description: 'Its articles: by the weight that their front matter gives them in this taxonomy, then in default order.',
			args: articleListArguments(),
			resolve: (page, args, context, info) => articlesOf(context, args, { term: page.id }, info),
		}),
		pages: t.field({
			type: [Page],
			description: pagesDescription,
			args: { first: t.arg.int({ description: pagesFirstDescription }) },
			resolve: (page, { first }, context) => listed(page, first, context),
		}),
	}),
});

Tag.implement({
	description: 'A tag.',
	interfaces: [Node, Page, Term],
	fields: (t) => ({
		relatedTags: t.field({
			type: [Tag],
			description: 'Tags that articles have together with it, those that most have first.',
			args: { first: t.arg.int({ defaultValue: 10, description: 'At most so many: 1 to 100.' }) },
			resolve: (page, { first }, { reader }) => reader.relatedTerms(termOf(reader, page), first ?? 10),
		}),
	}),
});
Category.implement({ description: 'A category.', interfaces: [Node, Page, Term] });
CustomTerm.implement({ description: 'A term of a taxonomy other than tags and categories.', interfaces: [Node, Page, Term] });

implementConnection(TermConnection, Term, 'terms');
implementConnection(TagConnection, Tag, 'tags');
implementConnection(CategoryConnection, Category, 'categories');

const slugDescription = 'Its slug, or its name in any case.';
const oneLocale = 'In this language; when left out, in the first language that has it.';
const listLocale = 'In this language; in every language when left out.';

builder.queryFields((t) => ({
	tag: t.field({
		type: Tag,
		nullable: true,
		description: 'One tag. Null where there is none.',
		args: {
			slug: t.arg.string({ required: true, description: slugDescription }),
			locale: t.arg({ type: 'Locale', description: oneLocale }),
		},
		resolve: (_, args, { reader }) => oneTerm(reader, 'tags', args),
	}),
	tags: t.field({
		type: TagConnection,
		description: 'Tags, page by page.',
		args: { ...termListArguments(), locale: t.arg({ type: 'Locale', description: listLocale }) },
		resolve: (_, args, { reader }) => reader.termConnection('tags', args),
	}),
	category: t.field({
		type: Category,
		nullable: true,
		description: 'One category. Null where there is none.',
		args: {
			slug: t.arg.string({ required: true, description: slugDescription }),
			locale: t.arg({ type: 'Locale', description: oneLocale }),
		},
		resolve: (_, args, { reader }) => oneTerm(reader, 'categories', args),
	}),
	categories: t.field({
		type: CategoryConnection,
		description: 'Categories, page by page.',
		args: { ...termListArguments(), locale: t.arg({ type: 'Locale', description: listLocale }) },
		resolve: (_, args, { reader }) => reader.termConnection('categories', args),
	}),
	term: t.field({
		type: Term,
		nullable: true,
		description: 'One term of any taxonomy. Null where there is none.',
		args: {
			taxonomy: t.arg.string({ required: true, description: 'Plural name of the taxonomy: `series`.' }),
			slug: t.arg.string({ required: true, description: slugDescription }),
			locale: t.arg({ type: 'Locale', description: oneLocale }),
		},
		resolve: (_, { taxonomy, ...args }, { reader }) => oneTerm(reader, taxonomy, args),
	}),
}));

function oneTerm(reader: Reader, taxonomy: string, { slug, locale }: { slug: string; locale?: string | null }): TermRow | null {
	return reader.termBySlug(locale == null ? null : reader.language(locale).id, taxonomy, slug);
}

/** What the taxonomy knows of a term's page; rows that were read as terms have it already. */
function termOf(reader: Reader, page: PageRow): TermRow {
	return 'termKey' in page ? (page as TermRow) : reader.term(page)!;
}

function taxonomyOf(reader: Reader, { languageId, taxonomy }: TermRow): PageRow {
	const page = once(reader, `taxonomy ${languageId} ${taxonomy}`, () => reader.taxonomy(languageId, taxonomy));
	if (!page)
		throw new HugoQLError(
			'NOT_FOUND',
			`The site has no page for the taxonomy “${taxonomy}”: its configuration switches such pages off (disableKinds).`,
		);
	return page;
}
