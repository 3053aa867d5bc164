import { HugoQLError } from '../errors.ts';
import { problems } from '../store/problems.ts';
import { builder } from './builder.ts';
import { implementConnection } from './connection.ts';
import { Article, Problem, ProblemConnection } from './refs.ts';

const ProblemSeverity = builder.enumType('ProblemSeverity', {
	description: 'How bad a problem is.',
	values: {
		ERROR: { description: 'Readers of the site lose something: a page, a date, a link.' },
		WARNING: { description: 'Probably not what was meant.' },
		INFO: { description: 'Good to know.' },
	} as const,
});

Problem.implement({
	description: 'Something that is wrong with the content, and what to do.',
	fields: (t) => ({
		code: t.exposeString('code', { description: 'What kind of problem it is: `DATE_INVALID`.' }),
		severity: t.field({ type: ProblemSeverity, description: 'How bad it is.', resolve: ({ severity }) => severity }),
		message: t.exposeString('message', { description: 'What is wrong, in one sentence.' }),
		hint: t.exposeString('hint', { nullable: true, description: 'What to do. Null where the message says it.' }),
		file: t.exposeString('file', { description: 'The file, relative to the site’s folder.' }),
		line: t.exposeInt('line', { nullable: true, description: 'The line, from 1. Null where the problem is of the whole file.' }),
		column: t.exposeInt('column', { nullable: true, description: 'The column, from 1. Null where the problem is of the whole line.' }),
		article: t.field({
			type: Article,
			nullable: true,
			description: 'The article made of the file. Null for a file that is none, or not visible.',
			resolve: ({ pageId }, _, { reader }) => {
				const page = pageId === null ? null : reader.page(pageId);
				return page?.kind === 'page' ? page : null;
			},
		}),
	}),
});

implementConnection(ProblemConnection, Problem, 'problems');

builder.queryField('problems', (t) =>
	t.field({
		type: ProblemConnection,
		description: 'What is wrong with the content: file, line, what to do. Outside development it takes the preview token.',
		args: {
			first: t.arg.int({ description: 'So many: 1 to 100; 10 when left out.' }),
			after: t.arg.string({ description: 'Only what follows this cursor.' }),
			severity: t.arg({ type: ProblemSeverity, description: 'Only problems that are so bad.' }),
		},
		resolve: (_, args, { reader, canSeeProblems }) => {
			if (!canSeeProblems) {
				throw new HugoQLError('FORBIDDEN', 'Problems are shown to those who have the preview token. Send it as “Authorization: Bearer …”.');
			}
			return problems(reader, args);
		},
	}),
);
