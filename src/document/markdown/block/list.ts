import { isBlank, isDigit } from '../characters.ts';
import { type Block, createBlock } from './block.ts';
import { advanceWithPadding, column, endLine, indentPosition, indentWidth, peekLine } from './cursor.ts';
import { setextUnderline } from './heading.ts';
import { type BlockRule, HAS_CHILDREN, lastOpen } from './rule.ts';
import { isThematicBreak } from './thematic-break.ts';

/** A list marker: where it begins and ends, its last character, and its number (-1 for bullets). */
type Marker = { start: number; end: number; mark: string; number: number };

/** A list; its items are opened by {@link itemRule} on the same line. */
export const listRule: BlockRule = {
	triggers: '-+*0123456789',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state, parent) {
		const last = lastOpen(state)?.block ?? null;
		if (last?.kind === 'list' || state.skipsList) {
			state.skipsList = false;
			return null;
		}
		const line = peekLine(state.cursor)!;
		const marker = readMarker(line, state.hadCarriageReturns);
		if (marker === null) return null;
		if (last?.kind === 'paragraph' && last.parent === parent) {
			if (marker.number >= 0 && marker.number !== 1) return null;
			if (isBlank(line, marker.end)) return null;
		}
		const block = createBlock('list');
		block.text = marker.mark;
		block.start = marker.number;
		state.hasBlankEmptyItem = false;
		state.flags = HAS_CHILDREN;
		return block;
	},
	resume(state, block) {
		const { cursor } = state;
		const line = peekLine(cursor)!;
		const lastItem = block.last!;
		const isEmpty = lastItem.first === null;
		if (isBlank(line)) {
			if (isEmpty) state.hasBlankEmptyItem = true;
			return 'children';
		}
		const indent = indentWidth(line, column(cursor));
		if (indent < lastItem.offset || isEmpty) {
			const marker = indent < 4 ? readMarker(line, state.hadCarriageReturns) : null;
			if (marker !== null && marker.start - lastItem.offset < 4) {
				if (marker.mark !== block.text) return 'close';
				const isBreak = isThematicBreak(line.slice(marker.end - 1), 0);
				const isUnderline = isBreak && lastOpen(state)!.block.kind === 'paragraph' && setextUnderline(line.slice(marker.end - 1)) === 2;
				return isBreak && !isUnderline ? 'close' : 'children';
			}
			if (!isEmpty || indent < lastItem.offset) return 'close';
		}
		return state.hasBlankEmptyItem ? 'close' : 'children';
	},
	close(_state, block) {
		block.isTight = isTight(block);
		if (!block.isTight) return;
		for (let item = block.first; item !== null; item = item.next) {
			for (let child = item.first; child !== null; child = child.next) if (child.kind === 'paragraph') child.kind = 'text';
		}
	},
};

/** An item of a list. `offset` is the number of columns to its content. */
export const itemRule: BlockRule = {
	triggers: '-+*0123456789',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state, parent) {
		if (parent.kind !== 'list') return null;
		const { cursor } = state;
		const line = peekLine(cursor)!;
		const marker = readMarker(line, state.hadCarriageReturns);
		if (marker === null || marker.start - (parent.last?.offset ?? 0) > 3) return null;
		state.hasBlankEmptyItem = false;
		const block = createBlock('item');
		if (isBlank(line, marker.end)) {
			block.offset = marker.end + 1;
			return block;
		}
		const width = indentWidth(line, marker.end, marker.end);
		const gap = width > 4 ? 1 : width;
		block.offset = marker.end + gap;
		const place = indentPosition(line.slice(marker.end), marker.end, gap)!;
		advanceWithPadding(cursor, marker.end + place.position, place.padding);
		state.flags = HAS_CHILDREN;
		return block;
	},
	resume(state, block) {
		const { cursor } = state;
		const line = peekLine(cursor)!;
		if (isBlank(line)) {
			endLine(cursor);
			return 'children';
		}
		const offset = block.parent!.last!.offset;
		const isEmpty = block.first === null && state.hasBlankEmptyItem;
		const indent = indentWidth(line, column(cursor));
		if ((isEmpty || indent < offset) && indent < 4) {
			if (readMarker(line, state.hadCarriageReturns) !== null) {
				state.skipsList = true;
				return 'close';
			}
			if (!isEmpty) return 'close';
		}
		const place = indentPosition(line, column(cursor), offset);
		if (place !== null) advanceWithPadding(cursor, place.position, place.padding);
		return 'children';
	},
};

function readMarker(line: string, needsSpace: boolean): Marker | null {
	let index = 0;
	while (line.charCodeAt(index) === 32) index++;
	if (index > 3) return null;
	const start = index;
	const code = line.charCodeAt(index);
	let number = -1;
	if (code === 45 || code === 42 || code === 43) index++;
	else {
		while (isDigit(line.charCodeAt(index))) index++;
		if (index === start || index - start > 9) return null;
		number = Number(line.slice(start, index));
		const delimiter = line.charCodeAt(index);
		if (delimiter !== 46 && delimiter !== 41) return null;
		index++;
	}
	const next = line.charCodeAt(index);
	if (next !== 32 && next !== 9 && (next !== 10 || needsSpace)) return null;
	return { start, end: index, mark: line[index - 1]!, number };
}

function isTight(list: Block): boolean {
	for (let item = list.first; item !== null; item = item.next) {
		if (item !== list.first && item.isBlankBefore) return false;
		for (let child = item.first?.next ?? null; child !== null; child = child.next) if (child.isBlankBefore) return false;
	}
	return true;
}
