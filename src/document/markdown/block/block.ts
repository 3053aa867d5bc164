import type { Attribute } from '../attributes.ts';
import type { Inline } from '../inline/inline.ts';

/** What a block is; `text` is the paragraph of a tight list, without a tag of its own. */
export type BlockKind =
	| 'document'
	| 'paragraph'
	| 'text'
	| 'heading'
	| 'thematicBreak'
	| 'quote'
	| 'list'
	| 'item'
	| 'indentedCode'
	| 'fence'
	| 'html'
	| 'footnoteList'
	| 'footnote'
	| 'definitionList'
	| 'term'
	| 'description'
	| 'attributes'
	| 'reference'
	| 'table';

/** Alignment of a table column, "" where the delimiter row says nothing. */
export type Alignment = '' | 'left' | 'right' | 'center';

/** One cell: its source, and what it became. */
export type Cell = { source: string; alignment: Alignment; inlines: Inline[] };

/** Header row and body rows, each padded to the number of columns. */
export type Table = { head: Cell[]; body: Cell[][] };

/**
 * A node of the block tree. One shape for every kind, so that the engine sees one hidden class; fields that a kind does not use
 * keep their zero value.
 */
export type Block = {
	kind: BlockKind;
	parent: Block | null;
	previous: Block | null;
	next: Block | null;
	first: Block | null;
	last: Block | null;
	/** Source lines, each with its line feed but for the last of a closed paragraph. */
	lines: string[];
	/** Lines, but the first, that begin right behind a quote mark: for flanking it is the character before them. */
	flushLines: number[] | null;
	isBlankBefore: boolean;
	attributes: Attribute[] | null;
	inlines: Inline[] | null;
	/** Level of a heading, type 1 to 7 of an HTML block, number of a footnote (0: never referred to). */
	level: number;
	/** Bullet or delimiter of a list, info string of a fence, label of a footnote, closing line of an HTML block. */
	text: string;
	/** First number of an ordered list, -1 for bullets; length of a fence. */
	start: number;
	/** Columns to the content of an item or description; indentation of a fence. */
	offset: number;
	isTight: boolean;
	/** Paragraph that becomes the terms of a definition list. */
	pending: Block | null;
	table: Table | null;
};

/** A new block outside of any tree. */
export function createBlock(kind: BlockKind): Block {
	return {
		kind,
		parent: null,
		previous: null,
		next: null,
		first: null,
		last: null,
		lines: [],
		flushLines: null,
		isBlankBefore: false,
		attributes: null,
		inlines: null,
		level: 0,
		text: '',
		start: -1,
		offset: 0,
		isTight: true,
		pending: null,
		table: null,
	};
}

/** Takes a block out of its parent, if it has one. */
export function removeBlock(block: Block): void {
	const parent = block.parent;
	if (parent === null) return;
	if (block.previous === null) parent.first = block.next;
	else block.previous.next = block.next;
	if (block.next === null) parent.last = block.previous;
	else block.next.previous = block.previous;
	block.parent = null;
	block.previous = null;
	block.next = null;
}

/** Adds a block as the last child, taking it from where it was. */
export function appendBlock(parent: Block, block: Block): void {
	if (block.parent !== null) removeBlock(block);
	block.parent = parent;
	block.previous = parent.last;
	if (parent.last === null) parent.first = block;
	else parent.last.next = block;
	parent.last = block;
}

/** Puts a new block before one that has a parent. */
export function insertBefore(reference: Block, block: Block): void {
	const parent = reference.parent!;
	block.parent = parent;
	block.previous = reference.previous;
	block.next = reference;
	if (reference.previous === null) parent.first = block;
	else reference.previous.next = block;
	reference.previous = block;
}

/** Puts a new block after one that has a parent. */
export function insertAfter(reference: Block, block: Block): void {
	const parent = reference.parent!;
	block.parent = parent;
	block.next = reference.next;
	block.previous = reference;
	if (reference.next === null) parent.last = block;
	else reference.next.previous = block;
	reference.next = block;
}
