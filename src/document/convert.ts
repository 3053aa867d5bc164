import type { Json } from '../config/config.ts';

// Conversions of front matter values as Hugo makes them (spf13/cast). Each returns null where Hugo's conversion fails; Hugo then goes on
// with the type's zero value.

/** Text of a scalar; "" for null; null for lists and maps. */
export function toText(value: Json | undefined): string | null {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return String(value);
	return typeof value === 'number' ? numberText(value) : null;
}

/** A number in full digits, never with an exponent (Go: strconv.FormatFloat with 'f'). */
function numberText(value: number): string {
	const text = String(value);
	if (!text.includes('e')) return text;
	const [mantissa, exponent] = text.replace(/^-/, '').split('e') as [string, string];
	const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
	const shift = Number(exponent.replace('+', ''));
	const digits = shift > 0 ? whole + fraction.padEnd(shift, '0') : `0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
	return value < 0 ? `-${digits}` : digits;
}

/** A whole number, fractions cut off: `2.9` and `"2.9"` are 2, true is 1, null 0; null for other text, lists and maps. */
export function toInteger(value: Json | undefined): number | null {
	if (typeof value === 'number') return Math.trunc(value);
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (value === null || value === undefined || value === '') return 0;
	if (typeof value !== 'string' || value.length > 100) return null;
	const match = /^([+-]?)(0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|0[0-7_]*|[1-9][\d_]*)(?:\.\d*)?$/.exec(value);
	if (match === null) return null;
	const digits = match[2]!.replaceAll('_', '');
	const size = Number(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
	if (!Number.isSafeInteger(size)) return null;
	return match[1] === '-' ? 0 - size : size;
}

/** true and false as Go's strconv.ParseBool reads them; numbers are true unless 0, null is false; null for all else, "yes" and "no" among it. */
export function toBoolean(value: Json | undefined): boolean | null {
	if (typeof value === 'boolean') return value;
	if (value === null || value === undefined) return false;
	if (typeof value === 'number') return value !== 0;
	if (typeof value !== 'string') return null;
	if (/^(?:1|t|T|TRUE|true|True)$/.test(value)) return true;
	return /^(?:0|f|F|FALSE|false|False)$/.test(value) ? false : null;
}

/** A list of texts; text is split at white space, another scalar is a list of one; null where an entry is no scalar, and for maps. */
export function toTextList(value: Json | undefined): string[] | null {
	if (value === null || value === undefined) return [];
	if (typeof value === 'string') return value.split(/\s+/).filter((part) => part !== '');
	if (!Array.isArray(value)) {
		const text = toText(value);
		return text === null ? null : [text];
	}
	const texts = value.map(toText);
	return texts.includes(null) ? null : (texts as string[]);
}

/** Whether a value is a map. */
export function isMap(value: Json | undefined): value is { [key: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
