import { hashOf } from '../db/search-facts.ts';
import { HugoQLError } from '../errors.ts';
import type { Place } from './rank.ts';

/*
 * A cursor says where a hit stands by its values: score, date and the hash of what it is, so that it goes on from the same
 * place after articles came and went, and after the index was made anew. It also says for which query: with another one
 * its score means nothing.
 */

export function encodeCursor(query: string, { score, date, hash }: Place): string {
	return Buffer.from(JSON.stringify([hashOf(query), score, date, hash])).toString('base64url');
}

/** The reverse; CURSOR_INVALID for what is no cursor, or one of another query. */
export function decodeCursor(query: string, cursor: string): Place {
	const values = valuesOf(cursor);
	if (!values) {
		throw new HugoQLError(
			'CURSOR_INVALID',
			'The cursor is not one that a search gave. Use an endCursor as it was answered, or start without one.',
		);
	}
	if (values[0] !== hashOf(query)) {
		throw new HugoQLError(
			'CURSOR_INVALID',
			'The cursor comes from a search for something else. Start again without it, or search for the same text.',
		);
	}
	return { score: values[1]!, date: values[2]!, hash: values[3]! };
}

function valuesOf(cursor: string): number[] | null {
	if (cursor.length > 200) return null;
	try {
		const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		return Array.isArray(values) && values.length === 4 && values.every((value) => Number.isFinite(value)) ? values : null;
	} catch {
		return null;
	}
}
