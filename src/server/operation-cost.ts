import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import { operationCost } from '../schema/cost.ts';
import { graphqlError } from './error-response.ts';
import type { ServerPlugin } from './plugin.ts';

type Arguments = {
	schema: GraphQLSchema;
	document: DocumentNode;
	operationName?: string | null;
	variableValues?: { [name: string]: unknown } | null;
};

/** Refuses an operation that could cost more than allowed, before it runs. @param maxCost 0 for no limit. */
export function useOperationCost(maxCost: number): ServerPlugin {
	if (maxCost === 0) return {};
	const refusal = (args: Arguments): GraphQLError | null => {
		const { cost } = operationCost(args.schema, args.document, args.operationName, args.variableValues);
		if (cost <= maxCost) return null;
		const shown = Number.isFinite(cost) ? `costs up to ${cost}` : 'costs more than can be counted';
		return graphqlError(
			'OPERATION_TOO_COSTLY',
			`The operation ${shown}; ${maxCost} is allowed. Ask for shorter lists, or for less in each entry.`,
			{
				cost: Number.isFinite(cost) ? cost : null,
				maxCost,
			},
		);
	};
	return {
		onExecute({ args, setResultAndStopExecution }) {
			const error = refusal(args as unknown as Arguments);
			if (error) setResultAndStopExecution({ errors: [error] });
		},
		onSubscribe({ args, setResultAndStopExecution }) {
			const error = refusal(args as unknown as Arguments);
			if (error) setResultAndStopExecution({ errors: [error] });
		},
	};
}
