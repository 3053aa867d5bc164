import { resolvePlainScalar } from './yaml-scalar.ts';

const key = /^[A-Za-z_][\w-]*$/;
/** Control characters and line separators, which the library judges. Line feed is the line end. */
const unusual = /[\0-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
/** What a plain scalar may begin with here: neither an indicator nor a space. */
const plainStart = /^[^\s\-?:,[\]{}#&*!|>'"%@`=<]/;
const notHere = Symbol('not plain');

/**
 * Reads YAML of the plainest shape, one `key: value` a line with single-line values and lists of such values, many times faster than
 * a full reader. Returns undefined for anything else: nesting, anchors, escapes, comments after values, continued lines, a key given
 * twice, or any doubt. What it does return is what the full reader returns.
 */
export function readPlainYaml(text: string): Record<string, unknown> | undefined {
	if (unusual.test(text)) return undefined;
	const data: Record<string, unknown> = Object.create(null);
	let list: unknown[] | null = null;
	let listKey = '';
	let listIndent = -1;
	for (let start = 0; start < text.length; ) {
		let end = text.indexOf('\n', start);
		if (end < 0) end = text.length;
		const next = end + 1;
		while (end > start && text.charCodeAt(end - 1) === 32) end--;
		const first = text.charCodeAt(start);
		if (end === start || first === 35) {
			start = next;
			continue;
		}
		if (first === 32 || first === 45) {
			if (list === null) return undefined;
			let dash = start;
			while (text.charCodeAt(dash) === 32) dash++;
			if (text.charCodeAt(dash) !== 45 || text.charCodeAt(dash + 1) !== 32) return undefined;
			if (listIndent < 0) listIndent = dash - start;
			else if (listIndent !== dash - start) return undefined;
			const item = readScalar(text, dash + 2, end, true);
			if (item === notHere) return undefined;
			list.push(item);
			data[listKey] = list;
		} else {
			const colon = text.indexOf(':', start);
			if (colon < 0 || colon >= end) return undefined;
			const name = text.slice(start, colon);
			if (!key.test(name) || name in data) return undefined;
			if (colon + 1 === end) {
				data[name] = null;
				list = [];
				listKey = name;
				listIndent = -1;
			} else {
				if (text.charCodeAt(colon + 1) !== 32) return undefined;
				const value = readValue(text, colon + 2, end);
				if (value === notHere) return undefined;
				data[name] = value;
				list = null;
			}
		}
		start = next;
	}
	return data;
}

function readValue(text: string, from: number, end: number): unknown {
	let start = from;
	while (text.charCodeAt(start) === 32) start++;
	if (text.charCodeAt(start) !== 91) return readScalar(text, start, end, false);
	if (text.charCodeAt(end - 1) !== 93) return notHere;
	const inner = text.slice(start + 1, end - 1);
	if (/^ *$/.test(inner)) return [];
	return readFlow(inner);
}

/** Items of `[a, "b"]` where no item holds a comma, a quote inside, or anything that nests. */
function readFlow(inner: string): unknown {
	const items: unknown[] = [];
	for (const part of inner.split(',')) {
		if (/[[\]{}:#]/.test(part)) return notHere;
		let end = part.length;
		while (end > 0 && part.charCodeAt(end - 1) === 32) end--;
		const item = readScalar(part, 0, end, true);
		if (item === notHere) return notHere;
		items.push(item);
	}
	return items;
}

function readScalar(text: string, from: number, end: number, isItem: boolean): unknown {
	let start = from;
	while (text.charCodeAt(start) === 32) start++;
	const first = text.charCodeAt(start);
	if (first === 39) return text.indexOf("'", start + 1) === end - 1 && end > start + 1 ? text.slice(start + 1, end - 1) : notHere;
	if (first === 34) return readDoubleQuoted(text, start, end);
	if (start >= end) return notHere;
	const plain = text.slice(start, end);
	if (!plainStart.test(plain)) return /^-?\d+$/.test(plain) ? resolvePlainScalar(plain) : notHere;
	if (plain.includes(': ') || plain.includes(' #') || plain.endsWith(':')) return notHere;
	if (isItem && /["',[\]{}]/.test(plain)) return notHere;
	return resolvePlainScalar(plain);
}

/** Escapes that mean the same in YAML and JSON. */
const sharedEscapes = /^"(?:[^\\"]|\\[\\"/nrtbf])*"$/;

function readDoubleQuoted(text: string, start: number, end: number): unknown {
	const close = text.indexOf('"', start + 1);
	const value = text.slice(start + 1, end - 1);
	if (close === end - 1 && close > start && !value.includes('\\')) return value;
	const quoted = text.slice(start, end);
	return sharedEscapes.test(quoted) ? JSON.parse(quoted) : notHere;
}
