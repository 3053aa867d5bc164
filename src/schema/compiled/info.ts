import type { GraphQLResolveInfo } from 'graphql';
import { NotCovered } from './run.ts';

/** What resolvers are told of the place they stand at: the path, without places in lists. Asking for more leaves the query to graphql-js. */
export function infoAt(path: GraphQLResolveInfo['path']): GraphQLResolveInfo {
	return new Proxy({ path } as GraphQLResolveInfo, {
		get(info, name) {
			if (name === 'path') return info.path;
			throw new NotCovered();
		},
	});
}
