import { type DocumentNode, getOperationAST, type GraphQLError } from 'graphql';
import { type GraphQLParams, isAsyncIterable } from 'graphql-yoga';
import type { Context } from '../schema/context.ts';
import { cacheTags } from './cache-tags.ts';
import type { KnownOperations, OperationName } from './known-documents.ts';
import { keep } from './keep.ts';
import { hashOf } from './persisted-queries.ts';
import type { ServerContext, ServerPlugin } from './plugin.ts';

/**
 * Tells the lane which answers may be kept: those of queries without any error, seen with everybody's eyes. Their documents are
 * remembered: the next time they need no check.
 */
export function useKeeping(known: KnownOperations): ServerPlugin {
	return {
		onExecute({ args }) {
			const context = args.contextValue as unknown as ServerContext & Context & { params: GraphQLParams };
			const operation = getOperationAST(args.document, args.operationName);
			return {
				onExecuteDone({ result }) {
					const errors = isAsyncIterable(result) ? null : (result as { errors?: readonly GraphQLError[] }).errors;
					if (isAsyncIterable(result) || errors?.length || operation?.operation !== 'query' || context.visibility.mode !== 'live') return;
					keep(context.keeping, cacheTags(args.schema, args.document as DocumentNode, context));
					known.learn(namesOf(context.params), args.operationName ?? null, args.document as DocumentNode);
				},
			};
		},
	};
}

function namesOf(params: GraphQLParams): OperationName[] {
	const sha256 = hashOf(params);
	return [...(typeof params.query === 'string' ? [{ text: params.query }] : []), ...(sha256 === null ? [] : [{ sha256 }])];
}
