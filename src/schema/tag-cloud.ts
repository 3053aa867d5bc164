import { HugoQLError } from '../errors.ts';
import { builder } from './builder.ts';
import { Tag, TagCloudEntry, Term } from './refs.ts';

/** Terms that a cloud takes at most. */
const MOST = 1000;

TagCloudEntry.implement({
	description: 'A term of a tag cloud with its size.',
	fields: (t) => ({
		term: t.field({ type: Term, description: 'The term.', resolve: ({ term }) => term }),
		tag: t.field({
			type: Tag,
			nullable: true,
			description: 'The same where it is a tag, so that no fragment is needed. Null in clouds of other taxonomies.',
			resolve: ({ term }) => (term.taxonomy === 'tags' ? term : null),
		}),
		count: t.exposeInt('count', { description: 'How many pages use it or a term below it (Hugo: .Count).' }),
		weight: t.exposeFloat('weight', {
			description: 'Its size: 0 to 1, logarithmic between the least and the greatest count of the cloud.',
		}),
		level: t.exposeInt('level', { description: 'Its size as a class for a style sheet: 1 to 5.' }),
	}),
});

const TagCloudOrder = builder.enumType('TagCloudOrder', {
	description: 'What a tag cloud is ordered by.',
	values: {
		NAME: { description: 'By name, as the language collates it.' },
		COUNT: { description: 'Most used first, ties by name.' },
	} as const,
});

builder.queryField('tagCloud', (t) =>
	t.field({
		type: [TagCloudEntry],
		description: 'The most used terms with their sizes, as the widget taglist shows them.',
		args: {
			first: t.arg.int({ defaultValue: 50, description: 'At most so many, the most used ones: 1 to 1000.' }),
			minCount: t.arg.int({ defaultValue: 1, description: 'Only terms used by at least so many pages.' }),
			orderBy: t.arg({ type: TagCloudOrder, defaultValue: 'NAME', description: 'In what order.' }),
			locale: t.arg({ type: 'Locale', description: 'In this language; in the default language when left out.' }),
			taxonomy: t.arg.string({ defaultValue: 'tags', description: 'Plural name of the taxonomy.' }),
		},
		resolve: (_, { first, minCount, orderBy, locale, taxonomy }, { reader }) => {
			const most = first ?? 50;
			if (most < 1 || most > MOST) throw new HugoQLError('BAD_USER_INPUT', `"first" is ${most}; it has to be from 1 to ${MOST}.`);
			return reader.tagCloud(reader.language(locale).id, taxonomy ?? 'tags', most, minCount ?? 1, orderBy ?? 'NAME');
		},
	}),
);
