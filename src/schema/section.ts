import { articleListArguments, articlesOf } from './article-list.ts';
import { listed, pagesDescription, pagesFirstDescription } from './list-page.ts';
import { ArticleConnection, HomePage, Node, Page, Section } from './refs.ts';

Section.implement({
	description: 'A section: a folder at the top of the content, or one with `_index.md`, and the list of its articles.',
	interfaces: [Node, Page],
	fields: (t) => ({
		name: t.string({
			description: 'Name of its folder, in the file system’s spelling.',
			resolve: (page, _, { reader }) => reader.listPage(page)?.name ?? '',
		}),
		parent: t.field({
			type: Section,
			nullable: true,
			description: 'The section above it. Null at the top.',
			resolve: (page, _, { reader }) => {
				const parent = reader.parent(page);
				return parent?.kind === 'section' ? parent : null;
			},
		}),
		sections: t.field({
			type: [Section],
			description: 'The sections right below it, in default order (Hugo: .Sections).',
			resolve: (page, _, { reader }) => reader.sections(page),
		}),
		pages: t.field({
			type: [Page],
			description: pagesDescription,
			args: { first: t.arg.int({ description: pagesFirstDescription }) },
			resolve: (page, { first }, context) => listed(page, first, context),
		}),
		articleCount: t.int({
			description: 'How many articles it lists itself, those of the sections below it left out.',
			resolve: (page, _, { reader }) => reader.listPage(page)?.articleCount ?? 0,
		}),
		articles: t.field({
			type: ArticleConnection,
			description: 'The articles that it lists itself, those of the sections below it left out (Hugo: .RegularPages).',
			args: articleListArguments(),
			resolve: (page, args, context, info) => articlesOf(context, args, { section: page.id }, info),
		}),
	}),
});

HomePage.implement({
	description: 'The front page of a language.',
	interfaces: [Node, Page],
	fields: (t) => ({
		pages: t.field({
			type: [Page],
			description: `${pagesDescription} These are the sections at the top and the articles in the root.`,
			args: { first: t.arg.int({ description: pagesFirstDescription }) },
			resolve: (page, { first }, context) => listed(page, first, context),
		}),
	}),
});
