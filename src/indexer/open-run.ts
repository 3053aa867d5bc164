import { randomBytes } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { Db } from '../db/open.ts';
import { extrasOfJSON } from '../db/packing.ts';
import type { IndexerState } from './apply.ts';
import { createLedger } from './ledger.ts';
import type { Run } from './run.ts';
import type { Statements } from './statements.ts';
import type { SiteTree } from './tree.ts';

/** Starts a run inside an open transaction: languages have their rows, the tree of list pages is loaded. */
export function openRun(db: Db, config: Config, { statements, tree, search, lastPages }: IndexerState, milliseconds: number): Run {
	const languageIds = writeLanguages(db, config);
	const languageKeys = new Map([...languageIds].map(([key, id]) => [id, key]));
	if (!tree.isLoaded) loadTree(tree, statements, languageKeys);
	if (!statements.meta('epoch')) statements.setMeta('epoch', randomBytes(9).toString('base64url'));
	const isFirst = statements.anyArticle() === undefined;
	const isLogEmpty = statements.meta('sequence') === undefined;
	return {
		client: db.$client,
		config,
		statements,
		ledger: createLedger(db.$client),
		tree,
		search,
		now: Math.floor(milliseconds / 1000),
		isFirst,
		isUnread: statements.meta('fingerprint') === undefined,
		bulk: null,
		beginning: isFirst && isLogEmpty ? { sequence: 0, at: milliseconds } : null,
		isChanged: false,
		languages: config.languages,
		languageIds,
		languageKeys,
		nextPageId: statements.maximumPageId()!.id + 1,
		reservedIds: { start: 0, end: 0 },
		keywordIds: new Map(),
		terms: new Map(),
		termIds: new Map(),
		heldPaths: new Set(),
		rewrites: false,
		resourcesOf: () => [],
		before: new Map(),
		toPlace: new Set(),
		toPlaceTitle: new Set(),
		touchedTerms: new Set(),
		lastPages,
		notedUses: { pages: new Map(), count: 0 },
		touchedFolders: new Set(),
		touchedTranslationKeys: new Set(),
		touchedUrls: new Set(),
		touchedTargets: new Set(),
		dateChanges: new Map(),
		toGather: new Set(),
		toLink: new Set(),
		counts: { read: 0, added: 0, changed: 0, removed: 0, failed: 0, unchanged: 0 },
	};
}

/** Gives every configured language a row; a language keeps its id when the order or the spelling changes. */
function writeLanguages(db: Db, config: Config): Map<string, number> {
	const client = db.$client;
	const write = client.prepare(
		'insert into language (key, locale, ordinal) values (?, ?, ?) on conflict (key) do update set locale = excluded.locale, ordinal = excluded.ordinal',
	);
	for (const [ordinal, language] of config.languages.entries()) write.run(language.key, language.locale, ordinal);
	const keys = config.languages.map((language) => language.key);
	const rows = client.prepare<[], { id: number; key: string }>('select id, key from language').all();
	for (const { id, key } of rows) if (!keys.includes(key)) client.prepare('update language set ordinal = 1000000 where id = ?').run(id);
	return new Map(rows.map(({ id, key }) => [key, id]));
}

function loadTree(tree: SiteTree, statements: Statements, languageKeys: Map<number, string>): void {
	for (const row of statements.branches()) {
		const extras = extrasOfJSON(row.extras);
		tree.set(languageKeys.get(row.languageId)!, {
			logicalPath: row.logicalPath,
			kind: row.kind,
			slug: extras.frontMatterSlug,
			title: row.title,
			name: row.name,
			cascade: extras.cascade,
			pageId: row.pageId,
			hasFile: row.file !== null,
		});
	}
	tree.isLoaded = true;
}
