import { HugoQLError } from '../errors.ts';
import { encodeNodeId, nodeType } from '../store/node-id.ts';
import { builder } from './builder.ts';
import { noteNamed } from './named.ts';
import { Node } from './refs.ts';

/** Ids that one call of `nodes` takes. */
const MOST_IDS = 100;

Node.implement({
	description: 'Something with an id of its own, which can be asked for again by that id.',
	resolveType: nodeType,
	fields: (t) => ({
		id: t.id({
			description:
				'Id of this page for `node`. It is made of type, language and path, and so stays the same when the site is indexed again.',
			resolve: (page, _, { reader }) => encodeNodeId(nodeType(page), reader.languageOf(page).key, page.logicalPath),
		}),
	}),
});

builder.queryFields((t) => ({
	node: t.field({
		type: Node,
		nullable: true,
		description: 'Any page by its id. Null where there is none, or none that is visible.',
		args: { id: t.arg.id({ required: true, description: 'An id from an earlier answer.' }) },
		resolve: (_, { id }, context) => {
			const page = context.reader.pageByNodeId(id);
			noteNamed(context, page);
			return page;
		},
	}),
	nodes: t.field({
		type: [Node],
		nullable: { list: false, items: true },
		description: 'Pages by their ids, in the order of the ids; null in the place of an id that is unknown.',
		args: { ids: t.arg.idList({ required: true, description: 'Up to 100 ids from earlier answers.' }) },
		resolve: (_, { ids }, context) => {
			if (ids.length > MOST_IDS) {
				throw new HugoQLError(
					'BAD_USER_INPUT',
					`${ids.length} ids are too many for one call of "nodes": ask for at most ${MOST_IDS} at a time.`,
				);
			}
			return ids.map((id) => {
				const page = context.reader.pageByNodeId(id);
				noteNamed(context, page);
				return page;
			});
		},
	}),
}));
