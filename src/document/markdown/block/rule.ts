import type { MarkupConfig } from '../../../config/config.ts';
import type { Block } from './block.ts';
import type { Cursor } from './cursor.ts';

/** What a reference definition gives: destination and title as written, title null where there is none. */
export type Reference = { destination: string; title: string | null };

/** What {@link BlockRule.open} says about the block that it opened. */
export const HAS_CHILDREN = 1;
/** The paragraph before it must be closed first, and must then still be a paragraph. */
export const NEEDS_PARAGRAPH = 2;

/** What {@link BlockRule.resume} says of a line: the block ends before it, takes it, or lets its children look at it. */
export type Resume = 'close' | 'leaf' | 'children';

/** How one kind of block begins, goes on and ends. */
export type BlockRule = {
	/** First characters that can begin it; "" for any. */
	triggers: string;
	interruptsParagraph: boolean;
	acceptsIndent: boolean;
	/** Begins a block at the cursor, or returns null and leaves the cursor alone. Sets `state.flags`. */
	open(state: BlockState, parent: Block): Block | null;
	resume(state: BlockState, block: Block): Resume;
	close?(state: BlockState, block: Block): void;
};

/** A block that still takes lines, and the rule that opened it. */
export type OpenBlock = { block: Block; rule: BlockRule };

/** What the block rules share while one document is read. */
export type BlockState = {
	cursor: Cursor;
	config: MarkupConfig;
	open: OpenBlock[];
	/** Flags of the block opened last. */
	flags: number;
	/** Place of the first character that is no white space in the peeked line, and the columns before it; -1 for blank lines. */
	offset: number;
	indent: number;
	/** Reference definitions by normalised label; the first of a label counts. */
	references: Map<string, Reference>;
	/** The list that footnote definitions go to, where the first of them stood. */
	footnotes: Block | null;
	/** Set by an item that ends at the next item of its list: the line begins no list of its own. */
	skipsList: boolean;
	/** An item without content was followed by a blank line. */
	hasBlankEmptyItem: boolean;
	/** The paragraph that the setext underline turns into a heading. */
	setextParagraph: Block | null;
	/** Whether the source's lines ended with CR LF: goldmark then sees no empty list items. */
	hadCarriageReturns: boolean;
};

/** The innermost open block, null where none is open. */
export function lastOpen(state: BlockState): OpenBlock | null {
	return state.open.length === 0 ? null : state.open[state.open.length - 1]!;
}
