/**
 * A position in the source, line by line. Part of a tab can have been consumed by a container; what is left of it is
 * `padding`, virtual spaces before the position.
 */
export type Cursor = {
	source: string;
	lineNumber: number;
	/** Start of the whole line, for columns. */
	lineStart: number;
	position: number;
	/** After the line feed of the line. */
	lineEnd: number;
	padding: number;
	rest: string | null;
};

/** A cursor on the first line. The source must end with a line feed, and hold no carriage return before one. */
export function createCursor(source: string): Cursor {
	const cursor = { source, lineNumber: -1, lineStart: 0, position: 0, lineEnd: 0, padding: 0, rest: null };
	nextLine(cursor);
	return cursor;
}

/** The rest of the line with its line feed and its virtual spaces; null at the end of the source. */
export function peekLine(cursor: Cursor): string | null {
	if (cursor.position >= cursor.source.length) return null;
	if (cursor.rest === null) {
		const text = cursor.source.slice(cursor.position, cursor.lineEnd);
		cursor.rest = cursor.padding === 0 ? text : ' '.repeat(cursor.padding) + text;
	}
	return cursor.rest;
}

/** Moves to the next line. */
export function nextLine(cursor: Cursor): void {
	cursor.rest = null;
	cursor.padding = 0;
	cursor.position = cursor.lineEnd;
	cursor.lineStart = cursor.lineEnd;
	if (cursor.position >= cursor.source.length) return;
	cursor.lineEnd = cursor.source.indexOf('\n', cursor.position) + 1;
	cursor.lineNumber++;
}

/** Moves to the line feed of the line. */
export function endLine(cursor: Cursor): void {
	if (cursor.position >= cursor.source.length) return;
	cursor.rest = null;
	cursor.padding = 0;
	cursor.position = cursor.lineEnd - 1;
}

/** Moves on by `count` characters of what {@link peekLine} gave, virtual spaces first. */
export function advance(cursor: Cursor, count: number): void {
	if (count <= 0) return;
	cursor.rest = null;
	const virtual = Math.min(count, cursor.padding);
	cursor.padding -= virtual;
	cursor.position += count - virtual;
	if (cursor.position >= cursor.lineEnd) nextLine(cursor);
}

/** Moves on and leaves `padding` virtual spaces of a tab that was consumed in part. */
export function advanceWithPadding(cursor: Cursor, count: number, padding: number): void {
	advance(cursor, count);
	if (padding > cursor.padding) {
		cursor.padding = padding;
		cursor.rest = null;
	}
}

/** Column of the position, tab stops every four. */
export function column(cursor: Cursor): number {
	return columnAt(cursor, cursor.position) - cursor.padding;
}

/** Column of any position of the line. */
export function columnAt(cursor: Cursor, position: number): number {
	let width = 0;
	for (let index = cursor.lineStart; index < position; index++) {
		width += cursor.source.charCodeAt(index) === 9 ? 4 - (width % 4) : 1;
	}
	return width;
}

/** Columns of white space at the start of `line` from `start`, where `offset` is the column that it begins at. */
export function indentWidth(line: string, offset: number, start = 0): number {
	let width = 0;
	for (let index = start; index < line.length; index++) {
		const code = line.charCodeAt(index);
		if (code === 32) width++;
		else if (code === 9) width += 4 - ((offset + width) % 4);
		else break;
	}
	return width;
}

/** Number of spaces and tabs at the start of `line`. */
export function indentLength(line: string): number {
	let index = 0;
	while (index < line.length) {
		const code = line.charCodeAt(index);
		if (code !== 32 && code !== 9) break;
		index++;
	}
	return index;
}

/** The place after `width` columns of white space, and the columns that a tab reaches beyond; null where there are not so many. */
export function indentPosition(line: string, offset: number, width: number, padding = 0): { position: number; padding: number } | null {
	if (width === 0) return { position: 0, padding };
	let reached = 0;
	let index = 0;
	let virtual = padding;
	for (; index < line.length; index++) {
		const code = line.charCodeAt(index);
		if (virtual > 0) {
			virtual--;
			reached++;
		} else if (code === 9 && reached < width) reached += 4 - ((offset + reached) % 4);
		else if (code === 32 && reached < width) reached++;
		else break;
	}
	return reached >= width ? { position: index - padding, padding: reached - width } : null;
}

/**
 * The rest of the line as code: where a container took part of a tab and the code begins right with that tab, the tab stays
 * a tab (goldmark: parser/code_block.go).
 */
export function codeLine(cursor: Cursor, line: string): string {
	if (cursor.padding === 0) return line;
	const isWholeTab = column(cursor) === columnAt(cursor, cursor.position - 1);
	return isWholeTab ? cursor.source.slice(cursor.position - 1, cursor.lineEnd) : line;
}
