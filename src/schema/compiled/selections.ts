import {
	type DirectiveNode,
	type DocumentNode,
	type FieldNode,
	getDirectiveValues,
	GraphQLIncludeDirective,
	type GraphQLObjectType,
	GraphQLSkipDirective,
	isAbstractType,
	Kind,
	type SelectionSetNode,
	visit,
} from 'graphql';
import type { Planning } from './fields.ts';

/** Names of the variables that `@skip` and `@include` depend on; null where the document has other directives. */
export function switchesOf(document: DocumentNode): string[] | null {
	const names = new Set<string>();
	let isCovered = true;
	visit(document, {
		Directive({ name, arguments: given }: DirectiveNode) {
			isCovered &&= name.value === 'skip' || name.value === 'include';
			for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
		},
	});
	return isCovered ? [...names] : null;
}

/** The fields that are selected of an object type, by response key in the order of their first mention (GraphQL, 6.3.2 CollectFields). */
export function collectFields(planning: Planning, type: GraphQLObjectType, sets: SelectionSetNode[]): Map<string, FieldNode[]> {
	const fields = new Map<string, FieldNode[]>();
	const spread = new Set<string>();
	const collect = ({ selections }: SelectionSetNode): void => {
		for (const selection of selections) {
			if (!isIncluded(planning, selection)) continue;
			if (selection.kind === Kind.FIELD) {
				const key = (selection.alias ?? selection.name).value;
				const known = fields.get(key);
				if (known) known.push(selection);
				else fields.set(key, [selection]);
			} else if (selection.kind === Kind.INLINE_FRAGMENT) {
				if (applies(planning, type, selection.typeCondition?.name.value)) collect(selection.selectionSet);
			} else if (!spread.has(selection.name.value)) {
				spread.add(selection.name.value);
				const fragment = planning.fragments.get(selection.name.value);
				if (fragment && applies(planning, type, fragment.typeCondition.name.value)) collect(fragment.selectionSet);
			}
		}
	};
	for (const set of sets) collect(set);
	return fields;
}

function isIncluded({ variableValues }: Planning, node: { readonly directives?: readonly DirectiveNode[] | undefined }): boolean {
	if (!node.directives || node.directives.length === 0) return true;
	if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
	return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}

function applies({ schema }: Planning, type: GraphQLObjectType, condition: string | undefined): boolean {
	if (condition === undefined || condition === type.name) return true;
	const wanted = schema.getType(condition);
	return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
