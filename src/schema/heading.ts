import { builder } from './builder.ts';
import { type HeadingSource, textOf } from './heading-source.ts';

/** A heading of a body. */
export const Heading = builder.objectRef<HeadingSource>('Heading').implement({
	description: 'A heading of a body.',
	fields: (t) => ({
		level: t.exposeInt('level', { description: '1 to 6, as in `<h1>` to `<h6>`.' }),
		id: t.exposeString('id', {
			description:
				'Its id in `bodyHTML`, which is also the fragment of a link to it. It is one of its page only: not what a client’s cache should know it by.',
		}),
		text: t.string({ description: 'The heading as plain text.', resolve: ({ title }) => textOf(title) }),
		html: t.exposeString('title', { description: 'The heading as inline HTML, without links.' }),
	}),
});
