import { parseDateTime } from '../schema/scalars.ts';
import type { Visibility } from '../store/store.ts';
import { graphqlError } from './error-response.ts';
import { equalsSecret } from './secret.ts';

/** What a request may see, by its headers. */
export type Access = { visibility: Visibility; canSeeProblems: boolean };

/**
 * Live content for everyone; with the preview token drafts, future and expired articles too, or the site as of an
 * instant. A wrong token is an error, so that an editor does not take the live site for a preview.
 *
 * @param token the preview token, null where previews are off: a token is then nobody's business here.
 * @param development problems are shown without a token.
 * @throws GraphQLError UNAUTHENTICATED, BAD_REQUEST
 */
export function accessOf(header: (name: string) => string | null, token: string | null, development: boolean): Access {
	const asOf = header('x-hugoql-as-of');
	const given = token === null ? null : bearerOf(header('authorization'));
	if (given === null) {
		if (asOf !== null) throw graphqlError('UNAUTHENTICATED', 'x-hugoql-as-of needs the preview token: Authorization: Bearer …');
		return { visibility: { mode: 'live' }, canSeeProblems: development };
	}
	if (!equalsSecret(given, token!)) throw graphqlError('UNAUTHENTICATED', 'The token is not the preview token of this server.');
	return { visibility: { mode: 'preview', at: asOf === null ? null : instantOf(asOf) }, canSeeProblems: true };
}

function bearerOf(authorization: string | null): string | null {
	return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? null;
}

function instantOf(text: string): number {
	const seconds = parseDateTime(text);
	if (seconds === null) throw graphqlError('BAD_REQUEST', 'x-hugoql-as-of is no DateTime; send one as in 2025-02-13T06:27:01+08:00.');
	return seconds;
}
