import type { MarkupConfig } from '../../../config/config.ts';
import type { Block } from '../block/block.ts';
import type { Reference } from '../block/rule.ts';
import type { Inline, Run } from './inline.ts';

/** An opening bracket that waits for its closing one. */
export type Bracket = {
	node: Inline;
	isImage: boolean;
	/** Index of the bracket's first character, and after its last. */
	start: number;
	end: number;
	/** Last delimiter run before it. */
	bottom: Run | null;
	/** Links made before it: a link that holds another is none. */
	linkCount: number;
};

/** What all blocks of a document share: definitions, and footnotes by label. */
export type InlineDocument = {
	config: MarkupConfig;
	enableEmoji: boolean;
	references: Map<string, Reference>;
	footnotes: Map<string, Block>;
	/** Number of the footnote that was referred to last. */
	footnoteCount: number;
	/** How often each footnote was referred to, by number. */
	footnoteUses: number[];
	/** Quotes that are still open, from block to block: goldmark never sets them back. */
	openSingleQuotes: number;
	openDoubleQuotes: number;
	/** Whether the source's lines ended with CR LF: quotes count characters to the end of the line. */
	hadCarriageReturns: boolean;
};

/** What the inline rules share while one block is read. */
export type InlineState = {
	document: InlineDocument;
	text: string;
	position: number;
	/** After the line feed of the line at the position. */
	lineEnd: number;
	nodes: Inline[];
	brackets: Bracket[];
	lastRun: Run | null;
	linkCount: number;
	isTableCell: boolean;
	/** Places of the text where a quote mark stands right before the line that begins there; null where nowhere. */
	flushPlaces: Set<number> | null;
	/** Whether the block is the first of a list item, where a task box can stand. */
	canBeTask: boolean;
	/** Whether bare URLs and e-mail addresses can occur. */
	hasURL: boolean;
	hasEmail: boolean;
	/** Backtick runs by length, built at the first backtick. */
	backticks: Map<number, number[]> | null;
	/** End of the run of equal marks that was looked at last. */
	runEnd: number;
	/** Characters looked at for link destinations that turned out to be none. */
	wasted: number;
	/** Closing marks of raw HTML that do not occur any more. */
	missing: Set<string>;
};
