import { languageSettings } from '../store/site.ts';
import { builder } from './builder.ts';
import { listed, pagesDescription, pagesFirstDescription } from './list-page.ts';
import { Node, Page, Taxonomy, TermConnection } from './refs.ts';
import { termListArguments } from './term-list.ts';

Taxonomy.implement({
	description: 'A taxonomy, such as tags: a way to sort articles, and the page that lists its terms.',
	interfaces: [Node, Page],
	fields: (t) => ({
		name: t.string({ description: 'Plural name, which is also the key in front matter: `tags`.', resolve: (page) => pluralOf(page) }),
		singular: t.string({
			description: 'Singular name: `tag`.',
			resolve: (page, _, { reader }) => {
				const { taxonomies } = languageSettings(reader, reader.languageOf(page).key);
				return taxonomies.find(({ plural }) => plural.toLowerCase() === pluralOf(page))?.singular ?? pluralOf(page);
			},
		}),
		terms: t.field({
			type: TermConnection,
			description: 'Its terms in its language, page by page.',
			args: termListArguments(),
			resolve: (page, args, { reader }) => reader.termConnection(pluralOf(page), { ...args, locale: reader.languageOf(page).locale }),
		}),
		pages: t.field({
			type: [Page],
			description: pagesDescription,
			args: { first: t.arg.int({ description: pagesFirstDescription }) },
			resolve: (page, { first }, context) => listed(page, first, context),
		}),
	}),
});

builder.queryField('taxonomies', (t) =>
	t.field({
		type: [Taxonomy],
		description: 'Every taxonomy of the site, tags and categories among them, in the order of the configuration.',
		args: { locale: t.arg({ type: 'Locale', description: 'In this language; in the default language when left out.' }) },
		resolve: (_, { locale }, { reader }) => reader.taxonomies(reader.language(locale).id),
	}),
);

/** The logical path of a taxonomy's page is its plural. */
function pluralOf(page: { logicalPath: string }): string {
	return page.logicalPath.slice(1);
}
