import { createInline } from './inline.ts';
import type { InlineState } from './state.ts';

/** Delimiters of text that goes to the page untouched, block ones before inline ones. */
export type PassthroughDelimiter = { open: string; close: string; isBlock: boolean };

/** Text between configured delimiters such as `$$` (hugo-goldmark-extensions: passthrough). An opener without its match is text. */
export function readPassthrough(state: InlineState, delimiters: PassthroughDelimiter[]): boolean {
	const { text, position } = state;
	const delimiter = delimiters.find(({ open }) => text.startsWith(open, position));
	if (delimiter === undefined) {
		if (!text.startsWith('\\\\', position)) return false;
		const escaped = delimiters.find(({ open }) => text.startsWith(open, position + 2));
		return escaped !== undefined && push(state, 'text', position + 2 + escaped.open.length, 0);
	}
	const start = position + delimiter.open.length;
	const end = state.missing.has(`passthrough ${delimiter.close}`) ? -1 : text.indexOf(delimiter.close, start);
	if (end < 0) {
		state.missing.add(`passthrough ${delimiter.close}`);
		return push(state, 'text', start, 0);
	}
	if (end === start) return false;
	return push(state, 'passthrough', end + delimiter.close.length, delimiter.isBlock ? 1 : 0);
}

function push(state: InlineState, kind: 'text' | 'passthrough', end: number, number: number): boolean {
	const node = createInline(kind, state.text.slice(state.position, end));
	node.number = number;
	state.nodes.push(node);
	state.position = end;
	return true;
}
