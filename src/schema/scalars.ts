import { type ConstValueNode, Kind, valueFromASTUntyped } from 'graphql';
import type { Json } from '../config/config.ts';
import { builder } from './builder.ts';
import { userInputError } from './errors.ts';

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d{1,9})?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** Seconds since 1970 of an RFC 3339 date-time, a fraction rounded up; null for any other text. */
export function parseDateTime(text: string): number | null {
	const parts = rfc3339.exec(text);
	if (!parts) return null;
	const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number];
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
	date.setUTCHours(hour, minute, second);
	const offset = parts[8] ? (parts[8] === '-' ? -1 : 1) * (Number(parts[9]) * 60 + Number(parts[10])) * 60 : 0;
	// Articles are dated in whole seconds, and a range’s limits are both "from here on": within a second that is the next one.
	return Math.ceil(date.getTime() / 1000 - offset + Number(parts[7] ?? 0));
}

function dateTime(value: unknown): number {
	const seconds = typeof value === 'string' ? parseDateTime(value) : null;
	if (seconds === null) {
		throw userInputError(
			`${shown(value)} is no date-time. Write it as RFC 3339 has it: "2025-02-13T06:27:01+08:00" or "2025-02-12T22:27:01Z".`,
		);
	}
	return seconds;
}

builder.scalarType('DateTime', {
	description:
		'A date and time as RFC 3339 writes it, such as `2025-02-13T06:27:01+08:00`. Answers have the offset that the document gives, or else that of the site’s time zone.',
	specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
	coerceInputValue: dateTime,
	coerceInputLiteral: (node) => dateTime(literal(node)),
	coerceOutputValue: (value) => value,
});

function locale(value: unknown): string {
	if (typeof value !== 'string' || !/^[A-Za-z0-9]{1,16}(?:[-_][A-Za-z0-9]{1,16}){0,8}$/.test(value)) {
		throw userInputError(
			`${shown(value)} is no language key. Write one as the site has it: "en" or "zh-CN"; \`site { languages { locale } }\` lists them.`,
		);
	}
	return value;
}

builder.scalarType('Locale', {
	description:
		'A language key: `zh-CN`, `en`, `pt-br`. Going in, upper and lower case are the same; coming out, it is spelled as the site spells it.',
	coerceInputValue: locale,
	coerceInputLiteral: (node) => locale(literal(node)),
	coerceOutputValue: (value) => value,
});

function url(value: unknown): string {
	if (typeof value !== 'string' || !URL.canParse(value))
		throw userInputError(`${shown(value)} is no absolute URL. Write it with its scheme: "https://example.org/".`);
	return value;
}

builder.scalarType('URL', {
	description: 'An absolute URL, percent-encoded.',
	specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3986',
	coerceInputValue: url,
	coerceInputLiteral: (node) => url(literal(node)),
	coerceOutputValue: (value) => value,
});

builder.scalarType('JSON', {
	description:
		'Any JSON value: null, boolean, number, string, list or map. Keys of front matter are in lower case; dates are RFC 3339 strings.',
	specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
	coerceInputValue: (value) => value as Json,
	coerceInputLiteral: (node) => valueFromASTUntyped(node) as Json,
	coerceOutputValue: (value) => value,
});

function literal(node: ConstValueNode): unknown {
	return node.kind === Kind.STRING ? node.value : valueFromASTUntyped(node);
}

function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? 'That';
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
