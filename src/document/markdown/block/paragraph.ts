import { isBlank, isSpace, trimEnd, trimStart } from '../characters.ts';
import { type Block, createBlock, removeBlock } from './block.ts';
import { endLine, peekLine } from './cursor.ts';
import { readReferences } from './reference.ts';
import type { BlockRule, BlockState } from './rule.ts';
import { readTable } from './table.ts';

/** Text that is nothing else. */
export const paragraphRule: BlockRule = {
	triggers: '',
	interruptsParagraph: false,
	acceptsIndent: false,
	open(state) {
		const line = peekLine(state.cursor)!;
		if (isBlank(line)) return null;
		const block = createBlock('paragraph');
		block.lines.push(line);
		endLine(state.cursor);
		return block;
	},
	resume(state, block) {
		const line = peekLine(state.cursor)!;
		if (isBlank(line)) return 'close';
		if (isFlush(state, line)) {
			block.flushLines ??= [];
			block.flushLines.push(block.lines.length);
		}
		block.lines.push(line);
		endLine(state.cursor);
		return 'leaf';
	},
	close(_state, block) {
		const lines = block.lines;
		if (lines.length === 0) return removeBlock(block);
		for (let index = 0; index < lines.length; index++) lines[index] = trimStart(lines[index]!);
		lines[lines.length - 1] = trimEnd(lines[lines.length - 1]!);
	},
};

function isFlush({ cursor }: BlockState, line: string): boolean {
	return cursor.position > cursor.lineStart && cursor.source.charCodeAt(cursor.position - 1) === 62 && !isSpace(line.charCodeAt(0));
}

/** Takes reference definitions and a table out of a paragraph that ends; true where nothing of the paragraph is left. */
export function transformParagraph(state: BlockState, block: Block): boolean {
	if (block.lines.length > 0 && trimStart(block.lines[0]!).charCodeAt(0) === 91) {
		readReferences(state, block);
		if (block.parent === null) return true;
	}
	if (state.config.table) {
		readTable(block);
		if (block.parent === null) return true;
	}
	return false;
}
