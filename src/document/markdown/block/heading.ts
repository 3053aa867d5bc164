import { findTrailingAttributes, setAttributes } from '../attributes.ts';
import { isSpace, trimEnd, trimStart } from '../characters.ts';
import { type Block, createBlock, insertAfter, removeBlock } from './block.ts';
import { endLine, peekLine } from './cursor.ts';
import { type BlockRule, type BlockState, lastOpen, NEEDS_PARAGRAPH } from './rule.ts';

/** `# Title {#id .class}`. */
export const atxHeadingRule: BlockRule = {
	triggers: '#',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state) {
		const line = peekLine(state.cursor)!;
		let end = state.offset;
		while (line.charCodeAt(end) === 35) end++;
		const level = end - state.offset;
		if (level > 6 || !isSpace(line.charCodeAt(end))) return null;
		const block = createBlock('heading');
		block.level = level;
		block.lines.push(trimEnd(trimStart(line.slice(end))));
		if (state.config.titleAttributes) takeAttributes(block);
		const title = withoutClosingMarks(block.lines[0]!);
		if (title === '') block.lines.length = 0;
		else block.lines[0] = title;
		endLine(state.cursor);
		return block;
	},
	resume: () => 'close',
};

/** A paragraph underlined with `=` or `-`. */
export const setextHeadingRule: BlockRule = {
	triggers: '-=',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state, parent) {
		const paragraph = lastOpen(state)?.block;
		if (paragraph?.kind !== 'paragraph' || paragraph.parent !== parent) return null;
		const line = peekLine(state.cursor)!;
		const level = setextUnderline(line);
		if (level === 0) return null;
		const block = createBlock('heading');
		block.level = level;
		block.lines.push(line);
		state.setextParagraph = paragraph;
		state.flags = NEEDS_PARAGRAPH;
		return block;
	},
	resume: () => 'close',
	close(state, block) {
		const paragraph = state.setextParagraph!;
		state.setextParagraph = null;
		if (paragraph.lines.length === 0) return becomeParagraph(state, block);
		block.lines = paragraph.lines;
		block.flushLines = paragraph.flushLines;
		block.isBlankBefore = paragraph.isBlankBefore;
		removeBlock(paragraph);
		if (state.config.titleAttributes) takeAttributes(block);
	},
};

/** Level of the heading that a line underlines: 1 for `=`, 2 for `-`, 0 where it is no underline. */
export function setextUnderline(line: string): number {
	const text = trimEnd(line);
	let start = 0;
	while (text.charCodeAt(start) === 32) start++;
	if (start > 3 || start === text.length) return 0;
	const mark = text.charCodeAt(start);
	if (mark !== 61 && mark !== 45) return 0;
	for (let index = start; index < text.length; index++) if (text.charCodeAt(index) !== mark) return 0;
	return mark === 61 ? 1 : 2;
}

/** The underline of a paragraph that held nothing but reference definitions is text. */
function becomeParagraph(state: BlockState, block: Block): void {
	const line = trimStart(block.lines[0]!);
	const next = block.next;
	if (next?.kind === 'paragraph') next.lines.unshift(line);
	else {
		const paragraph = createBlock('paragraph');
		paragraph.lines.push(trimEnd(line));
		insertAfter(block, paragraph);
	}
	removeBlock(block);
	state.setextParagraph = null;
}

function takeAttributes(block: Block): void {
	const index = block.lines.length - 1;
	const line = block.lines[index]!;
	const found = findTrailingAttributes(line);
	if (found === null) return;
	setAttributes(block, found.attributes);
	block.lines[index] = trimEnd(line.slice(0, found.start));
}

function withoutClosingMarks(title: string): string {
	let index = title.length;
	while (index > 0 && title.charCodeAt(index - 1) === 35) index--;
	if (index === title.length) return title;
	if (index === 0) return '';
	return isSpace(title.charCodeAt(index - 1)) ? trimEnd(title.slice(0, index)) : title;
}
