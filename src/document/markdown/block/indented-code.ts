import { isBlank } from '../characters.ts';
import { type Block, createBlock } from './block.ts';
import { advanceWithPadding, codeLine, column, endLine, indentPosition, peekLine } from './cursor.ts';
import type { BlockRule, BlockState } from './rule.ts';

/** Lines indented by four columns. */
export const indentedCodeRule: BlockRule = {
	triggers: '',
	interruptsParagraph: false,
	acceptsIndent: true,
	open(state) {
		if (isBlank(peekLine(state.cursor)!)) return null;
		const block = createBlock('indentedCode');
		return takeLine(state, block) ? block : null;
	},
	resume(state, block) {
		const line = peekLine(state.cursor)!;
		if (isBlank(line)) {
			block.lines.push(dedentBlank(line));
			return 'leaf';
		}
		return takeLine(state, block) ? 'leaf' : 'close';
	},
	close(_state, block) {
		while (block.lines.length > 0 && isBlank(block.lines[block.lines.length - 1]!)) block.lines.pop();
	},
};

function takeLine(state: BlockState, block: Block): boolean {
	const { cursor } = state;
	const place = indentPosition(peekLine(cursor)!, column(cursor), 4);
	if (place === null) return false;
	advanceWithPadding(cursor, place.position, place.padding);
	block.lines.push(codeLine(cursor, peekLine(cursor)!));
	endLine(cursor);
	return true;
}

/** A blank line without its first four columns. */
function dedentBlank(line: string): string {
	let index = 0;
	let width = 0;
	while (index < line.length && width < 4) {
		const code = line.charCodeAt(index);
		if (code === 32) width++;
		else if (code === 9) width += 4;
		else break;
		index++;
	}
	return line.slice(index);
}
