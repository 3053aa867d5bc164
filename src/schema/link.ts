import { builder } from './builder.ts';
import { type LinkSource, targetOf } from './link-source.ts';
import { Article } from './refs.ts';

/** A link of a body. */
export const Link = builder.objectRef<LinkSource>('Link').implement({
	description: 'A link of a body.',
	fields: (t) => ({
		url: t.exposeString('url', { description: 'Where it leads, as `bodyHTML` has it.' }),
		text: t.exposeString('text', { description: 'Its text, without markup.' }),
		isExternal: t.boolean({ description: 'Whether it leaves the site.', resolve: ({ path }) => path === null }),
		target: t.field({
			type: Article,
			nullable: true,
			description: 'The article that it leads to. Null where that is none of the site’s own, or not visible.',
			resolve: (link, _, context) => targetOf(context, link),
		}),
	}),
});
