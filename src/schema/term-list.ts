import { OrderDirection } from './article-input.ts';
import { builder } from './builder.ts';
import { cursorArguments } from './connection.ts';

/** What terms to list. */
export const TermWhere = builder.inputType('TermWhere', {
	description: 'What terms to list. Conditions that are given hold together.',
	fields: (t) => ({
		minCount: t.int({ description: 'Used by at least so many pages.' }),
		prefix: t.string({ description: 'The name begins so, without regard to case: for completing what someone types.' }),
	}),
});

/** What terms to order by. */
export const TermOrderField = builder.enumType('TermOrderField', {
	description: 'What a list of terms is ordered by.',
	values: {
		NAME: { description: 'By name, as the language collates it (Hugo: .Alphabetical).' },
		COUNT: { description: 'By the number of pages; ties by name. DESC is Hugo’s .ByCount.' },
	} as const,
});

/** An order of terms. */
export const TermOrder = builder.inputType('TermOrder', {
	description: 'An order of terms. Most used first is `{field: COUNT, direction: DESC}`.',
	fields: (t) => ({
		field: t.field({ type: TermOrderField, required: true, description: 'What to order by.' }),
		direction: t.field({ type: OrderDirection, defaultValue: 'ASC', description: 'Which way round.' }),
	}),
});

/** Arguments of a list of terms. */
export function termListArguments() {
	return {
		...cursorArguments(),
		...builder.args((t) => ({
			where: t.field({ type: TermWhere, description: 'Which of them.' }),
			orderBy: t.field({ type: TermOrder, description: 'In what order; by name when left out.' }),
		})),
	};
}
