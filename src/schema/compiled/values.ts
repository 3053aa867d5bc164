import {
	type GraphQLInterfaceType,
	type GraphQLLeafType,
	type GraphQLObjectType,
	type GraphQLOutputType,
	type GraphQLResolveInfo,
	type GraphQLUnionType,
	isLeafType,
	isListType,
	isNonNullType,
	isObjectType,
	type SelectionSetNode,
} from 'graphql';
import { type Fields, planFields, type Planning } from './fields.ts';
import { infoAt } from './info.ts';
import { leave, NotCovered, type Run } from './run.ts';

/** Writes a value as JSON, as its type completes it (GraphQL, 6.4.3 CompleteValue). */
export type Write = (value: unknown, run: Run) => string;

/** How values of a type are written; anything that graphql-js would report is left to it. */
export function planValue(planning: Planning, type: GraphQLOutputType, sets: SelectionSetNode[], path: GraphQLResolveInfo['path']): Write {
	if (!isNonNullType(type)) {
		const write = planPresent(planning, type, sets, path);
		return (value, run) => (value === null || value === undefined ? 'null' : write(value, run));
	}
	const write = planPresent(planning, type.ofType, sets, path);
	return (value, run) => {
		if (value === null || value === undefined) leave(value);
		return write(value, run);
	};
}

function planPresent(planning: Planning, type: GraphQLOutputType, sets: SelectionSetNode[], path: GraphQLResolveInfo['path']): Write {
	if (isListType(type)) return list(planValue(planning, type.ofType, sets, path));
	if (isLeafType(type)) return leaf(type);
	if (isObjectType(type)) {
		if (type.isTypeOf) throw new NotCovered();
		return later(() => planFields(planning, type, sets, path));
	}
	return abstract(planning, type as GraphQLInterfaceType | GraphQLUnionType, sets, path);
}

/** Text is added to text: the engine joins the parts once, when the whole answer is turned into bytes. */
function list(write: Write): Write {
	return (value, run) => {
		if (!Array.isArray(value)) leave(value);
		if (value.length === 0) return '[]';
		let text = `[${write(value[0], run)}`;
		for (let place = 1; place < value.length; place++) text += `,${write(value[place], run)}`;
		return `${text}]`;
	};
}

/** Planned when it is met first: what is never answered costs nothing. */
function later(plan: () => Fields): Write {
	let fields: Fields | undefined;
	return (value, run) => {
		if (value instanceof Promise || value instanceof Error) leave(value);
		fields ??= plan();
		return fields.write(value, run);
	};
}

function abstract(
	planning: Planning,
	type: GraphQLInterfaceType | GraphQLUnionType,
	sets: SelectionSetNode[],
	path: GraphQLResolveInfo['path'],
): Write {
	const { resolveType } = type;
	const info = infoAt(path);
	const known = new Map<unknown, Write>();
	if (!resolveType) throw new NotCovered();
	return (value, run) => {
		const name = resolveType(value, run.context, info, type);
		let write = known.get(name);
		if (!write) {
			const found = typeof name === 'string' ? planning.schema.getType(name) : undefined;
			if (!isObjectType(found) || !planning.schema.isSubType(type, found)) throw new NotCovered();
			write = planPresent(planning, found as GraphQLObjectType, sets, path);
			known.set(name, write);
		}
		return write(value, run);
	};
}

function leaf(type: GraphQLLeafType): Write {
	switch (type.name) {
		case 'String':
			return (value) => (typeof value === 'string' ? quoted(value) : coerced(type, value));
		case 'Int':
			return (value) => (typeof value === 'number' && value === (value | 0) ? String(value | 0) : coerced(type, value));
		case 'Boolean':
			return (value) => (typeof value === 'boolean' ? String(value) : coerced(type, value));
	}
	return (value) => coerced(type, value);
}

function coerced(type: GraphQLLeafType, value: unknown): string {
	if (value instanceof Promise || value instanceof Error) leave(value);
	const text = JSON.stringify(type.coerceOutputValue(value));
	// Nothing at all where a value is needed is an error of the field.
	return text === undefined || text === 'null' ? leave(value) : text;
}

const hasEscapes = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A JSON string. Most texts have nothing to be escaped, and looking is cheaper than escaping. */
function quoted(text: string): string {
	return hasEscapes.test(text) ? JSON.stringify(text) : `"${text}"`;
}
