import type { Config } from '../config/config.ts';
import { bytesOf, type PageSet } from '../db/page-set.ts';
import { createMemory, type Memory } from './memory.ts';
import type { LanguageRow, PageRow } from './rows.ts';
import type { Snapshot } from './snapshot.ts';
import type { Statements } from './statements.ts';

/** What is remembered of one generation of the index; dropped whole when the next comes. */
export type IndexState = {
	generation: number;
	epoch: string;
	/** `<epoch>-<generation>`. */
	version: string;
	/** In Hugo's order. */
	languages: LanguageRow[];
	/** By id, by key and by locale in lower case. */
	languageById: Map<number, LanguageRow>;
	languageByName: Map<string, LanguageRow>;
	/** Rows by id, as they are, whatever their visibility. */
	rows: Memory<number, PageRow>;
	/** Anything else that is costly to find out, by a key that names it. */
	facts: Memory<string, unknown>;
	/** Kept sets of articles, by their kind and key, and what is made of them. */
	sets: Memory<string, PageSet>;
	/** Entries of lists by their columns, of parts of days. */
	entries: Memory<string, Columns>;
	/** Publish dates of articles, by blocks of ids (see publish-orders.ts). */
	orders: Memory<number, Float64Array>;
};

/** Entries of a list: of each its id, its place in the default order, and its value, where the order has one: NaN for none. */
export type Columns = { ids: Uint32Array; positions: Float64Array; values: Float64Array | null };

/** Bytes of sets that are remembered, and of entries. */
const SETS = 24 * 1024 * 1024;
const ENTRIES = 12 * 1024 * 1024;
/** Blocks of publish dates that are remembered, of 2 kB each: those of a site of more than a million pages are read again now and then. */
const ORDER_BLOCKS = 5000;

/** Gives the state of the present generation. Commits of other connections and of this one are noticed without reading a table, and once for a snapshot. */
export function watchIndex(statements: Statements, snapshot: Snapshot, config: Config, remembered: number): () => IndexState {
	let state: IndexState | undefined;
	let seen = '';
	let seenIn: number | null = null;
	return () => {
		const held = snapshot.hold();
		if (state && held !== null && held === seenIn) return state;
		seenIn = held;
		const { version, changes } = statements.get<{ version: number; changes: number }>(
			'select data_version as version, total_changes() as changes from pragma_data_version',
		)!;
		const now = `${version} ${changes}`;
		if (state && now === seen) return state;
		seen = now;
		const { generation, epoch } = readVersion(statements);
		if (state?.generation !== generation || state.epoch !== epoch) state = readState(statements, config, generation, epoch, remembered);
		return state;
	};
}

function readVersion(statements: Statements): { generation: number; epoch: string } {
	const rows = statements.all<{ key: string; value: string }>("select key, value from meta where key in ('generation', 'epoch')");
	const values = new Map(rows.map(({ key, value }) => [key, value]));
	return { generation: Number(values.get('generation') ?? 0), epoch: values.get('epoch') ?? '' };
}

function readState(statements: Statements, config: Config, generation: number, epoch: string, remembered: number): IndexState {
	const known = statements.all<LanguageRow>('select id, key, locale, ordinal from language order by ordinal, id');
	// A language that the configuration lost keeps its row, but is no language of the site any more.
	const keys = new Set(config.languages.map(({ key }) => key));
	const languages = known.filter(({ key }) => keys.has(key));
	return {
		generation,
		epoch,
		version: `${epoch}-${generation}`,
		languages,
		languageById: new Map(known.map((language) => [language.id, language])),
		languageByName: new Map(
			languages.flatMap((language) => [
				[language.locale.toLowerCase(), language],
				[language.key, language],
			]),
		),
		rows: createMemory(remembered),
		facts: createMemory(remembered),
		sets: createMemory(SETS, bytesOf),
		entries: createMemory(ENTRIES, ({ ids, values }) => 300 + ids.length * (values ? 20 : 12)),
		orders: createMemory(ORDER_BLOCKS),
	};
}
