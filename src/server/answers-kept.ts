import { getOperationAST, type GraphQLError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { Context } from '../schema/context.ts';
import type { ServerContext, ServerPlugin } from './plugin.ts';

/** Tells the lane which answers may be kept: those of queries without any error, seen with everybody's eyes. */
export function useKeeping(): ServerPlugin {
	return {
		onExecute({ args }) {
			const context = args.contextValue as unknown as ServerContext & Context;
			const operation = getOperationAST(args.document, args.operationName);
			return {
				onExecuteDone({ result }) {
					const errors = isAsyncIterable(result) ? null : (result as { errors?: readonly GraphQLError[] }).errors;
					if (isAsyncIterable(result) || errors?.length || operation?.operation !== 'query' || context.visibility.mode !== 'live') return;
					context.keeping.isKept = true;
					context.keeping.tags.add('hugoql');
				},
			};
		},
	};
}
