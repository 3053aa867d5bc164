import { humanised } from '../store/site.ts';
import { builder } from './builder.ts';
import { Article, Language, Translation } from './refs.ts';

const TextDirection = builder.enumType('TextDirection', {
	description: 'Which way a language is written.',
	values: { LTR: { value: 'ltr', description: 'From left to right.' }, RTL: { value: 'rtl', description: 'From right to left.' } } as const,
});

Language.implement({
	description: 'A language of the site.',
	fields: (t) => ({
		locale: t.expose('locale', { type: 'Locale', description: 'Its key as the site spells it.' }),
		tag: t.exposeString('tag', {
			description: 'Its language tag for `lang` attributes, which the site may set apart from the key (Hugo: .Language.Locale).',
		}),
		name: t.exposeString('name', { description: 'Its name as the site calls it (Hugo: languages’ `label`).' }),
		label: t.string({
			description: 'Its name as the theme’s list of languages shows it: “english edition” is “English edition”.',
			resolve: ({ name }) => humanised(name),
		}),
		weight: t.exposeInt('weight', {
			description: 'Its weight in the configuration, 0 without one. Languages stand smallest first, 0 last.',
		}),
		direction: t.field({ type: TextDirection, description: 'Which way it is written.', resolve: ({ direction }) => direction }),
		isDefault: t.exposeBoolean('isDefault', { description: 'Whether it is what queries without `locale` answer in.' }),
		articleCount: t.int({
			description: 'How many articles the site has in it. It costs nothing to ask.',
			resolve: ({ row }, _, { reader }) => (row ? reader.articleCount(row.id) : 0),
		}),
	}),
});

Translation.implement({
	description: 'A page in one of the languages that it exists in or is declared for.',
	fields: (t) => ({
		locale: t.field({ type: 'Locale', description: 'The language.', resolve: ({ language }) => language.locale }),
		language: t.field({ type: Language, description: 'The language with its settings.', resolve: ({ language }) => language }),
		path: t.string({
			nullable: true,
			description: 'Path of the page in that language. Null where declared but missing.',
			resolve: ({ page }) => page?.url ?? null,
		}),
		title: t.string({
			nullable: true,
			description: 'Title of the page in that language. Null where declared but missing.',
			resolve: ({ page }) => page?.title ?? null,
		}),
		article: t.field({
			type: Article,
			nullable: true,
			description: 'The article in that language. Null for a page that is no article, or where missing.',
			resolve: ({ page }) => (page?.kind === 'page' ? page : null),
		}),
		isCurrent: t.exposeBoolean('isCurrent', { description: 'Whether this is the page that was asked.' }),
		isAvailable: t.boolean({
			description: 'Whether the page exists in that language; false for one that front matter declares but no file provides.',
			resolve: ({ page }) => page !== null,
		}),
	}),
});
