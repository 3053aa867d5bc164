import { isBlank } from '../characters.ts';
import { findClosing } from '../closing.ts';
import { appendBlock, createBlock, insertBefore } from './block.ts';
import { advanceWithPadding, column, indentPosition, peekLine } from './cursor.ts';
import { type BlockRule, HAS_CHILDREN } from './rule.ts';

/** `[^label]: text`. Definitions are collected where the first of them ends; they are shown at the end of the document. */
export const footnoteRule: BlockRule = {
	triggers: '[',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state) {
		const { cursor } = state;
		const line = peekLine(cursor)!;
		const start = state.offset + 2;
		if (line.charCodeAt(start - 1) !== 94) return null;
		const end = findClosing(line, start, '[', ']');
		if (end < 0 || line.charCodeAt(end + 1) !== 58) return null;
		const label = line.slice(start, end);
		if (isBlank(label)) return null;
		const block = createBlock('footnote');
		block.text = label;
		const padding = cursor.padding;
		advanceWithPadding(cursor, end + 2, padding);
		state.flags = HAS_CHILDREN;
		return block;
	},
	resume(state) {
		const { cursor } = state;
		const line = peekLine(cursor)!;
		if (isBlank(line)) return 'children';
		const place = indentPosition(line, column(cursor), 4);
		if (place === null) return 'close';
		advanceWithPadding(cursor, place.position, place.padding);
		return 'children';
	},
	close(state, block) {
		if (state.footnotes === null) {
			state.footnotes = createBlock('footnoteList');
			insertBefore(block, state.footnotes);
		}
		appendBlock(state.footnotes, block);
	},
};
