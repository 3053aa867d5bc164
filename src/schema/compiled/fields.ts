import {
	type ArgumentNode,
	type FieldNode,
	type FragmentDefinitionNode,
	getArgumentValues,
	type GraphQLField,
	type GraphQLObjectType,
	type GraphQLResolveInfo,
	type GraphQLSchema,
	Kind,
	type SelectionSetNode,
	visit,
} from 'graphql';
import { infoAt } from './info.ts';
import { NotCovered, type Run, type VariableValues } from './run.ts';
import { collectFields } from './selections.ts';
import { planValue, type Write } from './values.ts';

/** What is known while an operation is planned. */
export type Planning = {
	schema: GraphQLSchema;
	fragments: Map<string, FragmentDefinitionNode>;
	/** Those that switch selections hold for every run of the plan. */
	variableValues: VariableValues;
	/** Fields whose arguments depend on variables, counted. */
	slots: number;
};

/** What is selected of an object type. */
export type Fields = {
	/** The object as JSON. */
	write(source: unknown, run: Run): string;
};

type Path = GraphQLResolveInfo['path'];

/** One field of the answer: its key as JSON with what precedes it, and how its value comes about. */
type FieldPlan = { prefix: string; read: (source: unknown, run: Run) => unknown; write: Write };

/**
 * Plans the fields of an object type.
 *
 * @param path of the object; undefined for the root. Places in lists are not part of it.
 */
export function planFields(planning: Planning, type: GraphQLObjectType, sets: SelectionSetNode[], path: Path | undefined): Fields {
	const plans: FieldPlan[] = [];
	for (const [key, nodes] of collectFields(planning, type, sets))
		plans.push(planField(planning, type, key, nodes, path, plans.length === 0 ? '{' : ','));
	if (plans.length === 0) return { write: () => '{}' };
	if (path === undefined) return { write: (source, run) => writeRoot(plans, source, run) };
	return {
		write(source, run) {
			run.check();
			let text = '';
			for (const { prefix, read, write } of plans) text += prefix + write(read(source, run), run);
			return `${text}}`;
		},
	};
}

/** A field of the root may be as much work as the rest of the answer. */
function writeRoot(plans: FieldPlan[], source: unknown, run: Run): string {
	let text = '';
	for (const { prefix, read, write } of plans) {
		run.check();
		text += prefix + write(read(source, run), run);
	}
	return `${text}}`;
}

function planField(
	planning: Planning,
	type: GraphQLObjectType,
	key: string,
	nodes: FieldNode[],
	path: Path | undefined,
	before: string,
): FieldPlan {
	const prefix = `${before}${JSON.stringify(key)}:`;
	const name = nodes[0]!.name.value;
	if (name === '__typename') return { prefix, read: () => null, write: () => JSON.stringify(type.name) };
	const field = type.getFields()[name];
	if (!field) throw new NotCovered();
	const place: Path = { prev: path, key, typename: type.name };
	const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
	return { prefix, read: planRead(planning, field, nodes[0]!, place), write: planValue(planning, field.type, sets, place) };
}

function planRead(planning: Planning, field: GraphQLField<unknown, unknown>, node: FieldNode, path: Path): FieldPlan['read'] {
	const { resolve, name } = field;
	const info = infoAt(path);
	if (!resolve) return (source, run) => readProperty(source, name, run, info);
	if (field.args.length === 0) return (source, run) => resolve(source, none, run.context, info);
	// Arguments that say the same every time are read once.
	const varying = new Set(node.arguments?.filter(dependsOnVariables).map((argument) => argument.name.value));
	const own = withArguments(field, (name) => varying.has(name));
	const others = withArguments(field, (name) => !varying.has(name));
	const fixed = getArgumentValues(others, node, planning.variableValues);
	if (varying.size === 0) return (source, run) => resolve(source, fixed, run.context, info);
	const slot = planning.slots++;
	return (source, run) => {
		run.values[slot] ??= Object.assign(Object.create(null), fixed, valuesOf(own, node, run.variableValues)) as Values;
		return resolve(source, run.values[slot], run.context, info);
	};
}

function withArguments(field: GraphQLField<unknown, unknown>, isOne: (name: string) => boolean): GraphQLField<unknown, unknown> {
	return { ...field, args: field.args.filter(({ name }) => isOne(name)) } as unknown as GraphQLField<unknown, unknown>;
}

type Values = { [name: string]: unknown };

const none = Object.freeze(Object.create(null) as Values);

/** What fields without a resolver answer (graphql-js: defaultFieldResolver). */
function readProperty(source: unknown, name: string, run: Run, info: GraphQLResolveInfo): unknown {
	const value = (source as { [name: string]: unknown } | null | undefined)?.[name];
	return typeof value === 'function' ? value.call(source, none, run.context, info) : value;
}

function valuesOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variableValues: VariableValues): Values {
	try {
		return getArgumentValues(field, node, variableValues);
	} catch {
		throw new NotCovered();
	}
}

function dependsOnVariables(argument: ArgumentNode): boolean {
	let found = false;
	visit(argument, {
		[Kind.VARIABLE]() {
			found = true;
		},
	});
	return found;
}
