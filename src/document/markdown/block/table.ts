import { isBlank, trimEnd, trimStart } from '../characters.ts';
import { type Alignment, type Block, type Cell, createBlock, insertAfter, removeBlock } from './block.ts';
import { indentWidth } from './cursor.ts';

const delimiterLine = /^[ \t\r\n:|-]*$/;
const delimiterCell = /^\s*(:?)-+(:?)\s*$/;

/** Turns the table that a paragraph ends with into a block of its own (goldmark: extension/table.go). */
export function readTable(paragraph: Block): void {
	const lines = paragraph.lines;
	for (let index = 1; index < lines.length; index++) {
		const alignments = readDelimiters(lines[index]!);
		if (alignments === null) continue;
		const head = readRow(lines[index - 1]!, alignments, true);
		if (head.length !== alignments.length) return;
		const table = createBlock('table');
		table.table = { head, body: lines.slice(index + 1).map((line) => readRow(line, alignments, false)) };
		insertAfter(paragraph, table);
		lines.length = index - 1;
		if (lines.length === 0) removeBlock(paragraph);
		else lines[index - 2] = trimEnd(lines[index - 2]!);
		return;
	}
}

function readDelimiters(line: string): Alignment[] | null {
	if (!delimiterLine.test(line) || !line.includes('-') || indentWidth(line, 0) > 3) return null;
	const columns = line.split('|');
	if (isBlank(columns[0]!)) columns.shift();
	if (columns.length > 0 && isBlank(columns[columns.length - 1]!)) columns.pop();
	const alignments: Alignment[] = [];
	for (const text of columns) {
		const match = delimiterCell.exec(text);
		if (match === null) return null;
		alignments.push(match[1] === '' ? (match[2] === '' ? '' : 'right') : match[2] === '' ? 'left' : 'center');
	}
	return alignments.length === 0 ? null : alignments;
}

function readRow(source: string, alignments: Alignment[], isHead: boolean): Cell[] {
	const line = trimEnd(trimStart(source));
	let position = line.charCodeAt(0) === 124 ? 1 : 0;
	const limit = line.charCodeAt(line.length - 1) === 124 ? line.length - 1 : line.length;
	const cells: Cell[] = [];
	while (position < limit) {
		if (cells.length >= alignments.length && !isHead) return cells;
		const end = cellEnd(line, position, limit);
		cells.push(createCell(trimEnd(trimStart(line.slice(position, end))), alignments[cells.length] ?? ''));
		position = end + 1;
	}
	while (cells.length < alignments.length) cells.push(createCell('', ''));
	return cells;
}

function cellEnd(line: string, start: number, limit: number): number {
	for (let index = start; index < limit; index++) {
		if (line.charCodeAt(index) === 124 && (index === 0 || line.charCodeAt(index - 1) !== 92)) return index;
	}
	return limit;
}

function createCell(source: string, alignment: Alignment): Cell {
	return { source, alignment, inlines: [] };
}
