import { hash } from 'node:crypto';

/** Characters of a tag, each of which holds six bits, and how many of them tell the kind. */
const LENGTH = 22;
const KIND = 6;

/**
 * Strong validator of a body (RFC 9110, 8.8.3): equal content has an equal tag, whenever and by whichever process it was made.
 *
 * @param kind what the bytes are, such as their media type: the same bytes as another kind are another representation.
 */
export function contentTag(bytes: Uint8Array, kind: string): string {
	return markOf(kind) + hash('sha256', bytes, 'base64url').slice(0, LENGTH - KIND);
}

const marks = new Map<string, string>();

/** Kinds are few: media types that the server answers with, and addresses that it is asked at. */
function markOf(kind: string): string {
	let mark = marks.get(kind);
	if (mark === undefined) {
		mark = hash('sha256', kind, 'base64url').slice(0, KIND);
		if (marks.size < 100) marks.set(kind, mark);
	}
	return mark;
}

/** The header for one coding of the content: each coding is a representation of its own. */
export function etag(tag: string, encoding: string | null): string {
	return encoding ? `"${tag}-${encoding}"` : `"${tag}"`;
}

/** Whether `If-None-Match` names the content, in any coding. */
export function matchesTag(ifNoneMatch: string | null, tag: string): boolean {
	if (!ifNoneMatch) return false;
	if (ifNoneMatch.trim() === '*') return true;
	return ifNoneMatch
		.slice(0, 4000)
		.split(',')
		.some((part) => {
			const opaque = part.trim().replace(/^W\//, '').replaceAll('"', '');
			return opaque === tag || opaque === `${tag}-gzip` || opaque === `${tag}-br`;
		});
}
