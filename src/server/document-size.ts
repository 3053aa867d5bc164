import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How big a document is, known before it is validated. */
export type DocumentSize = {
	/** Fields inside of fields, fragments spread; introspection apart, which graphql-js limits itself. */
	depth: number;
	/** How often the most repeated response key stands in one selection set: validation compares each pair of them. */
	repetition: number;
};

/** Measures all operations of a document. Fragments are measured once each, so that spreading them again and again costs nothing. */
export function measureDocument(document: DocumentNode): DocumentSize {
	const fragments = new Map<string, FragmentDefinitionNode>();
	for (const definition of document.definitions)
		if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
	const depths = new Map<string, number>();
	let repetition = 0;

	function depthOfFragment(name: string): number {
		const known = depths.get(name);
		if (known !== undefined) return known;
		// A fragment that spreads itself meets this 0; validation refuses it.
		depths.set(name, 0);
		const fragment = fragments.get(name);
		const depth = fragment ? depthOf(fragment.selectionSet) : 0;
		depths.set(name, depth);
		return depth;
	}

	function depthOf(set: SelectionSetNode, keys = new Map<string, number>()): number {
		let depth = 0;
		for (const selection of set.selections) {
			if (selection.kind === Kind.FRAGMENT_SPREAD) depth = Math.max(depth, depthOfFragment(selection.name.value));
			else if (selection.kind === Kind.INLINE_FRAGMENT) depth = Math.max(depth, depthOf(selection.selectionSet, keys));
			else {
				const key = (selection.alias ?? selection.name).value;
				const times = (keys.get(key) ?? 0) + 1;
				keys.set(key, times);
				repetition = Math.max(repetition, times);
				if (!selection.name.value.startsWith('__'))
					depth = Math.max(depth, 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0));
			}
		}
		return depth;
	}

	let depth = 0;
	for (const definition of document.definitions) {
		if (definition.kind === Kind.OPERATION_DEFINITION)
			depth = Math.max(depth, depthOf((definition as OperationDefinitionNode).selectionSet));
		else if (definition.kind === Kind.FRAGMENT_DEFINITION) depthOfFragment(definition.name.value);
	}
	return { depth, repetition };
}
