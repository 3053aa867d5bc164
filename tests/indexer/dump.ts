import type Database from 'better-sqlite3';
import { unpackTexts } from '../../src/db/contents.ts';
import { idsOf, unpackChunk } from '../../src/db/page-set.ts';
import { IDS_TOGETHER, unpackOrders } from '../../src/db/publish-orders.ts';

type AnyRow = Record<string, unknown>;

/** Everything that an index says, with row ids replaced by what they stand for and places by ranks: equal sites give equal dumps. */
export function dump(client: Database.Database): Record<string, unknown[]> {
	const all = (sql: string) => client.prepare<[], AnyRow>(sql).all();
	const names = new Map(
		all('select id, language_id, logical_path from page').map((row) => [row.id, `${row.language_id} ${row.logical_path}`]),
	);
	const name = (id: unknown) => (id === null ? null : (names.get(id) ?? `unknown page ${id}`));
	const ranked = (rows: AnyRow[], place: string) => {
		const places = [...new Set(rows.map((row) => row[place] as number))].sort((a, b) => a - b);
		return rows.map((row) => ({ ...row, [place]: places.indexOf(row[place] as number) }));
	};
	const without = (row: AnyRow, ...keys: string[]) => Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));
	const sorted = (rows: AnyRow[]) => rows.map((row) => JSON.stringify(row)).sort();
	const named = (rows: AnyRow[], ...keys: string[]) =>
		rows.map((row) => ({ ...row, ...Object.fromEntries(keys.map((key) => [key, name(row[key])])) }));

	const params = new Map(all('select id, path from param').map(({ id, path }) => [String(id), path]));
	const setKey = (kind: string, key: string) => {
		if (kind === 'term' || kind === 'parent') return name(Number(key));
		if (kind === 'keyword') return keywords.get(Number(key));
		return kind === 'param' ? key.replace(/^\d+/, (id) => `${params.get(id)}`) : key;
	};
	const pages = ranked(all("select * from page where kind = 'page'"), 'position');
	const lists = all("select * from page where kind <> 'page'");
	const titles = [...Map.groupBy(pages, (row) => row.language_id).values()].flatMap((group) => ranked(group, 'title_position'));
	const page = (row: AnyRow) => ({
		...without(row, 'id', 'change_sequence', 'created_sequence', 'changed_at'),
		parent_id: name(row.parent_id),
	});
	const terms = [...Map.groupBy(all('select * from term'), (row) => `${row.language_id} ${row.taxonomy}`).values()].flatMap((group) =>
		ranked(group, 'name_position'),
	);
	const keywords = new Map(all('select * from keyword').map((row) => [row.id, `${row.language_id} ${row.index_name} ${row.text}`]));
	return {
		pages: sorted([...titles, ...lists].map(page)),
		details: sorted(named(all('select * from page_detail'), 'page_id')),
		bodies: sorted(all('select * from page_body').map((row) => ({ page: name(row.page_id), ...unpackTexts(row.texts as Buffer) }))),
		lists: sorted(named(all('select * from list_page'), 'page_id')),
		terms: sorted(named(terms, 'page_id')),
		termUses: sorted(
			named(all('select page_id, ordinal, term_id, spelling, weight, is_counted, in_site from page_term'), 'page_id', 'term_id'),
		),
		misplaced: all(
			'select u.page_id from page_term u join page p on p.id = u.page_id where u.position <> p.position or u.in_site <> p.in_site',
		),
		pairs: sorted(named(all('select * from term_pair'), 'term_id', 'other_id')),
		counters: sorted(all('select * from counter')),
		keywords: sorted(all('select language_id, index_name, text, count from keyword')),
		postings: sorted(
			all('select * from posting').map((row) => ({
				keyword: keywords.get(row.keyword_id),
				at: row.publish_order,
				page: name(row.page_id),
			})),
		),
		sets: sorted(
			all('select * from page_set').map(({ kind, key, chunk, pages }) => ({
				kind,
				key: setKey(kind as string, key as string),
				pages: idsOf(new Map([[chunk as number, unpackChunk(pages as Buffer)]]))
					.map(name)
					.sort(),
			})),
		),
		published: sorted(
			all('select * from publish_block').flatMap(({ block, orders }) =>
				[...unpackOrders(orders as Buffer)].flatMap((at, place) =>
					Number.isNaN(at) ? [] : [{ page: name((block as number) * IDS_TOGETHER + place), at }],
				),
			),
		),
		aliases: sorted(named(all('select * from alias'), 'page_id')),
		menus: sorted(named(all('select * from menu_entry'), 'page_id')),
		links: sorted(named(all('select * from page_link'), 'page_id')),
		problems: sorted(all('select file, code, severity, message, line, "column", scope from problem')),
		files: sorted(all('select path, role, page_id from file').map((row) => ({ ...row, page_id: name(row.page_id) }))),
	};
}
