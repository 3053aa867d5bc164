import {
	type DocumentNode,
	type FragmentDefinitionNode,
	getVariableValues,
	type GraphQLSchema,
	Kind,
	type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { type Fields, planFields, type Planning } from './fields.ts';
import type { Run, VariableValues } from './run.ts';
import { switchesOf } from './selections.ts';

/**
 * A query that was planned once and answers without a general executor: what is selected stands as a tree of functions over the
 * schema's own resolvers, which are synchronous.
 */
export type CompiledOperation = {
	/**
	 * The answer as graphql-js would have it, as JSON: `{"data":…}`. Null where it has to be left to graphql-js, which then says what is
	 * wrong: values that do not fit, an error at a field, a null where none may be, an end of patience.
	 *
	 * @param check called before each object that is answered; it ends the work by throwing.
	 */
	answer(context: Context, variables: { readonly [name: string]: unknown }, check: () => void): string | null;
};

/** Selections are planned for each combination of the variables that switch them on and off; more of these are left to graphql-js. */
const MOST_SWITCHES = 4;

/**
 * Plans a query of a document that is valid. Null where it is no query, or uses what is not covered: introspection, and directives
 * other than `@skip` and `@include`.
 */
export function compileOperation(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): CompiledOperation | null {
	const operation = operationOf(document, operationName);
	if (operation?.operation !== 'query') return null;
	const fragments = fragmentsOf(document);
	const switches = switchesOf(document);
	if (switches === null || switches.length > MOST_SWITCHES) return null;
	const plans = new Map<string, Plan>();
	const planFor = (variableValues: VariableValues): Plan => {
		const key = switches.map((name) => String(variableValues.coerced[name])).join();
		let plan = plans.get(key);
		if (!plan) {
			plan = planOperation(schema, operation, fragments, variableValues);
			plans.set(key, plan);
		}
		return plan;
	};
	return {
		answer(context, variables, check) {
			try {
				const { variableValues, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
				if (errors) return null;
				const plan = planFor(variableValues);
				const run: Run = { context, variableValues, values: Array(plan.slots), check };
				return `{"data":${plan.root.write(undefined, run)}}`;
			} catch {
				return null;
			}
		},
	};
}

type Plan = { root: Fields; slots: number };

function planOperation(
	schema: GraphQLSchema,
	operation: OperationDefinitionNode,
	fragments: Map<string, FragmentDefinitionNode>,
	variableValues: VariableValues,
): Plan {
	const planning: Planning = { schema, fragments, variableValues, slots: 0 };
	const root = planFields(planning, schema.getQueryType()!, [operation.selectionSet], undefined);
	return {
		root,
		// Types that an interface turns out to be are planned when they are met.
		get slots() {
			return planning.slots;
		},
	};
}

function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | undefined {
	const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
	if (name == null) return operations.length === 1 ? operations[0] : undefined;
	return operations.find((operation) => operation.name?.value === name);
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
	const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
	return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}
