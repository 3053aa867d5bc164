import { isAlphanumeric, isPunctuation } from '../characters.ts';
import { createInline } from './inline.ts';
import { matchAt } from './raw-html.ts';
import type { InlineState } from './state.ts';

const path = '(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,\'">^{}\\[\\]`]*)?';
const wwwPath = path.replace('$', '');
const url = new RegExp(`(?:https?|ftp)://[-a-zA-Z0-9@:%._+~#=]{1,256}\\.[a-z]+(?::\\d+)?${path}`, 'y');
const www = new RegExp(`www\\.[-a-zA-Z0-9@:%._+~#=]{1,256}\\.[a-z]+${wwwPath}`, 'y');
const email =
	/[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*/y;
const trailing = '?!.,:*_~';

/**
 * A bare URL or e-mail address at the position, or after the one mark there (goldmark: extension/linkify.go). Nothing inside
 * of open brackets.
 */
export function readBareLink(state: InlineState, skips: boolean): boolean {
	if (state.brackets.length > 0) return false;
	const { text } = state;
	const start = skips ? state.position + 1 : state.position;
	const first = text.charCodeAt(start);
	let end = -1;
	let protocol = '';
	let isEmail = false;
	if (state.hasURL) {
		if (first === 104 || first === 102) end = matchAt(url, text, start);
		// An address that begins with "www." keeps the protocol too.
		else if (text.startsWith('www.', start)) {
			end = matchAt(www, text, start);
			protocol = `${state.document.config.linkifyProtocol}://`;
		}
	}
	if (end >= 0) end = withoutTail(text, start, end);
	else {
		if (!state.hasEmail || isPunctuation(first)) return false;
		end = emailEnd(text, start);
		if (end < 0) return false;
		isEmail = true;
	}
	while (end > start + 1 && trailing.includes(text[end - 1]!)) end--;
	if (skips) state.nodes.push(createInline('text', text[state.position]!));
	const node = createInline('autolink', text.slice(start, end));
	node.target = { destination: protocol + node.text, title: null };
	node.number = isEmail ? 1 : 0;
	state.nodes.push(node);
	state.position = end;
	return true;
}

/** Leaves out a final stop, unbalanced closing parentheses, or an entity. */
function withoutTail(text: string, start: number, end: number): number {
	const last = text.charCodeAt(end - 1);
	if (last === 46) return end - 1;
	if (last === 41) {
		let unbalanced = 0;
		for (let index = start; index < end; index++) {
			const code = text.charCodeAt(index);
			if (code === 41) unbalanced++;
			else if (code === 40) unbalanced--;
		}
		return unbalanced > 0 ? end - unbalanced : end;
	}
	if (last === 59) {
		let index = end - 2;
		while (index >= start && isAlphanumeric(text.charCodeAt(index))) index--;
		if (index !== end - 2 && text.charCodeAt(index) === 38) return index;
	}
	return end;
}

function emailEnd(text: string, start: number): number {
	const end = matchAt(email, text, start);
	if (end < 0) return -1;
	const at = text.indexOf('@', start);
	if (!text.slice(at, end - 1).includes('.')) return -1;
	const stop = text.charCodeAt(end - 1) === 46 ? end - 1 : end;
	const next = text.charCodeAt(stop);
	return next === 45 || next === 95 ? -1 : stop;
}
