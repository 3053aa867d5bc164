import { isSpace } from '../characters.ts';
import { createBlock } from './block.ts';
import { column, endLine, indentLength, indentWidth, peekLine } from './cursor.ts';
import type { BlockRule } from './rule.ts';

/** Three or more `-`, `*` or `_`. */
export const thematicBreakRule: BlockRule = {
	triggers: '-*_',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state) {
		const line = peekLine(state.cursor)!;
		if (!isThematicBreak(line, column(state.cursor))) return null;
		endLine(state.cursor);
		return createBlock('thematicBreak');
	},
	resume: () => 'close',
};

/** Whether a line that begins at this column is a thematic break. */
export function isThematicBreak(line: string, offset: number): boolean {
	if (indentWidth(line, offset) > 3) return false;
	let mark = 0;
	let count = 0;
	for (let index = indentLength(line); index < line.length; index++) {
		const code = line.charCodeAt(index);
		if (isSpace(code)) continue;
		if (mark === 0) {
			if (code !== 42 && code !== 45 && code !== 95) return false;
			mark = code;
		} else if (code !== mark) return false;
		count++;
	}
	return count > 2;
}
