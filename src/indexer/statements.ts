import type Database from 'better-sqlite3';
import { getColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { withOnePlan } from '../db/one-plan.ts';
import * as tables from '../db/tables.ts';
import type { PageRow } from './run.ts';

/** A row of a table as the indexer writes it. */
export type Row<T extends SQLiteTable> = Required<InferInsertModel<T>>;

/** A statement that writes one whole row of a Drizzle table, in place of the row with the same primary key. */
export function writeRow<T extends SQLiteTable>(client: Database.Database, table: T): (row: Row<T>) => void {
	const columns = Object.entries(getColumns(table));
	const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
	const marks = columns.map(() => '?').join(', ');
	const statement = client.prepare(`insert or replace into "${getTableName(table)}" (${names}) values (${marks})`);
	const keys = columns.map(([key]) => key);
	const values: unknown[] = new Array(keys.length);
	return (row) => {
		for (let i = 0; i < keys.length; i++) {
			const value = (row as Record<string, unknown>)[keys[i]!];
			values[i] = typeof value === 'boolean' ? Number(value) : value;
		}
		statement.run(values);
	};
}

/** A statement that gives one row as an object with the property names of the Drizzle table, or undefined. */
export function readRow<T extends SQLiteTable>(
	client: Database.Database,
	table: T,
	where: string,
): (...parameters: unknown[]) => Row<T> | undefined {
	const statement = client.prepare<unknown[], Row<T>>(
		withOnePlan(`select ${columnList(table)} from "${getTableName(table)}" where ${where}`),
	);
	return (...parameters) => statement.get(...parameters);
}

/** Columns of a Drizzle table under their property names, for hand-written selects. */
export function columnList(table: SQLiteTable, prefix = ''): string {
	return Object.entries(getColumns(table))
		.map(([key, column]) => `${prefix}"${column.name}" as "${key}"`)
		.join(', ');
}

type PlacedRow = { id: number; languageId: number; weightOrder: number; dateOrder: number; title: string; file: string; place: number };
type TitleRow = { title: string; place: number };

const placedColumns =
	'id, language_id as languageId, weight_order as weightOrder, date_order as dateOrder, coalesce(link_title, title) as title, file, position as place';
type DateRow = Pick<PageRow, 'date' | 'dateText' | 'lastmod' | 'lastmodText' | 'publishDate' | 'publishDateText'>;
const dateColumns =
	'p.date, p.date_text as dateText, p.lastmod, p.lastmod_text as lastmodText, p.publish_date as publishDate, p.publish_date_text as publishDateText';
const titleSelect = "select title, title_position as place from page where language_id = ? and kind = 'page'";

/** Every statement of a run, prepared once for a connection. */
export function prepareStatements(client: Database.Database) {
	const run = (text: string) => {
		const statement = client.prepare(withOnePlan(text));
		return (...parameters: unknown[]) => statement.run(...parameters);
	};
	const get = <T>(text: string) => {
		const statement = client.prepare<unknown[], T>(withOnePlan(text));
		return (...parameters: unknown[]) => statement.get(...parameters);
	};
	const all = <T>(text: string) => {
		const statement = client.prepare<unknown[], T>(withOnePlan(text));
		return (...parameters: unknown[]) => statement.all(...parameters);
	};
	return {
		writePage: writeRow(client, tables.page),
		writeDetail: writeRow(client, tables.pageDetail),
		writeBody: writeRow(client, tables.pageBody),
		writeFile: writeRow(client, tables.file),
		writeListPage: writeRow(client, tables.listPage),
		writeTerm: writeRow(client, tables.term),
		writePageTerm: writeRow(client, tables.pageTerm),
		writeMenuEntry: writeRow(client, tables.menuEntry),
		writeRemoval: writeRow(client, tables.removal),
		pageByPath: readRow(client, tables.page, 'language_id = ? and logical_path = ?'),
		pageById: readRow(client, tables.page, 'id = ?'),
		termById: readRow(client, tables.term, 'page_id = ?'),
		listPageById: readRow(client, tables.listPage, 'page_id = ?'),
		fileByPath: readRow(client, tables.file, 'path = ?'),
		deleteFile: run('delete from file where path = ?'),
		detailById: readRow(client, tables.pageDetail, 'page_id = ?'),
		bodyById: readRow(client, tables.pageBody, 'page_id = ?'),
		termUses: all<Row<typeof tables.pageTerm>>(`select ${columnList(tables.pageTerm)} from page_term where page_id = ? order by ordinal`),
		addAlias: run('insert or ignore into alias (path, page_id) values (?, ?)'),
		addLink: run('insert or ignore into page_link (page_id, language_id, target) values (?, ?, ?)'),
		addPosting: run('insert or ignore into posting (keyword_id, publish_order, page_id) values (?, ?, ?)'),
		postingKeywords: all<{ id: number }>('select keyword_id as id from posting where page_id = ?'),
		deletePostings: run('delete from posting where page_id = ?'),
		keywordId: get<{ id: number }>('select id from keyword where language_id = ? and index_name = ? and text = ?'),
		addKeyword: run('insert into keyword (language_id, index_name, text, count) values (?, ?, ?, 0)'),
		/** Everything of a page but its own row and its file rows. */
		deleteDependents: ['page_term', 'alias', 'menu_entry', 'page_link'].map((table) => run(`delete from ${table} where page_id = ?`)),
		deletePage: ['page_detail', 'page_body', 'list_page', 'term']
			.map((table) => run(`delete from ${table} where page_id = ?`))
			.concat(run('delete from page where id = ?')),
		addProblem: run('insert into problem (file, code, severity, message, hint, line, "column", scope) values (?, ?, ?, ?, ?, ?, ?, ?)'),
		deleteFileProblems: run("delete from problem where file = ? and scope = 'file'"),
		deleteSiteProblem: run("delete from problem where file = ? and code = ? and scope = 'site'"),
		termIdByKey: get<{ id: number }>('select page_id as id from term where language_id = ? and taxonomy = ? and key = ?'),
		nestedUses: get<{ count: number }>(
			'select count(*) as count from term t join page_term u on u.term_id = t.page_id where t.language_id = ? and t.taxonomy = ? and t.key >= ? and t.key < ? and u.is_own = 1 and u.is_counted = 1',
		),
		/** Pages of the terms below one, which are its pages too. */
		adoptNestedUses: run(
			`insert into page_term (page_id, ordinal, term_id, spelling, weight, is_own, is_counted, in_site, position)
			select u.page_id, (select max(ordinal) + 1 from page_term m where m.page_id = u.page_id), ?, '', u.weight, 0, u.is_counted, u.in_site, u.position
			from term t join page_term u on u.term_id = t.page_id
			where t.language_id = ? and t.taxonomy = ? and t.key >= ? and t.key < ? and u.is_own = 1 group by u.page_id`,
		),
		adoptedInSite: get<{ count: number }>(
			'select count(*) as count from page_term u join page p on p.id = u.page_id where u.term_id = ? and u.is_own = 0 and p.in_section = 1 and u.is_counted = 1',
		),
		dropUses: run('delete from page_term where term_id = ?'),
		dropPairs: run('delete from term_pair where term_id = ? or other_id = ?'),
		anyUse: get<{ id: number }>('select page_id as id from page_term where term_id = ? and is_own = 1 limit 1'),
		anyCountedUse: get<{ id: number }>('select page_id as id from page_term where term_id = ? and is_own = 1 and is_counted = 1 limit 1'),
		firstSpelling: get<{ spelling: string }>('select spelling from page_term where term_id = ? and is_own = 1 order by spelling limit 1'),
		lastSpelling: get<{ spelling: string }>(
			'select spelling from page_term where term_id = ? and is_own = 1 order by spelling desc limit 1',
		),
		lastPageOfTerm: get<{ pageId: number; path: string; spelling: string }>(
			`select u.page_id as pageId, p.logical_path as path, u.spelling from page_term u join page p on p.id = u.page_id
			where u.term_id = ? and u.is_own = 1 and u.is_counted = 1 order by p.logical_path desc limit 1`,
		),
		spellingOnPage: get<{ spelling: string }>(
			'select spelling from page_term where page_id = ? and term_id = ? and is_own = 1 and is_counted = 1 limit 1',
		),
		spellingOfFirstPage: get<{ spelling: string }>(
			'select spelling from page_term where term_id = ? and is_own = 1 and in_site = 1 order by weight, position limit 1',
		),
		articleTotal: get<{ count: number }>("select count(*) as count from page where kind = 'page'"),
		anyArticle: get<{ id: number }>("select id from page where kind = 'page' limit 1"),
		allArticles: all<PlacedRow>(`select ${placedColumns} from page where kind = 'page'`),
		articleById: get<PlacedRow>(`select ${placedColumns} from page where id = ?`),
		articlesOfDate: all<PlacedRow>(
			`select ${placedColumns} from page where kind = 'page' and weight_order = ? and date_order = ? and position <> 0 order by position`,
		),
		/** The nearest placed articles of another date or weight: a comparison of both at once would read all of one weight. */
		articleBefore: get<{ place: number }>(
			`select position as place from page where kind = 'page' and weight_order = ? and date_order < ? and position <> 0
			order by date_order desc, position desc limit 1`,
		),
		articleAfter: get<{ place: number }>(
			`select position as place from page where kind = 'page' and weight_order = ? and date_order > ? and position <> 0
			order by date_order, position limit 1`,
		),
		lastLighter: get<{ place: number }>(
			`select position as place from page where kind = 'page' and weight_order < ? and position <> 0
			order by weight_order desc, date_order desc, position desc limit 1`,
		),
		firstHeavier: get<{ place: number }>(
			`select position as place from page where kind = 'page' and weight_order > ? and position <> 0
			order by weight_order, date_order, position limit 1`,
		),
		placesDown: all<{ id: number; place: number }>(
			"select id, position as place from page where kind = 'page' and position <= ? and position <> 0 order by position desc limit ?",
		),
		placesUp: all<{ id: number; place: number }>(
			"select id, position as place from page where kind = 'page' and position > ? and position <> 0 order by position limit ?",
		),
		setPosition: run('update page set position = ? where id = ?'),
		setTermPosition: run('update page_term set position = ? where page_id = ?'),
		titlesOf: all<{ id: number; title: string; place: number }>(
			"select id, title, title_position as place from page where language_id = ? and kind = 'page'",
		),
		titleById: get<{ id: number; languageId: number; title: string }>('select id, language_id as languageId, title from page where id = ?'),
		firstTitle: get<TitleRow>(`${titleSelect} and title_position <> 0 order by title_position limit 1`),
		lastTitle: get<TitleRow>(`${titleSelect} and title_position <> 0 order by title_position desc limit 1`),
		titleFrom: get<TitleRow>(`${titleSelect} and title_position >= ? and title_position <> 0 order by title_position limit 1`),
		titleBelow: get<TitleRow>(`${titleSelect} and title_position < ? and title_position <> 0 order by title_position desc limit 1`),
		titlePlacesDown: all<{ place: number }>(
			"select distinct title_position as place from page where language_id = ? and kind = 'page' and title_position <= ? and title_position <> 0 order by title_position desc limit ?",
		),
		titlePlacesUp: all<{ place: number }>(
			"select distinct title_position as place from page where language_id = ? and kind = 'page' and title_position > ? and title_position <> 0 order by title_position limit ?",
		),
		moveTitles: run("update page set title_position = ? where language_id = ? and kind = 'page' and title_position = ?"),
		setTitlePosition: run('update page set title_position = ? where id = ?'),
		pagesLinkingTo: all<{ id: number }>('select page_id as id from page_link where language_id = ? and target = ?'),
		/** Two are as good as many: whoever is called so has to be the only one. */
		builtCalled: all<{ id: number }>(`select id from page where language_id = ? and ${tables.LAST_PART} = ? and is_built = 1 limit 2`),
		setVersion: run('update page set version = ? where id = ?'),
		pagesOfTranslation: all<{ id: number; languageId: number; isBuilt: number; inSite: number; isTranslated: number }>(
			'select id, language_id as languageId, is_built as isBuilt, in_site as inSite, is_translated as isTranslated from page where translation_key = ?',
		),
		setTranslated: run('update page set is_translated = ? where id = ?'),
		pagesOfUrl: all<{ id: number; file: string | null; isBuilt: number }>(
			'select id, file, is_built as isBuilt from page where url = ? order by file',
		),
		folderCount: get<{ count: number }>("select count from counter where language_id = ? and dimension = 'folder' and key = ?"),
		setChange: run('update page set change_sequence = ?, created_sequence = ?, changed_at = ? where id = ?'),
		removalOf: get<{ createdSequence: number }>(
			'select created_sequence as createdSequence from removal where language_id = ? and logical_path = ?',
		),
		visibleOfTranslation: all<{ id: number; createdSequence: number; changeSequence: number }>(
			'select id, created_sequence as createdSequence, change_sequence as changeSequence from page where translation_key = ? and in_site = 1',
		),
		deleteRemoval: run('delete from removal where language_id = ? and logical_path = ?'),
		branches: all<{
			languageId: number;
			logicalPath: string;
			kind: PageRow['kind'];
			title: string;
			pageId: number;
			file: string | null;
			name: string;
			extras: string;
		}>(
			`select p.language_id as languageId, p.logical_path as logicalPath, p.kind, p.title, p.id as pageId, p.file, l.name, d.extras
			from page p join list_page l on l.page_id = p.id join page_detail d on d.page_id = p.id where p.kind <> 'page' and (p.kind <> 'term' or p.file is not null)`,
		),
		fileCount: get<{ count: number }>('select count(*) as count from file'),
		filesByPath: all<Row<typeof tables.file>>(`select ${columnList(tables.file)} from file order by path`),
		/** No `union`: to leave out doubles, of which there are none, it would read the whole table in the order of ids. */
		pagesDue: all<{ id: number }>(
			`select id from page where is_built = 0 and file is not null and is_draft = 0 and publish_date <= ? and (expiry_date is null or expiry_date > ?)
			union all select id from page where expiry_date is not null and expiry_date <= ? and is_built = 1`,
		),
		nextPublish: get<{ at: number | null }>(
			'select min(publish_date) as at from page where is_built = 0 and file is not null and is_draft = 0 and publish_date > ?',
		),
		nextExpiry: get<{ at: number | null }>('select min(expiry_date) as at from page where expiry_date is not null and expiry_date > ?'),
		sourceOfPage: get<{ path: string }>("select path from file where page_id = ? and role in ('page', 'failed')"),
		setListDates: run(
			'update page set date = ?, date_order = ?, date_text = ?, lastmod = ?, lastmod_text = ?, publish_date = ?, publish_date_text = ? where id = ?',
		),
		datesOfTerm: all<DateRow>(
			`select ${dateColumns} from page_term u join page p on p.id = u.page_id where u.term_id = ? and u.is_counted = 1 and p.kind <> 'home'`,
		),
		datesOfTaxonomy: all<DateRow>(
			`select ${dateColumns} from page p where p.id in (select u.page_id from term t join page_term u on u.term_id = t.page_id where t.language_id = ? and t.taxonomy = ? and u.is_counted = 1) and p.kind <> 'home'`,
		),
		datesBelow: all<DateRow>(
			`select ${dateColumns} from page p where p.language_id = ? and p.logical_path > ? and p.logical_path < ? and p.is_built = 1 and (p.kind = 'page' or p.has_own_dates = 1)`,
		),
		problemCounts: all<{ severity: string; count: number }>('select severity, count(*) as count from problem group by severity'),
		deleteSiteProblems: run("delete from problem where scope = 'site' and code <> 'URL_TAKEN'"),
		siteProblems: all<{ file: string; code: string; message: string; line: number | null }>(
			"select file, code, message, line from problem where scope = 'site' and code <> 'URL_TAKEN' order by id",
		),
		/** Terms come last: until then the pages that use them can say what they are. */
		pagesOfLanguage: all<{ id: number; kind: PageRow['kind'] }>(
			"select id, kind from page where language_id = ? order by kind = 'term', kind <> 'page'",
		),
		allLanguages: all<{ id: number; key: string }>('select id, key from language'),
		deleteLanguage: run('delete from language where id = ?'),
		termsBelow: all<{ id: number }>(
			"select id from page where language_id = ? and kind = 'term' and file is null and logical_path >= ? and logical_path < ?",
		),
		clearFile: run('update page set file = null where id = ?'),
		hiddenRival: get<{ path: string }>("select path from file where role = 'hidden' limit 1"),
		sharedTranslationKeys: all<{ key: string }>(
			'select translation_key as key from page where is_built = 1 group by translation_key having count(*) > 1',
		),
		sharedUrls: all<{ url: string }>(
			"select url from page where is_built = 1 and file is not null and url <> '' group by url having count(*) > 1",
		),
		anyFileBelow: get<{ id: number }>(
			'select id from page where language_id = ? and logical_path > ? and logical_path < ? and file is not null limit 1',
		),
		placeTerm: run('update term set name_position = ? where page_id = ?'),
		placedTerms: all<{ id: number; name: string; place: number }>(
			'select page_id as id, name, name_position as place from term where language_id = ? and taxonomy = ? and name_position <> 0 order by name_position',
		),
		renameList: run('update list_page set name = ? where page_id = ?'),
		setBuilt: run('update page set is_built = ? where id = ?'),
		meta: get<{ value: string }>('select value from meta where key = ?'),
		setMeta: run('insert or replace into meta (key, value) values (?, ?)'),
		maximumPageId: get<{ id: number }>('select coalesce(max(id), 0) as id from page'),
		get,
		all,
		run,
	};
}

export type Statements = ReturnType<typeof prepareStatements>;
