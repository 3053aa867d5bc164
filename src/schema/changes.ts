import { encodeNodeId } from '../store/node-id.ts';
import type { ChangeRow, Changes as ChangesSource } from '../store/store.ts';
import { ArticleWhere } from './article-input.ts';
import { builder } from './builder.ts';
import { changeStream } from './change-stream.ts';
import { PageInfo } from './connection.ts';
import { localesArgument, rememberLocales } from './locales.ts';
import { Article, Change } from './refs.ts';

Change.implement({
	description: 'A change of an article. Of an article that changed several times there is the last change only.',
	resolveType: (change) => (change.kind === 'upsert' ? 'ArticleUpserted' : 'ArticleRemoved'),
	fields: (t) => ({
		cursor: t.exposeString('cursor', { description: 'Its place in time, to go on from with `after`.' }),
		at: t.field({ type: 'DateTime', description: 'When the index took note of it.', resolve: ({ at }) => new Date(at).toISOString() }),
		articleId: t.id({
			description: 'Id of the article, also of one that is gone.',
			resolve: ({ language, logicalPath }) => encodeNodeId('Article', language.key, logicalPath),
		}),
		path: t.exposeString('url', { description: 'Path of the article; of one that is gone the last that it had.' }),
		locale: t.field({ type: 'Locale', description: 'Language of the article.', resolve: ({ language }) => language.locale }),
	}),
});

builder.objectRef<Extract<ChangeRow, { kind: 'upsert' }>>('ArticleUpserted').implement({
	description: 'An article is new, or its answer is another than before.',
	interfaces: [Change],
	fields: (t) => ({ article: t.field({ type: Article, description: 'The article as it is now.', resolve: ({ page }) => page }) }),
});

const RemovalReason = builder.enumType('RemovalReason', {
	description: 'Why an article is gone.',
	values: {
		DELETED: { description: 'Its file is gone.' },
		UNPUBLISHED: { description: 'It is a draft now, or listed no more, or its publish date was moved into the future.' },
		EXPIRED: { description: 'Its expiry date has come.' },
	} as const,
});

builder.objectRef<Extract<ChangeRow, { kind: 'removal' }>>('ArticleRemoved').implement({
	description: 'An article is gone.',
	interfaces: [Change],
	fields: (t) => ({ reason: t.field({ type: RemovalReason, description: 'Why.', resolve: ({ reason }) => reason }) }),
});

const ChangeEdge = builder.objectRef<ChangeRow>('ChangeEdge').implement({
	description: 'A change with its place in time.',
	fields: (t) => ({
		cursor: t.exposeString('cursor', { description: 'Its place in time, to go on from with `after`.' }),
		node: t.field({ type: Change, description: 'The change.', resolve: (change) => change }),
	}),
});

const ChangeConnection = builder.objectRef<ChangesSource & { isStart: boolean }>('ChangeConnection').implement({
	description: 'Changes after a cursor, oldest first.',
	fields: (t) => ({
		edges: t.field({ type: [ChangeEdge], description: 'The changes with their cursors.', resolve: ({ rows }) => rows }),
		nodes: t.field({ type: [Change], description: 'The changes alone.', resolve: ({ rows }) => rows }),
		pageInfo: t.field({
			type: PageInfo,
			description: 'Whether there is more, and where to go on. `endCursor` is there also when nothing changed: keep it for the next time.',
			resolve: ({ rows, hasNextPage, endCursor, isStart }) => ({
				hasNextPage: () => hasNextPage,
				hasPreviousPage: () => !isStart,
				startCursor: () => rows[0]?.cursor ?? null,
				endCursor: () => endCursor,
				currentPage: () => null,
				pageCount: () => null,
			}),
		}),
		reset: t.exposeBoolean('reset', {
			description:
				'Whether the cursor cannot be served, as after its index was deleted: the changes then begin at the beginning. Go on page by page as always; once a page says that there is no next one, whatever none of these pages told of is gone.',
		}),
		presentCursor: t.string({
			description:
				'Cursor of the present. A client that reads its articles by other fields asks for it first, and from then on for what changed after it.',
			resolve: (_, __, { reader }) => reader.currentChangeCursor(),
		}),
	}),
});

const whereDescription = 'Which articles to hear of. One that no longer matches is told as removed.';
const localesDescription = 'Only articles in these languages; in every language when left out.';

builder.queryField('changes', (t) =>
	t.field({
		type: ChangeConnection,
		description: `Everything that changed after a cursor, removals included, so that a client which keeps articles can keep up.

A client applies each page in order and keeps its \`endCursor\`: it puts what is upserted in the place of what it has of that id, and forgets what is removed, also where it never had it. An article counts as changed when anything changes that its own file says, where its links lead, or the title or address of its terms, its section or its translations. What depends on the whole site (related and neighbouring articles, menus, widgets, counts) is no change of an article.`,
		args: {
			after: t.arg.string({
				description: 'Cursor of an earlier answer; from the beginning when left out, which is every article there is.',
			}),
			first: t.arg.int({ defaultValue: 100, description: 'So many: 1 to 1000.' }),
			where: t.arg({ type: ArticleWhere, description: whereDescription }),
			...localesArgument(localesDescription),
		},
		resolve: (_, { after, first, where, locales }, context, info) => {
			rememberLocales(context, info, locales);
			const changes = context.reader.changes(after ?? null, first ?? 100, where ?? null, locales ?? null);
			return { ...changes, isStart: after == null || changes.reset };
		},
	}),
);

builder.subscriptionField('changes', (t) =>
	t.field({
		type: Change,
		description:
			'Changes of articles as they come, as server-sent events. After a pause it goes on from a cursor, so that nothing is missed.',
		args: {
			after: t.arg.string({
				description: 'Cursor of an earlier answer or event: first comes everything since then. From now on when left out.',
			}),
			where: t.arg({ type: ArticleWhere, description: whereDescription }),
			...localesArgument(localesDescription),
		},
		subscribe: (_, args, context, info) => {
			rememberLocales(context, info, args.locales);
			return changeStream(context, args);
		},
		resolve: (change) => change,
	}),
);
