import type { Json, Params } from '../config/config.ts';

/** Whether a template's `if` takes the value for true (Hugo: common/hreflect/helpers.go, IsTruthful). Text like "false" is true. */
export function isTruthful(value: Json | undefined): boolean {
	if (value === null || value === undefined || value === false || value === 0 || value === '') return false;
	if (Array.isArray(value)) return value.length > 0;
	return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** The value, or where it counts as not given the other one (Hugo: tpl/compare/compare.go, Default): false is given, "" and [] are not. */
export function orDefault(value: Json | undefined, other: Json | undefined): Json {
	return (value === false || isTruthful(value) ? value : other) ?? null;
}

/** The value at a dotted path of maps, keys without regard to case; undefined where there is none. */
export function paramAt(params: Params, path: string): Json | undefined {
	const lower = path.toLowerCase();
	if (Object.hasOwn(params, lower)) return params[lower];
	let value: Json | undefined = params;
	for (const key of lower.split('.')) {
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
		value = Object.hasOwn(value, key) ? (value as Params)[key] : undefined;
	}
	return value;
}
