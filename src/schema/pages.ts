import { HugoQLError } from '../errors.ts';
import { builder } from './builder.ts';
import { implementConnection } from './connection.ts';
import { PageKind } from './page-kind.ts';
import { Article, Page, PageConnection } from './refs.ts';

implementConnection(PageConnection, Page, 'pages');

builder.queryFields((t) => ({
	pages: t.field({
		type: PageConnection,
		description:
			'Every page of the site, lists and unlisted pages among them, by language and logical path. For builds that make a file of each.',
		args: {
			first: t.arg.int({ description: 'So many: 1 to 100; 10 when left out.' }),
			after: t.arg.string({ description: 'Only what follows this cursor.' }),
			locale: t.arg({ type: 'Locale', description: 'In this language; in every language when left out.' }),
			kinds: t.arg({ type: [PageKind], description: 'Only these kinds.' }),
			listed: t.arg.boolean({ description: 'true: only pages that are in every list; false: only the others.' }),
		},
		resolve: (_, args, { reader, lists }) => {
			const connection = reader.allPages(args);
			lists.push(connection.nodes);
			return connection;
		},
	}),
	recentArticles: t.field({
		type: [Article],
		description: 'The first articles in default order, as the widget recent shows them.',
		args: {
			first: t.arg.int({ defaultValue: 10, description: 'At most so many: 1 to 100.' }),
			locale: t.arg({ type: 'Locale', description: 'In this language; in the default language when left out.' }),
			section: t.arg.string({ description: 'Of this section; of the main sections when left out.' }),
		},
		resolve: (_, { first, locale, section }, { reader, lists }) => {
			const articles = reader.recent(reader.language(locale).id, checked(first), section ?? null);
			lists.push(articles);
			return articles;
		},
	}),
}));

function checked(first: number | null | undefined): number {
	const most = first ?? 10;
	if (most < 1 || most > 100) throw new HugoQLError('BAD_USER_INPUT', `"first" is ${most}; it has to be from 1 to 100.`);
	return most;
}
