import { HugoQLError } from '../errors.ts';
import { menuOf, menusOf } from '../store/menus.ts';
import { once } from '../store/once.ts';
import { languageSettings, siteLanguage } from '../store/site.ts';
import type { LanguageRow, PageRow, Reader } from '../store/store.ts';
import { builder } from './builder.ts';
import { HomePage, Language, Menu, MenuItem, Section, Site, Taxonomy } from './refs.ts';

Site.implement({
	description: 'The site in one language.',
	fields: (t) => ({
		title: t.string({
			description: 'Its title (Hugo: site.Title).',
			resolve: (language, _, { reader }) => languageSettings(reader, language.key).title,
		}),
		baseURL: t.field({
			type: 'URL',
			nullable: true,
			description: 'Where it is published, with trailing slash. Null where the configuration gives none (Hugo: site.BaseURL).',
			resolve: (language, _, { reader }) => languageSettings(reader, language.key).baseURL,
		}),
		copyright: t.string({
			description: 'Its copyright notice; "" without one (Hugo: site.Copyright).',
			resolve: (language, _, { reader }) => languageSettings(reader, language.key).copyright,
		}),
		timeZone: t.string({
			description: 'The time zone of dates without one, as the tz database names it.',
			resolve: (language, _, { reader }) => languageSettings(reader, language.key).timeZone,
		}),
		pagerSize: t.int({
			description: 'How many articles a page of a list holds on the site itself (Hugo: pagination.pagerSize).',
			resolve: (language, _, { reader }) => languageSettings(reader, language.key).pagerSize,
		}),
		locale: t.expose('locale', { type: 'Locale', description: 'The language.' }),
		language: t.field({
			type: Language,
			description: 'The language with its settings.',
			resolve: (language, _, { reader }) => siteLanguage(reader, language),
		}),
		languages: t.field({
			type: [Language],
			description: 'All languages of the site: by weight, those without one last.',
			resolve: (_, __, { reader }) => reader.languages().map((language) => siteLanguage(reader, language)),
		}),
		params: t.field({
			type: 'JSON',
			description: 'The configuration’s `params`, keys in lower case (Hugo: site.Params).',
			resolve: (language, _, { reader }) => languageSettings(reader, language.key).params,
		}),
		menu: t.field({
			type: [MenuItem],
			description: 'The items at the top of a menu; empty where there is no such menu.',
			args: {
				name: t.arg.string({
					required: true,
					description: 'Its name: `main`. "" is the menu of pages whose front matter says `menu: ""`.',
				}),
			},
			resolve: (language, { name }, { reader }) => menuOf(reader, language, name),
		}),
		menus: t.field({
			type: [Menu],
			description: 'All menus that have a name, by name.',
			resolve: (language, _, { reader }) => menusOf(reader, language),
		}),
		home: t.field({
			type: HomePage,
			description: 'The front page.',
			resolve: (language, _, { reader }) => {
				const home = homeOf(reader, language);
				if (!home) throw new HugoQLError('NOT_READY', 'The site is not indexed yet. Try again in a moment.');
				return home;
			},
		}),
		sections: t.field({
			type: [Section],
			description: 'The sections at the top, in default order (Hugo: site.Sections).',
			resolve: (language, _, { reader }) => {
				const home = homeOf(reader, language);
				return home ? reader.sections(home) : [];
			},
		}),
		mainSections: t.stringList({
			description:
				'Names of the sections that make up the front page: as configured, else the one with most articles (Hugo: site.MainSections).',
			resolve: (language, _, { reader }) => reader.mainSections(language.id),
		}),
		taxonomies: t.field({
			type: [Taxonomy],
			description: 'Its taxonomies, in the order of the configuration.',
			resolve: (language, _, { reader }) => reader.taxonomies(language.id),
		}),
		articleCount: t.int({
			description: 'How many articles it has in this language. It costs nothing to ask.',
			resolve: (language, _, { reader }) => reader.articleCount(language.id),
		}),
		lastChange: t.field({
			type: 'DateTime',
			nullable: true,
			description: 'The newest `lastmod` of its articles. Null without any (Hugo: site.Lastmod).',
			resolve: (language, _, { reader }) => reader.lastChange(language.id),
		}),
		version: t.string({
			description: 'Changes whenever any answer could change. To be compared, not read.',
			resolve: (_, __, { reader }) => reader.version,
		}),
	}),
});

builder.queryField('site', (t) =>
	t.field({
		type: Site,
		description: 'The site itself: title, languages, menus, sections.',
		args: { locale: t.arg({ type: 'Locale', description: 'In this language; in the default language when left out.' }) },
		resolve: (_, { locale }, { reader }) => reader.language(locale),
	}),
);

function homeOf(reader: Reader, language: LanguageRow): PageRow | null {
	return once(reader, `home ${language.id}`, () => reader.home(language.id));
}
