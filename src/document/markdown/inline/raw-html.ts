import { isAlphanumeric } from '../characters.ts';
import { createInline } from './inline.ts';
import type { InlineState } from './state.ts';

const attribute = '(?:[ \\t\\n]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[ \\t\\n]*=[ \\t\\n]*(?:[^"\'=<>`\\x00-\\x20]+|\'[^\']*\'|"[^"]*"))?)';
const openTag = new RegExp(`<[A-Za-z][A-Za-z0-9-]*${attribute}*[ \\t\\n]*/?>`, 'y');
const closeTag = /<\/[A-Za-z][A-Za-z0-9-]*[ \t\n]*>/y;

const email =
	/[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*/y;
const url = /[a-zA-Z][a-zA-Z0-9+.-]{1,32}:[^\x00-\x20<>]*/y;

/** Index after what a sticky expression matches at `start`, -1 where it does not match. */
export function matchAt(expression: RegExp, text: string, start: number): number {
	expression.lastIndex = start;
	return expression.test(text) ? expression.lastIndex : -1;
}

/** `<https://…>` and `<name@host>`. */
export function readAutolink(state: InlineState): boolean {
	const { text } = state;
	const start = state.position + 1;
	let end = matchAt(email, text, start);
	const isEmail = end >= 0;
	if (!isEmail) end = matchAt(url, text, start);
	if (end < 0 || text.charCodeAt(end) !== 62) return false;
	const node = createInline('autolink', text.slice(start, end));
	node.target = { destination: node.text, title: null };
	node.number = isEmail ? 1 : 0;
	state.nodes.push(node);
	state.position = end + 1;
	return true;
}

/** An HTML tag, comment, instruction, declaration or CDATA section. */
export function readRawHTML(state: InlineState): boolean {
	const end = rawHTMLEnd(state);
	if (end < 0) return false;
	state.nodes.push(createInline('html', state.text.slice(state.position, end)));
	state.position = end;
	return true;
}

function rawHTMLEnd(state: InlineState): number {
	const { text, position } = state;
	const next = text.charCodeAt(position + 1);
	if (isAlphanumeric(next)) return matchAt(openTag, text, position);
	if (next === 47) return matchAt(closeTag, text, position);
	if (next === 63) return endAfter(state, '?>', position);
	if (next !== 33) return -1;
	if (text.startsWith('--', position + 2)) {
		if (text.startsWith('>', position + 4)) return position + 5;
		if (text.startsWith('->', position + 4)) return position + 6;
		return endAfter(state, '-->', position + 4);
	}
	const third = text.charCodeAt(position + 2);
	if (third >= 65 && third <= 90) return endAfter(state, '>', position);
	return text.startsWith('[CDATA[', position + 2) ? endAfter(state, ']]>', position) : -1;
}

function endAfter(state: InlineState, mark: string, from: number): number {
	if (state.missing.has(mark)) return -1;
	const index = state.text.indexOf(mark, from);
	if (index < 0) state.missing.add(mark);
	return index < 0 ? -1 : index + mark.length;
}
