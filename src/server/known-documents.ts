import { type DocumentNode, type GraphQLSchema, visit } from 'graphql';
import { type CompiledOperation, compileOperation } from '../schema/compiled/operation.ts';
import type { Context } from '../schema/context.ts';
import { operationCost } from '../schema/cost.ts';
import { createMemory } from '../store/memory.ts';
import { cacheTags } from './cache-tags.ts';

/** How a request names an operation: the document's text, or its SHA-256 (automatic persisted queries), and which of its operations. */
export type OperationName = { text: string } | { sha256: string };

/** Values of variables as they were sent. */
export type Variables = { readonly [name: string]: unknown };

/** An operation whose document was found without fault, so that nothing about it has to be checked again. */
export type KnownOperation = {
	/** What it could cost at worst (see schema/cost.ts). */
	cost(variables: Variables): number;
	/** What an answer depends on; of a context that has answered it (see cache-tags.ts). */
	tags(context: Context): string[];
	/** Null where it cannot be compiled. Compiled when it is first asked for. */
	compiled(): CompiledOperation | null;
	/** Bytes of memory, roughly. */
	weight: number;
};

/** Operations that were asked for before. */
export type KnownOperations = {
	find(name: OperationName, operationName: string | null): KnownOperation | undefined;
	/** @param document valid, within all limits that do not depend on variables. */
	learn(names: OperationName[], operationName: string | null, document: DocumentNode): void;
};

/** Bytes of memory for operations, roughly. */
const REMEMBERED = 16_000_000;
/** What an operation takes, parsed and compiled, and each field of it: measured for lists of articles with related ones, and for searches. */
const WEIGHT = { operation: 2000, field: 4000 };

/** Remembers the operations used last. */
export function createKnownOperations(schema: GraphQLSchema): KnownOperations {
	const operations = createMemory<string, KnownOperation>(REMEMBERED, ({ weight }, key) => key.length + weight, REMEMBERED / 10);
	return {
		find: (name, operationName) => operations.get(keyOf(name, operationName)),
		learn(names, operationName, document) {
			const keys = names.map((name) => keyOf(name, operationName));
			if (keys.every((key) => operations.get(key))) return;
			const operation = knownOperation(schema, document, operationName);
			for (const key of keys) operations.set(key, operation);
		},
	};
}

function keyOf(name: OperationName, operationName: string | null): string {
	const own = 'text' in name ? `text ${name.text}` : `hash ${name.sha256}`;
	return operationName === null ? own : `${operationName} ${own}`;
}

function knownOperation(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): KnownOperation {
	let compiled: CompiledOperation | null | undefined;
	let fixedCost: number | undefined;
	return {
		weight: WEIGHT.operation + WEIGHT.field * fieldsOf(document),
		tags: (context) => cacheTags(schema, document, context),
		compiled() {
			compiled ??= compileOperation(schema, document, operationName);
			return compiled;
		},
		cost(variables) {
			if (fixedCost !== undefined) return fixedCost;
			let isFixed = true;
			const watched = new Proxy(variables, {
				get(values, name) {
					isFixed = false;
					return Reflect.get(values, name);
				},
			});
			const { cost } = operationCost(schema, document, operationName, watched);
			// What looked at no variable never will.
			if (isFixed) fixedCost = cost;
			return cost;
		},
	};
}

function fieldsOf(document: DocumentNode): number {
	let fields = 0;
	visit(document, { Field: () => void fields++ });
	return fields;
}
