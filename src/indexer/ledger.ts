import type Database from 'better-sqlite3';
import { createSetChanges, type SetChanges } from './page-sets.ts';

/** Totals that change in a run, gathered and written once: a burst of 500 articles of one tag is one update of its count. */
export type Ledger = {
	/** Adds to a row of the counter table. */
	count(languageId: number, dimension: string, key: string, delta: number): void;
	/** Adds to Hugo's count of a term. */
	term(termId: number, delta: number): void;
	/** Adds to the number of articles in a list page's own list. */
	list(pageId: number, delta: number): void;
	/** Adds to the number of articles that hold a keyword. */
	keyword(keywordId: number, delta: number): void;
	/** Adds to the number of pages that use two terms together, in both directions. */
	pair(termId: number, otherId: number, delta: number): void;
	/** Sets of articles by what they are counted by. */
	sets: SetChanges;
	/** Writes everything and starts over; rows that fall to zero leave. */
	flush(): void;
};

/** A ledger over one connection. */
export function createLedger(client: Database.Database): Ledger {
	const counters = new Map<string, number>();
	const terms = new Map<number, number>();
	const lists = new Map<number, number>();
	const keywords = new Map<number, number>();
	const pairs = new Map<string, number>();

	const addCounter = client.prepare(
		'insert into counter (language_id, dimension, key, count) values (?, ?, ?, ?) on conflict do update set count = count + excluded.count',
	);
	const addPair = client.prepare(
		'insert into term_pair (term_id, other_id, count) values (?, ?, ?) on conflict do update set count = count + excluded.count',
	);
	const addTerm = client.prepare('update term set count = count + ? where page_id = ?');
	const addList = client.prepare('update list_page set article_count = article_count + ? where page_id = ?');
	const addKeyword = client.prepare('update keyword set count = count + ? where id = ?');
	const dropCounter = client.prepare('delete from counter where language_id = ? and dimension = ? and key = ? and count = 0');
	const dropPair = client.prepare('delete from term_pair where term_id = ? and other_id = ? and count = 0');
	const dropKeyword = client.prepare('delete from keyword where id = ? and count = 0');

	const add = <K>(map: Map<K, number>, key: K, delta: number) => {
		map.set(key, (map.get(key) ?? 0) + delta);
	};
	const drain = <K>(map: Map<K, number>, write: (key: K, delta: number) => void) => {
		for (const [key, delta] of map) if (delta !== 0) write(key, delta);
		map.clear();
	};

	const sets = createSetChanges(client);

	return {
		sets,
		count: (languageId, dimension, key, delta) => add(counters, `${languageId}\n${dimension}\n${key}`, delta),
		term: (termId, delta) => add(terms, termId, delta),
		list: (pageId, delta) => add(lists, pageId, delta),
		keyword: (keywordId, delta) => add(keywords, keywordId, delta),
		pair(termId, otherId, delta) {
			add(pairs, `${termId} ${otherId}`, delta);
			add(pairs, `${otherId} ${termId}`, delta);
		},
		flush() {
			sets.flush();
			drain(counters, (id, delta) => {
				const [languageId, dimension, ...key] = id.split('\n');
				addCounter.run(languageId, dimension, key.join('\n'), delta);
				if (delta < 0) dropCounter.run(languageId, dimension, key.join('\n'));
			});
			drain(pairs, (id, delta) => {
				const [termId, otherId] = id.split(' ');
				addPair.run(termId, otherId, delta);
				if (delta < 0) dropPair.run(termId, otherId);
			});
			drain(terms, (id, delta) => addTerm.run(delta, id));
			drain(lists, (id, delta) => addList.run(delta, id));
			drain(keywords, (id, delta) => {
				addKeyword.run(delta, id);
				if (delta < 0) dropKeyword.run(id);
			});
		},
	};
}
