import type { InputObjectRef } from '@pothos/core';
import type { Json } from '../config/config.ts';
import type { ArticleWhere as Source } from '../store/store.ts';
import { builder, type Types } from './builder.ts';

const termLists = {
	any: 'At least one of these, by slug. An empty list matches nothing.',
	all: 'Every one of these, by slug.',
	none: 'Not one of these, by slug.',
};

/** Terms of a taxonomy that is known by its place. */
export const TermFilter = builder.inputType('TermFilter', {
	description: 'A condition on the terms of an article. What is given holds together.',
	fields: (t) => ({
		any: t.stringList({ description: termLists.any }),
		all: t.stringList({ description: termLists.all }),
		none: t.stringList({ description: termLists.none }),
	}),
});

/** Terms of any taxonomy. */
export const TaxonomyFilter = builder.inputType('TaxonomyFilter', {
	description: 'A condition on the terms of an article in one taxonomy. What is given holds together.',
	fields: (t) => ({
		taxonomy: t.string({ required: true, description: 'Plural name of the taxonomy: `series`.' }),
		any: t.stringList({ description: termLists.any }),
		all: t.stringList({ description: termLists.all }),
		none: t.stringList({ description: termLists.none }),
	}),
});

/** A stretch of time. */
export const DateTimeRange = builder.inputType('DateTimeRange', {
	description: 'A stretch of time: from <= x < before, so that stretches which touch have nothing in common.',
	fields: (t) => ({
		from: t.field({ type: 'DateTime', description: 'Its first instant. No limit when left out.' }),
		before: t.field({ type: 'DateTime', description: 'The first instant after it. No limit when left out.' }),
	}),
});

/** A condition on a param. */
export const ParamFilter = builder.inputType('ParamFilter', {
	description: 'A condition on front matter. What is given holds together.',
	fields: (t) => ({
		key: t.string({ required: true, description: 'The key, without regard to case; a dotted path reaches into maps: `author.name`.' }),
		equals: t.field({ type: 'JSON', description: 'The value is this one.' }),
		in: t.field({ type: ['JSON'], description: 'The value is one of these. An empty list matches nothing.' }),
		exists: t.boolean({ description: 'true: the key is there; false: it is not.' }),
	}),
});

type Terms = { any?: string[] | null; all?: string[] | null; none?: string[] | null };
type Range = { from?: number | null; before?: number | null };
type WhereShape = {
	tags?: Terms | null;
	categories?: Terms | null;
	terms?: (Terms & { taxonomy: string })[] | null;
	section?: string | null;
	type?: string | null;
	locale?: string | null;
	date?: Range | null;
	lastmod?: Range | null;
	pathPrefix?: string | null;
	isTranslated?: boolean | null;
	param?: { key: string; equals?: Json; in?: Json[] | null; exists?: boolean | null }[] | null;
	and?: WhereShape[] | null;
	or?: WhereShape[] | null;
	not?: WhereShape | null;
};

const where = builder.inputRef<WhereShape>('ArticleWhere').implement({
	description: 'What articles to list. Conditions that are given hold together; none at all matches every article.',
	fields: (t) => ({
		tags: t.field({ type: TermFilter, description: 'By tags.' }),
		categories: t.field({ type: TermFilter, description: 'By categories.' }),
		terms: t.field({ type: [TaxonomyFilter], description: 'By the terms of any taxonomies; all of these hold together.' }),
		section: t.string({
			description: 'First folder of the logical path (`docs`), or a path of folders (`docs/guides`): everything below it.',
		}),
		type: t.string({ description: 'By Hugo’s .Type.' }),
		locale: t.field({ type: 'Locale', description: 'By language. Unlike the argument `locales` it never falls back to another one.' }),
		date: t.field({ type: DateTimeRange, description: 'By `date`. Articles without one are in no stretch of time.' }),
		lastmod: t.field({ type: DateTimeRange, description: 'By `lastmod`. Articles without one are in no stretch of time.' }),
		pathPrefix: t.string({ description: 'By the beginning of `path`, encoded or not: `/post/`.' }),
		isTranslated: t.boolean({ description: 'true: exists in another language too; false: in this one only.' }),
		param: t.field({ type: [ParamFilter], description: 'By front matter; all of these hold together.' }),
		and: t.field({ type: [where], description: 'All of these hold.' }),
		or: t.field({ type: [where], description: 'At least one of these holds. An empty list matches nothing.' }),
		not: t.field({ type: where, description: 'This does not hold.' }),
	}),
});

/** What articles to list. Pothos' type for a JSON value within would be endless; it is what the store takes. */
export const ArticleWhere = where as unknown as InputObjectRef<Types, Source>;

/** What articles to order by. */
export const ArticleOrderField = builder.enumType('ArticleOrderField', {
	description: 'What a list of articles is ordered by. Articles that are equal in it stand in Hugo’s default order.',
	values: {
		DEFAULT: {
			description:
				'Hugo’s default order: weight (smallest first, 0 last), then newest date, then link title, then file; in a term’s list the term’s weight before them.',
		},
		DATE: { description: 'By `date` (Hugo: .ByDate).' },
		PUBLISH_DATE: { description: 'By `publishDate` (Hugo: .ByPublishDate).' },
		LASTMOD: { description: 'By `lastmod` (Hugo: .ByLastmod).' },
		TITLE: { description: 'By title, as the language collates it (Hugo: .ByTitle).' },
		WEIGHT: { description: 'By weight; the same as DEFAULT (Hugo: .ByWeight).' },
		WORD_COUNT: { description: 'By the number of words.' },
	} as const,
});

/** Which way round. */
export const OrderDirection = builder.enumType('OrderDirection', {
	description: 'Which way round a list stands.',
	values: {
		ASC: { description: 'Smallest, oldest or first of the alphabet first; for DEFAULT the order as Hugo has it.' },
		DESC: { description: 'The whole list the other way round (Hugo: .Reverse).' },
	} as const,
});

/** An order of articles. */
export const ArticleOrder = builder.inputType('ArticleOrder', {
	description: 'An order of articles. Newest first is `{field: DATE, direction: DESC}`.',
	fields: (t) => ({
		field: t.field({ type: ArticleOrderField, required: true, description: 'What to order by.' }),
		direction: t.field({ type: OrderDirection, defaultValue: 'ASC', description: 'Which way round.' }),
	}),
});

/** One way to name an article. */
export const ArticleBy = builder.inputType('ArticleBy', {
	isOneOf: true,
	description: 'One way to name an article; exactly one has to be given.',
	fields: (t) => ({
		id: t.id({ description: 'By its id.' }),
		path: t.string({ description: 'By its path or one of its aliases, in any of its languages.' }),
		slug: t.string({
			description: 'By its slug. Where several articles have it: the one in the best language, and of those the first in default order.',
		}),
		translationKey: t.string({ description: 'By what it shares with its translations.' }),
		file: t.string({ description: 'By the path of its file below the content folder.' }),
		logicalPath: t.string({ description: 'By its logical path (Hugo: .Path).' }),
	}),
});
