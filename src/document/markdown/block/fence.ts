import { isBlank, trimEnd, trimStart } from '../characters.ts';
import { createBlock } from './block.ts';
import { type Cursor, column, columnAt, endLine, indentLength, indentPosition, indentWidth, peekLine } from './cursor.ts';
import type { BlockRule } from './rule.ts';

/** Code between lines of three or more backticks or tildes. `text` is the info string, `level` the fence's character code. */
export const fenceRule: BlockRule = {
	triggers: '`~',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state) {
		const line = peekLine(state.cursor)!;
		const position = state.offset;
		const mark = line.charCodeAt(position);
		const end = runEnd(line, position, mark);
		if (end - position < 3) return null;
		const info = trimEnd(trimStart(line.slice(end)));
		if (mark === 96 && info.includes('`')) return null;
		const block = createBlock('fence');
		block.text = info;
		block.level = mark;
		block.start = end - position;
		block.offset = position;
		return block;
	},
	resume(state, block) {
		const { cursor } = state;
		const line = peekLine(cursor)!;
		if (line.length > block.start && indentWidth(line, column(cursor)) < 4) {
			const start = indentLength(line);
			const end = runEnd(line, start, block.level);
			if (end - start >= block.start && isBlank(line, end)) {
				endLine(cursor);
				return 'close';
			}
		}
		block.lines.push(dedent(cursor, line, block.offset));
		endLine(cursor);
		return 'leaf';
	},
};

function runEnd(line: string, start: number, mark: number): number {
	let index = start;
	while (line.charCodeAt(index) === mark) index++;
	return index;
}

/** The line without as much indentation as the fence has (goldmark: parser/fcode_block.go). */
function dedent(cursor: Cursor, line: string, indent: number): string {
	if (indent === 0 && cursor.padding === 0) return line;
	const { source, position, lineEnd, padding } = cursor;
	const place = indentPosition(line, column(cursor), indent, padding);
	if (place === null) {
		const start = indentLength(line);
		return line.slice(line.charCodeAt(start) === 10 ? padding : Math.max(start, padding));
	}
	const begin = position + place.position;
	if (place.padding === 0) return source.slice(begin, lineEnd);
	const isWholeTab = column(cursor) + indent === columnAt(cursor, position - 1);
	return isWholeTab ? source.slice(begin - 1, lineEnd) : ' '.repeat(place.padding) + source.slice(begin, lineEnd);
}
