/**
 * Lower case as Go gives it: character by character, without a final sigma, and with a plain `i` for `İ` (Go: unicode.ToLower).
 */
export function goLowerCase(text: string): string {
	const lower = text.toLowerCase();
	if (lower === text || !/[\u0130\u03a3]/.test(text)) return lower;
	return text.replaceAll('\u0130', 'i').replaceAll('\u03a3', '\u03c3').toLowerCase();
}

/** A path or name as logical paths spell it: lower case, each space a hyphen (Hugo: common/paths, NormalizePathStringBasic). */
export function logicalName(text: string): string {
	return goLowerCase(text).replaceAll(' ', '-');
}
