import { hash } from 'node:crypto';

/** Strong validator of a body (RFC 9110, 8.8.3): equal content has an equal tag, whenever and by whichever process it was made. */
export function contentTag(bytes: Uint8Array, kind: string): string {
	return hash('sha256', Buffer.concat([Buffer.from(`${kind}\n`), bytes]), 'base64url').slice(0, 22);
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
