import type { Json } from '../config/config.ts';
import { sizeOf } from '../db/page-set.ts';
import { bucketKey, isParamPath, MOST_PARAMS, MOST_VALUES, paramKey, valueHash, valueKey } from '../db/set-keys.ts';
import type { ParamFilter } from './arguments.ts';
import type { Context } from './context.ts';
import { keptSet, type Selection } from './selections.ts';
import type { Value } from './statements.ts';
import { type Conjunct, nothing } from './where.ts';

/** Of so many articles whose values share a part of their hash the values are compared. */
const MOST_COMPARED = 20_000;

type Condition = { sql: string; parameters: Value[] };

/** The conditions of a filter by a param. Hugo lower-cases the keys of params, so the path is taken without regard to case. */
export function paramConjuncts(context: Context, { key, equals, in: values, exists }: ParamFilter): Conjunct[] {
	const path = key.toLowerCase();
	const sqlPath = `$${path
		.split('.')
		.map((segment) => `.${JSON.stringify(segment)}`)
		.join('')}`;
	const parts: Conjunct[] = [];
	const add = ({ sql, parameters }: Condition, set: Selection | null) =>
		parts.push({
			sql: `exists (select 1 from page_detail where page_detail.page_id = page.id and ${sql})`,
			parameters,
			fact: null,
			set: context.visible.isLive ? set : null,
		});
	if (equals !== undefined) add(equalsJson(sqlPath, equals), ofValues(context, path, sqlPath, [equals]));
	if (values?.length === 0) parts.push(nothing);
	if (values?.length) add(equalsOne(sqlPath, values), ofValues(context, path, sqlPath, values));
	if (exists != null) {
		const type = "coalesce(json_type(page_detail.params, ?), 'null')";
		const having = knownParam(context, path, ({ id }) => ({ kind: 'kept', set: 'param', keys: [paramKey(id)] }));
		add({ sql: `${type} ${exists ? '<>' : '='} 'null'`, parameters: [sqlPath] }, exists ? having : having && { kind: 'not', part: having });
	}
	return parts;
}

type KnownParam = { id: number; values: number };

/** What a param's sets make of it; no article where none has it, null where sets are not kept for it. */
function knownParam(context: Context, path: string, of: (param: KnownParam) => Selection | null): Selection | null {
	if (!context.visible.isLive || !isParamPath(path)) return null;
	const { params, count } = context.index.facts.through('params', () => {
		const rows = context.all<KnownParam & { path: string }>('select id, path, "values" from param');
		return { params: new Map(rows.map((row) => [row.path, row])), count: rows.length };
	});
	const param = params.get(path);
	if (param) return of(param);
	return count < MOST_PARAMS ? { kind: 'any', parts: [] } : null;
}

function ofValues(context: Context, path: string, sqlPath: string, values: Json[]): Selection | null {
	return knownParam(context, path, ({ id, values: known }) => {
		if (known <= MOST_VALUES) return { kind: 'kept', set: 'param', keys: values.map((value) => valueKey(id, valueHash(value))) };
		const keys = [...new Set(values.map((value) => bucketKey(id, value)))];
		const candidates = keys.reduce((sum, key) => sum + sizeOf(keptSet(context, 'param', key)), 0);
		if (candidates > MOST_COMPARED) return null;
		return { kind: 'checked', part: { kind: 'kept', set: 'param', keys }, ...equalsOne(sqlPath, values) };
	});
}

function equalsOne(path: string, values: Json[]): Condition {
	const alternatives = values.map((value) => equalsJson(path, value));
	return {
		sql: `(${alternatives.map(({ sql }) => sql).join(' or ')})`,
		parameters: alternatives.flatMap(({ parameters }) => parameters),
	};
}

/** Types count: the text "1" is not the number 1. Maps are equal where their keys are in the same order. */
function equalsJson(path: string, value: Json): Condition {
	const type = 'json_type(page_detail.params, ?)';
	const extract = 'json_extract(page_detail.params, ?)';
	if (value === null) return { sql: `${type} = 'null'`, parameters: [path] };
	if (typeof value === 'boolean') return { sql: `${type} = '${value}'`, parameters: [path] };
	if (typeof value === 'number') return { sql: `(${type} in ('integer', 'real') and ${extract} = ?)`, parameters: [path, path, value] };
	if (typeof value === 'string') return { sql: `(${type} = 'text' and ${extract} = ?)`, parameters: [path, path, value] };
	return { sql: `(${type} in ('array', 'object') and ${extract} = ?)`, parameters: [path, path, JSON.stringify(value)] };
}
