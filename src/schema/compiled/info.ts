import type { GraphQLResolveInfo } from 'graphql';
import { createWanted, type Wanted } from '../../store/wanted.ts';
import { NotCovered } from './run.ts';

/**
 * What resolvers are told of the place they stand at: the path, without places in lists, and what rows there were needed for before.
 * Asking for more leaves the query to graphql-js.
 */
export function infoAt(path: GraphQLResolveInfo['path']): GraphQLResolveInfo {
	const wanted = createWanted();
	const info = new Proxy({ path } as GraphQLResolveInfo, {
		get(known, name) {
			if (name === 'path') return known.path;
			throw new NotCovered();
		},
	});
	places.set(info, wanted);
	return info;
}

const places = new WeakMap<GraphQLResolveInfo, Wanted>();

/** What is needed of the rows that a field of a compiled operation answers with; null where graphql-js executes: it reads them whole. */
export function wantedAt(info: GraphQLResolveInfo): Wanted | null {
	return places.get(info) ?? null;
}
