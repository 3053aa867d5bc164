import { type DocumentNode, type GraphQLError, parse, type Source } from 'graphql';
import { type DocumentSize, measureDocument } from './document-size.ts';
import { graphqlError } from './error-response.ts';
import type { ServerPlugin } from './plugin.ts';

/** Words, names and punctuation of one document. The largest queries that clients generate have a few hundred. */
export const TOKENS = 4000;
/** One response key in one selection set: merged fragments of generated clients repeat a key a few times. */
const REPETITION = 100;

/**
 * Refuses documents that are too large or too deep, before they are validated.
 *
 * @param maxDepth fields inside of fields; 0 for no limit.
 */
export function useDocumentLimits(maxDepth: number): ServerPlugin {
	return {
		onParse({ setParseFn }) {
			setParseFn((source: string | Source, options?: object) => parse(source, { ...options, maxTokens: TOKENS, noLocation: false }));
		},
		onValidate({ params, setResult }) {
			const refusal = refuse(measureDocument(params.documentAST as DocumentNode), maxDepth);
			if (refusal) setResult([refusal]);
		},
	};
}

/** Whether a document that is not validated yet is refused as too large or too deep. */
export function isTooMuch(document: DocumentNode, maxDepth: number): boolean {
	return refuse(measureDocument(document), maxDepth) !== null;
}

function refuse({ depth, repetition }: DocumentSize, maxDepth: number): GraphQLError | null {
	if (maxDepth > 0 && depth > maxDepth) {
		return graphqlError('OPERATION_TOO_DEEP', `The operation is ${depth} fields deep; ${maxDepth} are allowed. Ask for less at once.`, {
			depth,
			maxDepth,
		});
	}
	if (repetition > REPETITION) {
		return graphqlError('OPERATION_TOO_COSTLY', `One field is selected ${repetition} times in one place; ${REPETITION} are allowed.`, {
			repetition,
			maxRepetition: REPETITION,
		});
	}
	return null;
}
