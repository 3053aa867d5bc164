/**
 * Whether a UTF-16 code unit is white space as Go's `unicode.IsSpace` sees it: unlike JavaScript's `\s` it has U+0085 and lacks
 * U+FEFF. Hugo counts words, trims and collapses by this set.
 */
export function isSpace(code: number): boolean {
	if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
	if (code < 0x1680) return code === 0xa0 || code === 0x85;
	return (
		code === 0x3000 ||
		(code >= 0x2000 && code <= 0x200a) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x1680
	);
}

/** `text` without white space ({@link isSpace}) at both ends: Go's `strings.TrimSpace`. */
export function trimSpace(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isSpace(text.charCodeAt(start))) start++;
	while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
	return start === 0 && end === text.length ? text : text.slice(start, end);
}
