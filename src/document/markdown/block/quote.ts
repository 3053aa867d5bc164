import { createBlock } from './block.ts';
import { advance, advanceWithPadding, column, indentLength, indentWidth, peekLine } from './cursor.ts';
import { type BlockRule, type BlockState, HAS_CHILDREN } from './rule.ts';

/** `>` and what it quotes. */
export const quoteRule: BlockRule = {
	triggers: '>',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state) {
		if (!takeMarker(state)) return null;
		state.flags = HAS_CHILDREN;
		return createBlock('quote');
	},
	resume: (state) => (takeMarker(state) ? 'children' : 'close'),
};

function takeMarker(state: BlockState): boolean {
	const { cursor } = state;
	const line = peekLine(cursor)!;
	const position = indentLength(line);
	if (line.charCodeAt(position) !== 62 || indentWidth(line, column(cursor)) > 3) return false;
	advance(cursor, position + 1);
	const next = line.charCodeAt(position + 1);
	if (next === 32) advance(cursor, 1);
	else if (next === 9) advanceWithPadding(cursor, 1, 3 - (column(cursor) % 4));
	return true;
}
