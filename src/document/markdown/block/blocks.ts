import type { MarkupConfig } from '../../../config/config.ts';
import { isBlank } from '../characters.ts';
import { attributesRule } from './attributes-block.ts';
import { appendBlock, type Block, createBlock } from './block.ts';
import { column, createCursor, indentLength, indentWidth, nextLine, peekLine } from './cursor.ts';
import { definitionDescriptionRule, definitionListRule } from './definition.ts';
import { fenceRule } from './fence.ts';
import { footnoteRule } from './footnote.ts';
import { atxHeadingRule, setextHeadingRule } from './heading.ts';
import { htmlRule } from './html-block.ts';
import { indentedCodeRule } from './indented-code.ts';
import { itemRule, listRule } from './list.ts';
import { paragraphRule, transformParagraph } from './paragraph.ts';
import { quoteRule } from './quote.ts';
import { type BlockRule, type BlockState, HAS_CHILDREN, lastOpen, NEEDS_PARAGRAPH } from './rule.ts';
import { thematicBreakRule } from './thematic-break.ts';

/** Deepest nesting of blocks: what would be deeper is read as text, so that hostile input costs no stack and no square time. */
const MAXIMUM_DEPTH = 100;

/** Block rules by first character (code below 128), in order of precedence; index 128 holds those that any line can begin. */
export type BlockRules = BlockRule[][];

/** The rules that a configuration switches on. */
export function createBlockRules(config: MarkupConfig): BlockRules {
	const ordered: BlockRule[] = [setextHeadingRule];
	if (config.blockAttributes) ordered.push(attributesRule);
	if (config.definitionList) ordered.push(definitionListRule, definitionDescriptionRule);
	ordered.push(thematicBreakRule, listRule, itemRule, atxHeadingRule, fenceRule, quoteRule, htmlRule);
	if (config.footnote) ordered.push(footnoteRule);
	const anywhere = [indentedCodeRule, paragraphRule];
	const rules: BlockRules = [];
	for (let code = 0; code <= 128; code++) {
		const triggered = code === 128 ? [] : ordered.filter((rule) => rule.triggers.includes(String.fromCharCode(code)));
		rules.push([...triggered, ...anywhere]);
	}
	return rules;
}

/** The block tree of a source, and what its inlines need to know. */
export type BlockDocument = { root: Block; state: BlockState };

/**
 * Reads the block structure, line by line, with a stack of open blocks (the strategy of the CommonMark specification's
 * appendix, in the order of goldmark: parser/parser.go). The source must end with a line feed.
 */
export function parseBlocks(source: string, config: MarkupConfig, rules: BlockRules, hadCarriageReturns: boolean): BlockDocument {
	const root = createBlock('document');
	const state: BlockState = {
		cursor: createCursor(source),
		config,
		open: [],
		flags: 0,
		offset: -1,
		indent: -1,
		references: new Map(),
		footnotes: null,
		skipsList: false,
		hasBlankEmptyItem: false,
		setextParagraph: null,
		hadCarriageReturns,
	};
	while (skipBlankLines(state) && openBlocks(state, rules, root, true) === 'opened') {
		nextLine(state.cursor);
		readOpenBlocks(state, rules, root);
	}
	closeBlocks(state, state.open.length - 1, 0);
	return { root, state };
}

function skipBlankLines(state: BlockState): boolean {
	for (;;) {
		const line = peekLine(state.cursor);
		if (line === null) return false;
		if (!isBlank(line)) return true;
		nextLine(state.cursor);
	}
}

/** Feeds lines to the open blocks until all of them are closed. */
function readOpenBlocks(state: BlockState, rules: BlockRules, root: Block): void {
	let blanks: boolean[] = [];
	let previousBlanks: boolean[] = [];
	while (state.open.length > 0) {
		const lastIndex = state.open.length - 1;
		const last = state.open[lastIndex]!;
		const swap = previousBlanks;
		previousBlanks = blanks;
		blanks = swap;
		blanks.length = 0;
		for (let index = 0; index <= lastIndex; index++) {
			const line = peekLine(state.cursor);
			if (line === null) return;
			blanks.push(isBlank(line));
			const { block, rule } = state.open[index]!;
			if (block.kind !== 'paragraph') {
				const resumed = rule.resume(state, block);
				if (resumed === 'children' && index === lastIndex) {
					openBlocks(state, rules, block, wasBlank(previousBlanks, index + 1));
					break;
				}
				if (resumed !== 'close') continue;
			}
			const parent = index === 0 ? root : state.open[index - 1]!.block;
			const result = openBlocks(state, rules, parent, wasBlank(previousBlanks, index));
			if (result !== 'continued') {
				const isGone = state.open[lastIndex]?.block !== last.block;
				closeBlocks(state, isGone ? lastIndex - 1 : lastIndex, index);
			}
			break;
		}
		nextLine(state.cursor);
	}
}

/** Whether the line before was blank for the block at this depth. */
function wasBlank(blanks: boolean[], level: number): boolean {
	return blanks.length > 0 && blanks[Math.min(level, blanks.length - 1)]!;
}

/** Opens every block that begins at the cursor, or goes on with the open paragraph. */
function openBlocks(state: BlockState, rules: BlockRules, start: Block, isBlankBefore: boolean): 'opened' | 'continued' | 'none' {
	let parent = start;
	let isOpened = false;
	let lastOpened = lastOpen(state);
	let isContinuable = lastOpened !== null && lastOpened.block.kind === 'paragraph';
	retry: for (;;) {
		const line = peekLine(state.cursor);
		if (line === null || line.charCodeAt(0) === 10) break;
		const length = indentLength(line);
		const width = length === 0 ? 0 : indentWidth(line, column(state.cursor));
		state.offset = width >= line.length ? -1 : length;
		state.indent = width >= line.length ? -1 : width;
		const code = line.charCodeAt(length);
		const candidates = state.open.length < MAXIMUM_DEPTH ? rules[Math.min(code, 128)]! : rules[128]!;
		for (const rule of candidates) {
			if (isContinuable && !isOpened && !rule.interruptsParagraph) continue;
			if (width > 3 && !rule.acceptsIndent) continue;
			lastOpened = lastOpen(state);
			const last = lastOpened === null ? null : lastOpened.block;
			state.flags = 0;
			const block = rule.open(state, parent);
			if (block === null) continue;
			const flags = state.flags;
			if ((flags & NEEDS_PARAGRAPH) !== 0 && last !== null && last === parent.last) {
				lastOpened!.rule.close?.(state, last);
				state.open.pop();
				if (transformParagraph(state, last)) {
					isContinuable = false;
					continue retry;
				}
			}
			block.isBlankBefore = isBlankBefore;
			if (last !== null && last.parent === null) closeBlocks(state, state.open.length - 1, state.open.length - 1);
			appendBlock(parent, block);
			state.open.push({ block, rule });
			isOpened = true;
			if ((flags & HAS_CHILDREN) === 0) return 'opened';
			parent = block;
			continue retry;
		}
		break;
	}
	if (isOpened) return 'opened';
	if (isContinuable && lastOpened!.rule.resume(state, lastOpened!.block) !== 'close') return 'continued';
	return 'none';
}

/** Closes the open blocks of these indices, innermost first. */
function closeBlocks(state: BlockState, from: number, to: number): void {
	for (let index = from; index >= to; index--) {
		const { block, rule } = state.open[index]!;
		if (block.kind === 'paragraph' && block.parent !== null) transformParagraph(state, block);
		if (block.parent !== null) rule.close?.(state, block);
	}
	if (from >= to) state.open.splice(to, from - to + 1);
}
