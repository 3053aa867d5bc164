import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { isTooMuch, TOKENS } from './document-limits.ts';

/**
 * A document that is valid and within all limits that do not depend on variables. Null for any other: Yoga finds the same fault again
 * and says what it is.
 *
 * @param maxDepth fields inside of fields; 0 for no limit.
 */
export function checkedDocument(schema: GraphQLSchema, text: string, maxDepth: number): DocumentNode | null {
	try {
		const document = parse(text, { maxTokens: TOKENS });
		return isTooMuch(document, maxDepth) || validate(schema, document).length > 0 ? null : document;
	} catch {
		return null;
	}
}
