import { createInline } from './inline.ts';
import { matchAt } from './raw-html.ts';
import type { InlineState } from './state.ts';

const box = /\[[\t\n\f\r xX]\][\t\n\f\r ]*/y;

/** `[ ]` or `[x]` at the start of a list item. */
export function readTask(state: InlineState): boolean {
	if (!state.canBeTask || state.nodes.length > 0) return false;
	const end = matchAt(box, state.text, state.position);
	if (end < 0) return false;
	const node = createInline('task', '');
	const mark = state.text[state.position + 1];
	node.number = mark === 'x' || mark === 'X' ? 1 : 0;
	state.nodes.push(node);
	state.position = end;
	return true;
}
