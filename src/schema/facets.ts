import type { LocaleCount as LocaleCountSource, TermCount as TermCountSource, YearCount as YearCountSource } from '../store/store.ts';
import { builder } from './builder.ts';
import { ArticleFacets, Term } from './refs.ts';
import { HugoQLError } from '../errors.ts';

const TermCount = builder.objectRef<TermCountSource>('TermCount').implement({
	description: 'How many articles of a list have a term.',
	fields: (t) => ({
		term: t.field({ type: Term, description: 'The term.', resolve: ({ term }) => term }),
		count: t.exposeInt('count', { description: 'How many articles of the list have it.' }),
	}),
});

const LocaleCount = builder.objectRef<LocaleCountSource>('LocaleCount').implement({
	description: 'How many articles of a list are in a language.',
	fields: (t) => ({
		locale: t.field({ type: 'Locale', description: 'The language.', resolve: ({ language }) => language.locale }),
		count: t.exposeInt('count', { description: 'How many articles of the list are in it.' }),
	}),
});

const YearCount = builder.objectRef<YearCountSource>('YearCount').implement({
	description: 'How many articles of a list are of a year.',
	fields: (t) => ({
		year: t.exposeInt('year', { description: 'The year of `date`, in each article’s own time zone.' }),
		count: t.exposeInt('count', { description: 'How many articles of the list are of it.' }),
	}),
});

ArticleFacets.implement({
	description: 'Counts over a whole filtered list of articles, not only the page of it that is shown.',
	fields: (t) => {
		const first = () => t.arg.int({ defaultValue: 20, description: 'At most so many: 1 to 100.' });
		return {
			tags: t.field({
				type: [TermCount],
				description: 'By tag, most used first.',
				args: { first: first() },
				resolve: (facets, { first }) => facets.terms('tags', checked(first)),
			}),
			categories: t.field({
				type: [TermCount],
				description: 'By category, most used first.',
				args: { first: first() },
				resolve: (facets, { first }) => facets.terms('categories', checked(first)),
			}),
			terms: t.field({
				type: [TermCount],
				description: 'By the terms of any taxonomy, most used first.',
				args: { taxonomy: t.arg.string({ required: true, description: 'Plural name of the taxonomy: `series`.' }), first: first() },
				resolve: (facets, { taxonomy, first }) => facets.terms(taxonomy, checked(first)),
			}),
			locales: t.field({
				type: [LocaleCount],
				description: 'By language, in the site’s order; languages without any are left out.',
				resolve: (facets) => facets.locales(),
			}),
			years: t.field({
				type: [YearCount],
				description: 'By year of `date`, newest first; articles without a date are left out.',
				resolve: (facets) => facets.years(),
			}),
		};
	},
});

function checked(first: number | null | undefined): number {
	const most = first ?? 20;
	if (most < 1 || most > 100) throw new HugoQLError('BAD_USER_INPUT', `"first" is ${most}; it has to be from 1 to 100.`);
	return most;
}
