import { decodeHTML } from 'entities';

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
const decoded = new Map<string, string>();

/** Text as people read it: Hugo's plain text holds character references (`&rsquo;`), which nobody searches for. */
export function readableText(plain: string): string {
	return plain.includes('&') ? plain.replace(reference, characterOf) : plain;
}

function characterOf(reference: string): string {
	let character = decoded.get(reference);
	if (character === undefined) {
		character = decodeHTML(reference);
		if (decoded.size < 5000) decoded.set(reference, character);
	}
	return character;
}
