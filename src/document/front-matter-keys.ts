import type { Json, Params } from '../config/config.ts';
import { frontMatterError } from './front-matter-error.ts';

/** Keys that Hugo turns into text, where the digits of a large number must not be lost. */
const textKeys = new Set(['title', 'linktitle', 'summary', 'description', 'slug', 'url', 'type', 'layout', 'translationkey']);

/** More values than any front matter holds; reached by aliases that multiply. */
const valueLimit = 100_000;

/** What {@link prepareParams} found out. */
export type Prepared = {
	params: Params /** Keys that differ from an earlier key only in case; the later one counts. */;
	repeated: string[];
};

/**
 * Makes params of what a reader returned: keys in lower case at every depth of maps but as written in maps inside lists (Hugo:
 * common/hmaps/params.go, PrepareParams), and only values that JSON can hold. Whole numbers beyond 2^53 become the nearest number, as
 * JSON readers see them, and strings of digits under keys that are text. Throws when there are too many values, as aliases that multiply make.
 */
export function prepareParams(map: Record<string, unknown>): Prepared {
	const repeated: string[] = [];
	let left = valueLimit;

	const prepareValue = (value: unknown, inList: boolean): Json => {
		if (--left < 0) throw frontMatterError('FRONT_MATTER_SYNTAX', 'it holds more than a hundred thousand values', 1, 1);
		if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
		if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
		if (typeof value === 'bigint') return Number(value);
		if (Array.isArray(value)) return value.map((entry) => prepareValue(entry, true));
		return typeof value === 'object' ? prepareMap(value as Record<string, unknown>, inList) : null;
	};

	const prepareMap = (source: Record<string, unknown>, inList: boolean): Params => {
		const target: Params = Object.create(null);
		for (const key of Object.keys(source)) {
			const lower = inList ? key : key.toLowerCase();
			if (lower in target) repeated.push(key);
			target[lower] = prepareValue(source[key], inList);
		}
		return target;
	};

	const params = prepareMap(map, false);
	for (const key of Object.keys(map)) {
		const value = map[key];
		if (typeof value === 'bigint' && textKeys.has(key.toLowerCase())) params[key.toLowerCase()] = value.toString();
	}
	return { params, repeated };
}
