import type { ImplementableObjectRef, InterfaceRef, ObjectRef } from '@pothos/core';
import type { Connection } from '../store/store.ts';
import { builder, type Types } from './builder.ts';

/** What a PageInfo is made of; functions run only for the fields that are selected. */
export type PageInfoSource = {
	hasNextPage(): boolean;
	hasPreviousPage(): boolean;
	startCursor(): string | null;
	endCursor(): string | null;
	currentPage(): number | null;
	pageCount(): number | null;
};

/** Where a page of a list stands in the whole list. */
export const PageInfo = builder.objectRef<PageInfoSource>('PageInfo').implement({
	description: 'Where a page of a list stands in the whole list.',
	fields: (t) => ({
		hasNextPage: t.boolean({ description: 'Whether more follows.', resolve: (source) => source.hasNextPage() }),
		hasPreviousPage: t.boolean({ description: 'Whether something precedes.', resolve: (source) => source.hasPreviousPage() }),
		startCursor: t.string({
			nullable: true,
			description: 'Cursor of the first item, to go backwards with `last` and `before`. Null where the list is empty.',
			resolve: (source) => source.startCursor(),
		}),
		endCursor: t.string({
			nullable: true,
			description: 'Cursor of the last item, to go on with `first` and `after`. Null where the list is empty.',
			resolve: (source) => source.endCursor(),
		}),
		currentPage: t.int({
			nullable: true,
			description: 'Number of this page, from 1. Null where cursors were given, because a cursor stands at no fixed page.',
			resolve: (source) => source.currentPage(),
		}),
		pageCount: t.int({
			nullable: true,
			description: 'How many pages of this size there are. Null where cursors were given.',
			resolve: (source) => source.pageCount(),
		}),
	}),
});

/** The place in the list of a {@link Connection}. */
export function pageInfoOf<Row>(connection: Connection<Row>): PageInfoSource {
	const count = connection.nodes.length;
	return {
		hasNextPage: () => connection.hasNextPage(),
		hasPreviousPage: () => connection.hasPreviousPage(),
		startCursor: () => (count > 0 ? connection.cursor(0) : null),
		endCursor: () => (count > 0 ? connection.cursor(count - 1) : null),
		currentPage: () => connection.currentPage(),
		pageCount: () => connection.pageCount(),
	};
}

type Edge = { connection: Connection<unknown>; index: number };

/**
 * Implements a connection over the store's {@link Connection} with its edge type: edges, nodes, pageInfo and totalCount.
 *
 * @param things what the list holds, in words: `articles`.
 */
export function implementConnection<Row, Source extends Connection<Row>>(
	connection: ImplementableObjectRef<Types, Source>,
	node: ObjectRef<Types, Row> | InterfaceRef<Types, Row>,
	things: string,
): void {
	// What a generic function cannot know of Pothos' types: a node is whatever the connection holds.
	const nodeType = node as unknown as ObjectRef<Types, unknown>;
	const source = connection as unknown as ImplementableObjectRef<Types, Connection<unknown>>;
	const edge = builder.objectRef<Edge>(connection.name.replace(/Connection$/, 'Edge')).implement({
		description: `One of the ${things} with its place in the list.`,
		fields: (t) => ({
			cursor: t.string({
				description:
					'Its place in the list, for `after` and `before`. It survives changes of the list and a rebuild of the index; its text means nothing to clients.',
				resolve: ({ connection, index }) => connection.cursor(index),
			}),
			node: t.field({ type: nodeType, description: 'The item itself.', resolve: ({ connection, index }) => connection.nodes[index]! }),
		}),
	});
	source.implement({
		description: `A page of a list of ${things}.`,
		fields: (t) => ({
			edges: t.field({
				type: [edge],
				description: `The ${things} of this page with their cursors.`,
				resolve: (connection) => connection.nodes.map((_, index) => ({ connection, index })),
			}),
			nodes: t.field({
				type: [nodeType],
				description: `The ${things} of this page, without cursors.`,
				resolve: (connection) => connection.nodes,
			}),
			pageInfo: t.field({ type: PageInfo, description: 'Where this page stands in the whole list.', resolve: pageInfoOf }),
			totalCount: t.int({
				description: `How many ${things} the whole list holds, not only this page of it.`,
				resolve: (connection) => connection.totalCount(),
			}),
		}),
	});
}

/** Arguments that cut a page out of a list with cursors. */
export function cursorArguments() {
	return builder.args((t) => ({
		first: t.int({ description: 'So many from the beginning, or after `after`: 1 to 100. 10 when neither `first` nor `last` is given.' }),
		after: t.string({ description: 'Only what follows this cursor.' }),
		last: t.int({ description: 'So many from the end, or before `before`: 1 to 100.' }),
		before: t.string({ description: 'Only what precedes this cursor.' }),
	}));
}

/** Arguments that cut a page out of a list with cursors or by number. */
export function pageArguments() {
	return {
		...cursorArguments(),
		...builder.args((t) => ({
			page: t.int({ description: 'Number of the page, from 1, with `first` as the size of a page. Excludes cursors and `last`.' }),
		})),
	};
}
