const plainPath = /^[\w/.~$&+,:;=@-]*$/;
const validPath = /^(?:[\w/.~$&+,:;=@!'()*[\]-]|%[\da-fA-F]{2})*$/;
const badEscape = /%(?![\da-fA-F]{2})/;

/**
 * Escapes the path of a URL (Go: net/url, URL.EscapedPath): a path that is a valid one already stays as it is, otherwise its escapes are
 * resolved and everything but `A-Z a-z 0-9 - _ . ~ / $ & + , : ; = @` is escaped. A `%` that begins no escape stands for itself.
 */
export function escapePath(path: string): string {
	if (plainPath.test(path) || validPath.test(path)) return path;
	const bytes = Buffer.from(path);
	let result = '';
	for (let at = 0; at < bytes.length; at++) {
		let byte = bytes[at]!;
		if (byte === PERCENT) {
			const value = hexValue(bytes, at + 1);
			if (value >= 0) {
				byte = value;
				at += 2;
			}
		}
		result += escapes[byte];
	}
	return result;
}

/** Resolves percent escapes and `+` for a space (Go: net/url, QueryUnescape); "" where an escape is broken, as in Hugo's permalinks. */
export function unescapeQuery(text: string): string {
	if (!/[%+]/.test(text)) return text;
	if (badEscape.test(text)) return '';
	return unescapePath(text.replaceAll('+', ' '));
}

/** Resolves percent escapes; bytes that are no UTF-8 become U+FFFD. A broken escape stands for itself. */
export function unescapePath(text: string): string {
	if (!text.includes('%')) return text;
	const bytes = Buffer.from(text);
	let length = 0;
	for (let at = 0; at < bytes.length; at++) {
		const value = bytes[at] === PERCENT ? hexValue(bytes, at + 1) : -1;
		bytes[length++] = value < 0 ? bytes[at]! : value;
		if (value >= 0) at += 2;
	}
	return bytes.toString('utf8', 0, length);
}

/** Whether Go would refuse a path: control characters, or a `%` that begins no escape. */
export function isBadPath(path: string): boolean {
	return /[\x00-\x1f\x7f]/.test(path) || badEscape.test(path);
}

const PERCENT = 0x25;

function hexValue(bytes: Buffer, at: number): number {
	const high = hexDigit(bytes[at]);
	const low = hexDigit(bytes[at + 1]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(byte: number | undefined): number {
	if (byte === undefined) return -1;
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	const lower = byte | 0x20;
	return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** What each byte is written as. */
const escapes = Array.from({ length: 256 }, (_, byte) => {
	const character = String.fromCharCode(byte);
	return byte < 128 && plainPath.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});
