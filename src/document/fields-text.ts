import type { Json, Params } from '../config/config.ts';
import { toInteger, toText, toTextList } from './convert.ts';
import type { ReportKey } from './fields-report.ts';

/** Fields that are text, by the names that params use. */
export type TextFields = {
	title: string;
	linktitle: string;
	summary: string;
	description: string;
	slug: string;
	url: string;
	type: string;
	layout: string;
	translationkey: string;
};

const textFields: (keyof TextFields)[] = [
	'title',
	'linktitle',
	'summary',
	'description',
	'slug',
	'url',
	'type',
	'layout',
	'translationkey',
];

/**
 * Converts the text fields and writes the converted values back to `params`, as Hugo does; "" where absent. Lists and maps become "".
 * A slug loses hyphens at its ends; a URL with a protocol is refused. (Hugo: hugolib/page__meta.go, setMetaPostParams)
 */
export function resolveTextFields(params: Params, report: ReportKey): TextFields {
	const fields = Object.fromEntries(textFields.map((key) => [key, ''])) as TextFields;
	for (const key of textFields) {
		if (!(key in params)) continue;
		const text = toText(params[key]);
		if (text === null) {
			const kind = Array.isArray(params[key]) ? 'a list' : 'a map';
			report(key, 'FRONT_MATTER_TYPE', `“${key}” is ${kind}, not text, and counts as empty.`, 'Write one text; put quotes around it.');
		}
		fields[key] = text ?? '';
		if (key === 'slug') fields.slug = trimHyphens(fields.slug);
		params[key] = fields[key];
	}
	if (/^https?:\/\//.test(fields.url)) {
		report(
			'url',
			'URL_INVALID',
			`“url: ${fields.url.slice(0, 200)}” names a protocol, and so is not used.`,
			'Write the path alone.',
			'ERROR',
		);
		fields.url = '';
	}
	return fields;
}

function trimHyphens(text: string): string {
	let start = 0;
	let end = text.length;
	while (text[start] === '-') start++;
	while (end > start && text[end - 1] === '-') end--;
	return text.slice(start, end);
}

/** A list of texts under `key`, written back to `params`; null there where Hugo has no list. Never null as a result. */
export function resolveTextList(params: Params, key: 'keywords' | 'aliases', report: ReportKey): string[] {
	if (!(key in params)) return [];
	const value = params[key] as Json;
	const list = toTextList(value);
	if (list === null) {
		const message = `“${key}” holds something other than texts, and counts as empty.`;
		report(key, 'FRONT_MATTER_TYPE', message, 'Write a list of texts.');
	}
	params[key] = value === null ? null : list;
	return list ?? [];
}

/** Aliases as written; those with a protocol are refused. */
export function resolveAliasList(params: Params, report: ReportKey): string[] {
	return resolveTextList(params, 'aliases', report).filter((alias) => {
		if (!/^https?:\/\//.test(alias)) return true;
		const message = `The alias “${alias.slice(0, 200)}” names a protocol, and so is not used.`;
		report('aliases', 'URL_INVALID', message, 'Write the path alone.', 'ERROR');
		return false;
	});
}

/** The whole number under `weight`, 0 where there is none, written back to `params` where it stood. */
export function resolveWeight(params: Params, report: ReportKey): number {
	if (!('weight' in params)) return 0;
	const weight = toInteger(params.weight);
	if (weight === null) report('weight', 'FRONT_MATTER_TYPE', '“weight” is not a whole number and counts as 0.', 'Write a whole number.');
	params.weight = weight ?? 0;
	return weight ?? 0;
}
