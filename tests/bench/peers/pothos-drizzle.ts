import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import SchemaBuilder from '@pothos/core';
import DrizzlePlugin from '@pothos/plugin-drizzle';
import RelayPlugin from '@pothos/plugin-relay';
import { defineRelations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { getTableConfig, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createYoga } from 'graphql-yoga';
import Database from 'better-sqlite3';

/*
 * The feed's part of the schema by the Pothos Drizzle plugin as its documentation has it (connections, many-to-many relations), served
 * by Yoga's own HTTP with its defaults: node pothos-drizzle.ts <database>
 */

const language = sqliteTable('language', { id: integer().primaryKey(), key: text().notNull() });
const page = sqliteTable('page', {
	id: integer().primaryKey(),
	languageId: integer('language_id').notNull(),
	title: text().notNull(),
	summary: text().notNull(),
	dateText: text('date_text'),
	url: text().notNull(),
	thumbnail: text(),
	thumbnailAlt: text('thumbnail_alt'),
	inSite: integer('in_site').notNull(),
	position: integer().notNull(),
});
const term = sqliteTable('term', { pageId: integer('page_id').primaryKey(), taxonomy: text().notNull() });
const pageTerm = sqliteTable(
	'page_term',
	{
		pageId: integer('page_id').notNull(),
		ordinal: integer().notNull(),
		termId: integer('term_id').notNull(),
		isOwn: integer('is_own').notNull(),
		isCounted: integer('is_counted').notNull(),
	},
	(table) => [primaryKey({ columns: [table.pageId, table.ordinal] })],
);

const relations = defineRelations({ language, page, term, pageTerm }, (r) => ({
	page: {
		terms: r.many.term({ from: r.page.id.through(r.pageTerm.pageId), to: r.term.pageId.through(r.pageTerm.termId) }),
	},
	term: { page: r.one.page({ from: r.term.pageId, to: r.page.id, optional: false }) },
}));

const client = new Database(process.argv[2]!, { readonly: true });
client.pragma('mmap_size = 1073741824');
const db = drizzle({ client, relations });
const languages = new Map((await db.query.language.findMany()).map(({ key, id }) => [key, id]));

const builder = new SchemaBuilder<{ DrizzleRelations: typeof relations; DefaultFieldNullability: false }>({
	plugins: [RelayPlugin, DrizzlePlugin],
	defaultFieldNullability: false,
	relay: { nodesOnConnection: true },
	drizzle: { client: db, getTableConfig, relations },
});

const Image = builder.objectRef<{ url: string; alt: string }>('Image').implement({
	fields: (t) => ({ url: t.exposeString('url'), alt: t.exposeString('alt') }),
});

builder.drizzleObject('term', {
	name: 'Tag',
	select: { columns: { pageId: true }, with: { page: { columns: { title: true, url: true } } } },
	fields: (t) => ({
		name: t.string({ resolve: (tag) => tag.page.title }),
		path: t.string({ resolve: (tag) => tag.page.url }),
	}),
});

builder.drizzleObject('page', {
	name: 'Article',
	select: {},
	fields: (t) => ({
		title: t.exposeString('title'),
		summary: t.exposeString('summary'),
		date: t.exposeString('dateText', { nullable: true }),
		path: t.exposeString('url'),
		thumbnail: t.field({
			type: Image,
			nullable: true,
			select: { columns: { thumbnail: true, thumbnailAlt: true, title: true } },
			resolve: ({ thumbnail, thumbnailAlt, title }) => (thumbnail === null ? null : { url: thumbnail, alt: thumbnailAlt ?? title }),
		}),
		tags: t.relation('terms', { query: { where: { taxonomy: 'tags' } } }),
	}),
});

const ArticleWhere = builder.inputType('ArticleWhere', { fields: (t) => ({ locale: t.string({ required: true }) }) });

builder.queryType({
	fields: (t) => ({
		articles: t.drizzleConnection(
			{
				type: 'page',
				args: { where: t.arg({ type: ArticleWhere, required: true }) },
				resolve: (query, _, { where }) =>
					db.query.page.findMany(
						query({
							where: { inSite: 1, languageId: languages.get(where.locale.toLowerCase()) ?? -1 },
							orderBy: { position: 'asc' },
						}),
					),
			},
			{ name: 'ArticleConnection' },
			{ name: 'ArticleEdge' },
		),
	}),
});

const yoga = createYoga({ schema: builder.toSchema(), logging: false });
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`));
