/**
 * The value of a plain (unquoted) YAML scalar as Hugo's YAML reader gives it: YAML 1.2 without dates, and with the integer forms of
 * Go. `yes`, `on` and `2024-01-01` are strings, `007` is 7, `010` is 8, `08` a string, `1_000` is 1000, `1e3` a string, `1.5e3` 1500.
 * Whole numbers beyond 2^53 come as bigint, beyond 64 bits as strings. Infinity and NaN stay strings, for JSON knows neither.
 * (goccy/go-yaml: token/token.go)
 */
export function resolvePlainScalar(text: string): null | boolean | number | bigint | string {
	const first = text.charCodeAt(0);
	const isNumberStart = (first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46;
	if (isNumberStart) return resolveNumber(text) ?? text;
	switch (text) {
		case '':
		case '~':
		case 'null':
		case 'Null':
		case 'NULL':
			return null;
		case 'true':
		case 'True':
		case 'TRUE':
			return true;
		case 'false':
		case 'False':
		case 'FALSE':
			return false;
		default:
			return text;
	}
}

const decimal = /^\d+$/;
const float = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function resolveNumber(text: string): number | bigint | null {
	// A date has digits too; nothing that Go reads as a number is longer than this.
	if (text.length > 100) return null;
	const isNegative = text.startsWith('-');
	const unsigned = text.replace(/^\+?-?/, '').replaceAll('_', '');
	if (unsigned.includes('.')) {
		if (unsigned.indexOf('.') !== unsigned.lastIndexOf('.') || !float.test(unsigned)) return null;
		const value = Number(unsigned);
		return Number.isFinite(value) ? (isNegative ? -value : value) : null;
	}
	const digits = wholeDigits(unsigned);
	if (digits === null) return null;
	const quick = Number(digits);
	if (quick <= Number.MAX_SAFE_INTEGER) return isNegative ? 0 - quick : quick;
	const exact = BigInt(digits);
	if (exact > (isNegative ? 2n ** 63n : 2n ** 64n - 1n)) return null;
	return isNegative ? -exact : exact;
}

/** The digits in a form that `Number` and `BigInt` read, or null where Go reads no whole number. */
function wholeDigits(unsigned: string): string | null {
	if (unsigned.charCodeAt(0) === 48 && unsigned.length > 1) {
		if (/^0x[0-9a-fA-F]+$/.test(unsigned) || /^0b[01]+$/.test(unsigned) || /^0o[0-7]+$/.test(unsigned)) return unsigned;
		return /^[0-7]+$/.test(unsigned) ? `0o${unsigned}` : null;
	}
	return decimal.test(unsigned) ? unsigned : null;
}
