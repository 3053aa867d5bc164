import { hash } from 'node:crypto';
import type { Json } from '../config/config.ts';

/*
 * What the kept sets of articles are called (see tables.ts, page_set), for the one who writes them and those who look them up.
 */

/** Seconds of a day; sets of days are counted from 1970, by UTC. */
export const DAY = 86_400;
/** Days that have a set together, so that a range of years is made of few sets. */
export const DAYS_TOGETHER = 32;

/** Folders of so many levels have sets; what lies deeper is found within them. */
export const DEEPEST_FOLDER = 8;

/** The folders that a path lies in, `/` first; of `/news/harbour/lamp/` they are `/`, `/news/` and `/news/harbour/`. */
export function foldersOf(path: string): string[] {
	const folders: string[] = [];
	const end = path.endsWith('/') ? path.length - 1 : path.length;
	for (let slash = path.indexOf('/'); slash >= 0 && slash < end && folders.length < DEEPEST_FOLDER; slash = path.indexOf('/', slash + 1))
		folders.push(path.slice(0, slash + 1));
	return folders;
}

/** Values of a param beyond which it has {@link BUCKETS} sets in place of one for each value. */
export const MOST_VALUES = 256;
/** Sets of a param of many values: a power of two, of three hexadecimal digits. */
export const BUCKETS = 4096;
/** Params that have sets: front matter that names ever new ones is not followed for ever. */
export const MOST_PARAMS = 2000;

/**
 * A param's value by which articles are found: values are equal where these are. Types count, so that the text "1" is not the number 1.
 * It begins with what buckets are told apart by.
 */
export function valueHash(value: Json): string {
	const text = textOf(value);
	return bucketOf(text).toString(16).padStart(3, '0') + hash('md5', text, 'hex').slice(0, 16);
}

function textOf(value: Json): string {
	return typeof value === 'string' ? `"${value}` : JSON.stringify(value);
}

/** FNV-1a: of every long text of a site one is needed, in a fraction of the time that a hash without collisions takes. */
function bucketOf(text: string): number {
	let state = 0x811c9dc5;
	for (let place = 0; place < text.length; place++) state = Math.imul(state ^ text.charCodeAt(place), 0x01000193);
	return (state ^ (state >>> 16)) & (BUCKETS - 1);
}

/** Key of the set of articles that have a param, by the param's id: another value than null. */
export function paramKey(id: number): string {
	return String(id);
}

/** Key of the set of articles with one value of a param of few values. */
export function valueKey(id: number, valueHash: string): string {
	return `${id} ${valueHash}`;
}

/** Key of the set of articles with one of the values of a param of many values that share a bucket. */
export function bucketKey(id: number, value: Json): string {
	return `${id} ~${bucketOf(textOf(value))}`;
}

/** The key of the bucket that a value is in, by its {@link valueHash}. */
export function bucketKeyOfHash(id: number, valueHash: string): string {
	return `${id} ~${Number.parseInt(valueHash.slice(0, 3), 16)}`;
}

/**
 * Params by their paths (keys with dots between), with values; maps are values too. Left out are those that no filter's path can name, see
 * {@link isParamPath}.
 */
export function paramsOf(params: { [key: string]: Json }): [path: string, value: Json][] {
	const found: [string, Json][] = [];
	const add = (map: { [key: string]: Json }, prefix: string, depth: number) => {
		for (const [key, value] of Object.entries(map)) {
			if (!isParamKey(key)) continue;
			found.push([prefix + key, value]);
			if (value !== null && typeof value === 'object' && !Array.isArray(value) && depth < DEEPEST_PARAM)
				add(value, `${prefix}${key}.`, depth + 1);
		}
	};
	add(params, '', 1);
	return found;
}

const DEEPEST_PARAM = 4;

/** Whether sets are kept for params of a path. */
export function isParamPath(path: string): boolean {
	const keys = path.split('.');
	return keys.length <= DEEPEST_PARAM && keys.every(isParamKey);
}

/** A key that is quoted in SQLite's paths as it stands. */
function isParamKey(key: string): boolean {
	return /^[a-z0-9_-]+$/.test(key) || (key !== '' && !/["\\.]/.test(key) && key === key.toLowerCase());
}
