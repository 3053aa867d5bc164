import {
	type DocumentNode,
	type FieldNode,
	type FragmentDefinitionNode,
	type GraphQLCompositeType,
	type GraphQLField,
	type GraphQLNamedType,
	type GraphQLSchema,
	getNamedType,
	isCompositeType,
	isInterfaceType,
	isListType,
	isNonNullType,
	isObjectType,
	Kind,
	type OperationDefinitionNode,
	type SelectionSetNode,
	type ValueNode,
} from 'graphql';

/** What an operation may cost at worst, and how deeply its fields are nested (root fields are at depth 1). */
export type OperationCost = { cost: number; depth: number };

/** Members of a list that no argument limits, as most sites have them. */
const UNLIMITED = 10;
/** What `first` is where a list has no default for it. */
const DEFAULT_FIRST = 10;
/** What asking the schema about itself costs, however much of it: GraphQL's own rules limit that. */
const INTROSPECTION: OperationCost = { cost: 10, depth: 1 };
/** Selections in selections, fragments among them, that are followed. */
const MOST_NESTED = 500;

/** Lists that no argument has to limit and that are longer than most. */
const longLists = new Map<string, number>([
	['Section.pages', 1000],
	['HomePage.pages', 1000],
	['Taxonomy.pages', 1000],
	['Tag.pages', 1000],
	['Category.pages', 1000],
	['CustomTerm.pages', 1000],
	['Term.pages', 1000],
	['TagListWidget.entries', 100],
	['CategoriesWidget.entries', 50],
]);

/** Fields that do more work than their answer's size shows, in units of one object. */
const surcharges = new Map<string, number>([
	['search', 20],
	['related', 10],
	['facets', 10],
	['totalCount', 5],
	['body', 1],
	['bodyHTML', 1],
	['bodyText', 1],
	['summaryHTML', 1],
	['tableOfContents', 1],
	['headings', 1],
	['links', 1],
]);

/**
 * The static cost of an operation, known before it runs.
 *
 * A scalar costs nothing, an object 1. What is selected below a list costs as often as the list may have members: its `first`,
 * `last` or number of `ids`, or else a usual length. In a connection that holds for `edges` and `nodes`; what it says of the whole
 * list costs once. Fields that do more work than their answer's size shows have a surcharge. Costs are added: a fragment that is
 * spread twice costs twice, and `@skip` and `@include` spare nothing.
 *
 * Each fragment is measured once, so the time is linear in the document, however often fragments spread each other. Costs beyond
 * all numbers, and nesting beyond all use, are Infinity. The document has to be validated before.
 *
 * @param operationName null where the document has one operation.
 * @param variables as the client gave them; wrong ones count as not given, because execution refuses them.
 */
export function operationCost(
	schema: GraphQLSchema,
	document: DocumentNode,
	operationName: string | null | undefined,
	variables: { readonly [name: string]: unknown } | null | undefined,
): OperationCost {
	const operation = findOperation(document, operationName);
	const root = operation && schema.getRootType(operation.operation);
	if (!root) return { cost: 0, depth: 0 };
	const fragments = new Map<string, FragmentDefinitionNode>();
	for (const definition of document.definitions) {
		if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
	}
	const defaults = new Map(operation.variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]));
	const measure: Measure = { schema, fragments, defaults, variables: variables ?? {}, known: new Map(), nested: 0 };
	const { cost, depth } = selectionCost(measure, operation.selectionSet, root);
	return { cost, depth };
}

type Measure = {
	schema: GraphQLSchema;
	fragments: Map<string, FragmentDefinitionNode>;
	defaults: Map<string, ValueNode | undefined>;
	variables: { readonly [name: string]: unknown };
	known: Map<string, SelectionCost>;
	nested: number;
};

/** `perMember` is what each member of a connection costs, for a selection within one; it does not depend on the connection's length. */
type SelectionCost = OperationCost & { perMember: number };

const free: SelectionCost = { cost: 0, depth: 0, perMember: 0 };
const endless: SelectionCost = { cost: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY, perMember: 0 };

function findOperation(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | undefined {
	return document.definitions.find(
		(definition): definition is OperationDefinitionNode =>
			definition.kind === Kind.OPERATION_DEFINITION && (name == null || definition.name?.value === name),
	);
}

function selectionCost(measure: Measure, { selections }: SelectionSetNode, type: GraphQLCompositeType): SelectionCost {
	if (measure.nested >= MOST_NESTED) return endless;
	measure.nested++;
	const sum = { cost: 0, depth: 0, perMember: 0 };
	for (const selection of selections) {
		const part =
			selection.kind === Kind.FIELD
				? fieldCost(measure, selection, type)
				: selection.kind === Kind.FRAGMENT_SPREAD
					? fragmentCost(measure, selection.name.value)
					: selectionCost(measure, selection.selectionSet, compositeType(measure, selection.typeCondition?.name.value) ?? type);
		sum.cost += part.cost;
		sum.perMember += part.perMember;
		sum.depth = Math.max(sum.depth, part.depth);
	}
	measure.nested--;
	return sum;
}

function fragmentCost(measure: Measure, name: string): SelectionCost {
	const known = measure.known.get(name);
	if (known) return known;
	const fragment = measure.fragments.get(name);
	const type = compositeType(measure, fragment?.typeCondition.name.value);
	if (!fragment || !type) return free;
	const cost = selectionCost(measure, fragment.selectionSet, type);
	measure.known.set(name, cost);
	return cost;
}

function fieldCost(measure: Measure, node: FieldNode, type: GraphQLCompositeType): SelectionCost {
	const name = node.name.value;
	const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
	if (!field) return node.selectionSet ? { ...INTROSPECTION, perMember: 0 } : { ...free, depth: 1 };
	const surcharge = surcharges.get(name) ?? 0;
	const inner = composite(getNamedType(field.type));
	if (!inner || !node.selectionSet) return { cost: surcharge, depth: 1, perMember: 0 };
	const below = selectionCost(measure, node.selectionSet, inner);
	const depth = below.depth + 1;
	const cost = surcharge + 1 + below.cost;
	if (isConnection(type) && (name === 'edges' || name === 'nodes')) return { cost: 0, depth, perMember: cost };
	if (isConnection(inner)) return { cost: cost + times(listLength(measure, node, field, type), below.perMember), depth, perMember: 0 };
	if (!isList(field)) return { cost, depth, perMember: 0 };
	return { cost: surcharge + times(listLength(measure, node, field, type), 1 + below.cost), depth, perMember: 0 };
}

/** How many members a list or connection may have. */
function listLength(measure: Measure, node: FieldNode, field: GraphQLField<unknown, unknown>, type: GraphQLCompositeType): number {
	const ids = argumentValue(measure, node, 'ids');
	if (Array.isArray(ids)) return ids.length;
	const asked = [argumentValue(measure, node, 'first'), argumentValue(measure, node, 'last')].filter((value) => typeof value === 'number');
	if (asked.length > 0) return Math.max(1, ...asked);
	const usual = field.args.find((argument) => argument.name === 'first')?.defaultValue;
	if (typeof usual === 'number') return usual;
	return isList(field) ? (longLists.get(`${type.name}.${field.name}`) ?? UNLIMITED) : DEFAULT_FIRST;
}

/** An argument that is a number or a list; undefined for others, and where not given. */
function argumentValue(measure: Measure, node: FieldNode, name: string): unknown {
	const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
	if (value?.kind !== Kind.VARIABLE) return literalValue(value);
	return measure.variables[value.name.value] ?? literalValue(measure.defaults.get(value.name.value));
}

function literalValue(node: ValueNode | undefined): unknown {
	if (node?.kind === Kind.INT || node?.kind === Kind.FLOAT) return Number(node.value);
	return node?.kind === Kind.LIST ? node.values : undefined;
}

/** Infinity times nothing is nothing. */
function times(count: number, cost: number): number {
	return cost === 0 ? 0 : count * cost;
}

function isConnection(type: GraphQLCompositeType): boolean {
	return type.name.endsWith('Connection');
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
	return isListType(isNonNullType(type) ? type.ofType : type);
}

function compositeType(measure: Measure, name: string | undefined): GraphQLCompositeType | undefined {
	return name === undefined ? undefined : composite(measure.schema.getType(name));
}

function composite(type: GraphQLNamedType | undefined): GraphQLCompositeType | undefined {
	return isCompositeType(type) ? type : undefined;
}
