import type Database from 'better-sqlite3';
import type { Json } from '../config/config.ts';
import { withOnePlan } from '../db/one-plan.ts';
import { type PageSet, packChunk, union, unpackChunk } from '../db/page-set.ts';
import { bucketKey, bucketKeyOfHash, MOST_PARAMS, MOST_VALUES, paramKey, paramsOf, valueHash, valueKey } from '../db/set-keys.ts';

/** Knows in which sets an article is by its params, and which params have too many values for a set each. */
export type ParamSets = {
	/**
	 * Keys of the sets that an article comes into or leaves by its params.
	 *
	 * @param params JSON of a map.
	 */
	eachKey(params: string, sign: 1 | -1, found: (key: string) => void): void;
};

type Param = { id: number; key: string; values: number; known: Map<string, string> };

/**
 * @param beforeWidening called before the sets of a param are joined to those of a part of the hash: what is not yet written has to be.
 */
export function createParamSets(client: Database.Database, beforeWidening: (id: number) => void): ParamSets {
	const read = client.prepare<[], { id: number; path: string; values: number }>('select id, path, "values" from param');
	const insert = client.prepare('insert into param (path, "values") values (?, 0)');
	const update = client.prepare('update param set "values" = ? where id = ?');
	const hasSet = client.prepare(withOnePlan("select 1 from page_set where kind = 'param' and key = ? limit 1"));
	let all: Map<string, Param> | undefined;

	function params(): Map<string, Param> {
		all ??= new Map(read.all().map(({ path, ...param }) => [path, { ...param, key: paramKey(param.id), known: new Map() }]));
		return all;
	}

	function register(path: string): Param | undefined {
		if (params().size >= MOST_PARAMS) return undefined;
		const id = Number(insert.run(path).lastInsertRowid);
		const param = { id, key: paramKey(id), values: 0, known: new Map() };
		params().set(path, param);
		return param;
	}

	/** Key of the set of a value; a value that is new to its param counts, and may be the one too many. */
	function keyOfValue(param: Param, value: Json, sign: 1 | -1): string {
		if (param.values > MOST_VALUES) return bucketKey(param.id, value);
		const text = typeof value === 'string' ? value : `\0${JSON.stringify(value)}`;
		const known = param.known.get(text);
		if (known) return known;
		const hash = valueHash(value);
		const key = valueKey(param.id, hash);
		if (sign === 1 && !hasSet.get(key)) {
			update.run(++param.values, param.id);
			if (param.values > MOST_VALUES) {
				beforeWidening(param.id);
				widen(client, param.id);
				param.known.clear();
				return bucketKey(param.id, value);
			}
		}
		param.known.set(text, key);
		return key;
	}

	return {
		eachKey(json, sign, found) {
			for (const [path, value] of paramsOf(JSON.parse(json))) {
				const param = params().get(path) ?? (sign === 1 ? register(path) : undefined);
				if (!param) continue;
				if (value !== null) found(param.key);
				found(keyOfValue(param, value, sign));
			}
		},
	};
}

/** Joins the sets of a param's values to those of a part of their hash. */
function widen(client: Database.Database, id: number): void {
	const range = `kind = 'param' and key > '${id} ' and key < '${id} ~'`;
	const rows = client
		.prepare<[], { key: string; chunk: number; pages: Uint8Array }>(`select key, chunk, pages from page_set where ${range}`)
		.all();
	client.exec(`delete from page_set where ${range}`);
	const buckets = new Map<string, PageSet>();
	for (const { key, chunk, pages } of rows) {
		const bucket = bucketKeyOfHash(id, key.slice(key.indexOf(' ') + 1));
		const own: PageSet = new Map([[chunk, unpackChunk(pages)]]);
		const others = buckets.get(bucket);
		buckets.set(bucket, others ? union([others, own]) : own);
	}
	const write = client.prepare("insert into page_set (kind, key, chunk, pages) values ('param', ?, ?, ?)");
	for (const [key, set] of buckets) for (const [chunk, pages] of set) write.run(key, chunk, packChunk(pages));
}
