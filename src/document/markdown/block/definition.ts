import { isBlank, trimEnd } from '../characters.ts';
import { appendBlock, createBlock, removeBlock } from './block.ts';
import { advanceWithPadding, column, indentPosition, indentWidth, peekLine } from './cursor.ts';
import { type BlockRule, type BlockState, HAS_CHILDREN, NEEDS_PARAGRAPH } from './rule.ts';

function isMarker(state: BlockState, line: string): boolean {
	return state.offset >= 0 && state.indent === 0 && line.charCodeAt(state.offset) === 58;
}

/** Terms and descriptions: a paragraph, then lines that begin with `:`. */
export const definitionListRule: BlockRule = {
	triggers: ':',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state, parent) {
		const line = peekLine(state.cursor)!;
		if (parent.kind === 'definitionList' || !isMarker(state, line)) return null;
		const width = indentWidth(line, state.offset + 1, state.offset + 1);
		if (width < 1) return null;
		const offset = (width >= 8 ? 5 : width) + state.offset + 1;
		const last = parent.last;
		if (last?.kind === 'paragraph') {
			const isFirst = last.previous?.kind !== 'definitionList';
			const list = isFirst ? createBlock('definitionList') : last.previous!;
			list.offset = offset;
			list.pending = last;
			state.flags = isFirst ? HAS_CHILDREN | NEEDS_PARAGRAPH : HAS_CHILDREN;
			return list;
		}
		if (last?.kind !== 'definitionList') return null;
		last.offset = offset;
		last.pending = null;
		state.flags = HAS_CHILDREN;
		return last;
	},
	resume(state, block) {
		const { cursor } = state;
		const line = peekLine(cursor)!;
		if (isBlank(line)) return 'children';
		const place = indentPosition(line, column(cursor), block.offset);
		if (place === null) return 'close';
		advanceWithPadding(cursor, place.position, place.padding);
		return 'children';
	},
};

/** One description. The lines of the paragraph before it become terms. */
export const definitionDescriptionRule: BlockRule = {
	triggers: ':',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state, parent) {
		const { cursor } = state;
		const line = peekLine(cursor)!;
		if (parent.kind !== 'definitionList' || !isMarker(state, line)) return null;
		const paragraph = parent.pending;
		parent.pending = null;
		if (paragraph !== null) {
			for (const text of paragraph.lines) {
				const term = createBlock('term');
				term.lines.push(trimEnd(text));
				appendBlock(parent, term);
			}
			removeBlock(paragraph);
		}
		const start = state.offset + 1;
		const place = indentPosition(line.slice(start), start, parent.offset - start);
		if (place !== null) advanceWithPadding(cursor, place.position + 1, place.padding);
		state.flags = HAS_CHILDREN;
		return createBlock('description');
	},
	resume: () => 'children',
	close(_state, block) {
		block.isTight = !block.isBlankBefore;
		if (!block.isTight) return;
		let child = block.first;
		while (child !== null && child.kind !== 'paragraph') child = child.next;
		if (child !== null) child.kind = 'text';
	},
};
