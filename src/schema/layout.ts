import { pagerOf, showsAuthorBox, showsComments, showsTableOfContents, sidebarOf, usesMathjax } from '../store/layout.ts';
import { widgetsOf } from '../widgets/registry.ts';
import { builder } from './builder.ts';
import { Article, Layout, Widget } from './refs.ts';

const SidebarPosition = builder.enumType('SidebarPosition', {
	description: 'Where the sidebar stands.',
	values: {
		LEFT: { value: 'left', description: 'Left of the content.' },
		RIGHT: { value: 'right', description: 'Right of the content.' },
	} as const,
});

Layout.implement({
	description:
		'What stands around a page, as Hugo’s theme Mainroad shows it: front matter decides, else the site’s params. Parts that only articles have are off for other pages.',
	fields: (t) => ({
		sidebar: t.field({
			type: SidebarPosition,
			nullable: true,
			description: 'Where the sidebar stands: param `sidebar`, else the site’s `sidebar.home`, `list` or `single`. Null without a sidebar.',
			resolve: (page, _, { reader }) => sidebarOf(reader, page),
		}),
		widgets: t.field({
			type: [Widget],
			description:
				'The widgets of the sidebar in order: param `widgets`, else the site’s `sidebar.widgets`. Those with nothing to show are left out; empty without a sidebar.',
			resolve: (page, _, { reader }) => widgetsOf(reader, page),
		}),
		showTableOfContents: t.boolean({
			description: 'Whether to show the table of contents: param `toc`, and there is one.',
			resolve: (page, _, { reader }) => showsTableOfContents(reader, page),
		}),
		showPager: t.boolean({
			description: 'Whether to show links to the articles before and after it: param `pager`, and there are any.',
			resolve: (page, _, { reader }) => {
				const { next, previous } = pagerOf(reader, page);
				return next !== null || previous !== null;
			},
		}),
		showAuthorBox: t.boolean({
			description: 'Whether to show a box about the author: param `authorbox`.',
			resolve: (page, _, { reader }) => showsAuthorBox(reader, page),
		}),
		showComments: t.boolean({
			description:
				'Whether to show comments: true unless front matter says `comments: false`. Which service holds them is the front end’s affair.',
			resolve: (page, _, { reader }) => showsComments(reader, page),
		}),
		mathjax: t.boolean({
			description: 'Whether to typeset formulas: param `mathjax` is true.',
			resolve: (page, _, { reader }) => usesMathjax(reader, page),
		}),
		pagerPrevious: t.field({
			type: Article,
			nullable: true,
			description: 'The older article of the section that the pager leads to. Null where there is none, or no pager.',
			resolve: (page, _, { reader }) => pagerOf(reader, page).previous,
		}),
		pagerNext: t.field({
			type: Article,
			nullable: true,
			description: 'The newer article of the section that the pager leads to. Null where there is none, or no pager.',
			resolve: (page, _, { reader }) => pagerOf(reader, page).next,
		}),
	}),
});
