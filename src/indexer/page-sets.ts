import type Database from 'better-sqlite3';
import { withOnePlan } from '../db/one-plan.ts';
import { changedChunk, chunkOf, packChunk, setOf, unpackChunk } from '../db/page-set.ts';
import type { Contribution } from './contribution.ts';
import { fillSets } from './fill-sets.ts';
import { createParamSets } from './param-sets.ts';
import { createPublishBlocks } from './publish-blocks.ts';
import { eachSetOfRow } from './set-names.ts';

/** Which articles come into sets and leave them in a run; written at its end, a chunk once. */
export type SetChanges = {
	/** Notes that an article of the site's lists comes (1) or leaves (-1). */
	note(contribution: Contribution, sign: 1 | -1): void;
	/** Notes that an article of the site's lists is translated from now on, or no longer. */
	noteTranslated(pageId: number, isTranslated: boolean): void;
	/** Notes that an article of the site's lists has a translation there into a language, or none. */
	noteTranslation(pageId: number, languageId: number, isThere: boolean): void;
	/** Makes a term's set anew from its uses. */
	renew(termId: number): void;
	drop(termId: number): void;
	/** Writes everything and starts over. */
	flush(): void;
	/** Whether an index of an older form has articles and no sets. */
	readonly isMissing: boolean;
	/** Makes all sets from the tables. */
	fill(): void;
};

/** Changes that are kept in memory; a run that changes everything writes them now and then. */
const MOST_CHANGES = 200_000;

/** Keeps the sets of articles in line, over one connection. */
export function createSetChanges(client: Database.Database): SetChanges {
	const read = client.prepare<unknown[], { pages: Uint8Array }>(
		withOnePlan('select pages from page_set where kind = ? and key = ? and chunk = ?'),
	);
	const write = client.prepare(
		'insert into page_set (kind, key, chunk, pages) values (?, ?, ?, ?) on conflict (kind, key, chunk) do update set pages = excluded.pages',
	);
	const remove = client.prepare(withOnePlan('delete from page_set where kind = ? and key = ? and chunk = ?'));
	const removeTerm = client.prepare(withOnePlan("delete from page_set where kind = 'term' and key = ?"));
	const usersOf = client
		.prepare<[number], number>(
			withOnePlan('select page_id from page_term where term_id = ? and in_site = 1 and is_counted = 1 order by page_id'),
		)
		.pluck();
	const languages = client.prepare<[], number>('select id from language').pluck();
	const paramsOfPage = client.prepare<[number], string>('select params from page_detail where page_id = ?').pluck();
	const paramSets = createParamSets(client, () => flush());
	const publishBlocks = createPublishBlocks(client);
	const isMissing = client.prepare('select 1 from page_set limit 1').get() === undefined;
	/** By set and chunk; whoever came and left again is 0. */
	let changes = new Map<string, Map<number, number>>();
	/** What is in a set or not from now on, whatever was before. */
	let states = new Map<string, Map<number, number>>();
	let count = 0;

	function flush(): void {
		for (const [name, ids] of [...changes, ...states]) {
			const [kind, chunk, ...keys] = name.split('\0') as [string, string, ...string[]];
			const key = keys.join('\0');
			const changed = [...ids].flatMap(([id, delta]): [number, boolean][] => (delta === 0 ? [] : [[id, delta > 0]]));
			if (changed.length === 0) continue;
			const old = read.get(kind, key, Number(chunk));
			const pages = changedChunk(old && unpackChunk(old.pages), changed);
			if (pages) write.run(kind, key, Number(chunk), packChunk(pages));
			else if (old) remove.run(kind, key, Number(chunk));
		}
		publishBlocks.flush();
		changes = new Map();
		states = new Map();
		count = 0;
	}

	/** The changes, or states, of the chunk of a set that an article is in. */
	function idsOf(gathered: typeof changes, kind: string, key: string | number, id: number): Map<number, number> {
		const name = `${kind}\0${chunkOf(id)}\0${key}`;
		const ids = gathered.get(name) ?? new Map<number, number>();
		gathered.set(name, ids);
		count++;
		return ids;
	}

	function add(kind: string, key: string | number, id: number, sign: 1 | -1): void {
		const ids = idsOf(changes, kind, key, id);
		ids.set(id, (ids.get(id) ?? 0) + sign);
	}

	function flushIfFull(): void {
		if (count > MOST_CHANGES) flush();
	}

	return {
		note({ row, termUses, keywordIds }, sign) {
			if (!row.inSite) return;
			eachSetOfRow(row, (kind, key) => add(kind, key, row.id, sign));
			publishBlocks.note(row, sign);
			for (const use of termUses) if (use.isCounted) add('term', use.termId, row.id, sign);
			for (const id of keywordIds) add('keyword', id, row.id, sign);
			paramSets.eachKey(paramsOfPage.get(row.id) ?? '{}', sign, (key) => add('param', key, row.id, sign));
			// What its group is without it, or with it, is found out when all of the run's pages are there.
			if (sign === -1 && row.isTranslated)
				for (const language of languages.all()) idsOf(states, 'translated', language, row.id).set(row.id, -1);
			flushIfFull();
		},
		noteTranslated: (pageId, isTranslated) => add('translated', '', pageId, isTranslated ? 1 : -1),
		noteTranslation(pageId, languageId, isThere) {
			idsOf(states, 'translated', languageId, pageId).set(pageId, isThere ? 1 : -1);
			flushIfFull();
		},
		renew(termId) {
			removeTerm.run(String(termId));
			for (const [chunk, pages] of setOf(usersOf.all(termId))) write.run('term', String(termId), chunk, packChunk(pages));
		},
		drop: (termId) => removeTerm.run(String(termId)),
		flush,
		isMissing,
		fill: () => fillSets(client),
	};
}
