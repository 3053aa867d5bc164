import type { GraphQLSchema } from 'graphql';
import type { Context } from '../schema/context.ts';
import { checkedDocument } from './checked-document.ts';
import type { Answer, Incoming } from './exchange.ts';
import { keep } from './keep.ts';
import type { KnownOperation, KnownOperations } from './known-documents.ts';
import type { Keeping } from './lane.ts';
import { type OperationRequest, operationRequestOf } from './operation-request.ts';
import { responseType } from './response-type.ts';
import type { ServerSettings } from './settings.ts';
import { textBytes } from './text-bytes.ts';

/** Answers operations without Yoga and graphql-js's executor. */
export type Direct = {
	/** Null for whatever is not common and without fault: Yoga is asked, which answers as if nothing had been tried. */
	answer(incoming: Incoming, keeping: Keeping): Answer | null;
};

/** Objects that are answered between two looks at the clock. */
const OBJECTS = 20;

/**
 * @param known operations that were found without fault; a document that comes with its text is checked here and joins them.
 * @param createContext the context of a request with everybody's eyes; null before the index can answer.
 */
export function createDirect(
	schema: GraphQLSchema,
	known: KnownOperations,
	{ maxCost, maxDepth, timeout, trustedDocuments }: ServerSettings,
	createContext: () => Context | null,
): Direct {
	function operationOf({ name, operationName }: OperationRequest): KnownOperation | undefined {
		const found = known.find(name, operationName);
		if (found || !('text' in name) || trustedDocuments) return found;
		const document = checkedDocument(schema, name.text, maxDepth);
		if (!document) return undefined;
		known.learn([name], operationName, document);
		return known.find(name, operationName);
	}

	return {
		answer(incoming, keeping) {
			const type = responseType(incoming.header('accept'));
			const request = type === null ? null : operationRequestOf(incoming, trustedDocuments);
			const operation = request && operationOf(request);
			if (!operation || (maxCost > 0 && operation.cost(request.variables) > maxCost)) return null;
			const compiled = operation.compiled();
			const context = compiled && createContext();
			if (!context) return null;
			const deadline = timeout > 0 ? performance.now() + timeout : Number.POSITIVE_INFINITY;
			let objects = 0;
			const text = compiled.answer(context, request.variables, () => {
				if (++objects % OBJECTS === 0 && performance.now() > deadline) throw new Error('too long');
			});
			if (text === null) {
				// What has been tried counts: nobody gets twice the time.
				keeping.deadline = deadline;
				return null;
			}
			keep(keeping, operation.tags(context));
			return { status: 200, headers: { 'content-type': type! }, body: textBytes(text) };
		},
	};
}
