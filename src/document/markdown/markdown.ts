import type { MarkupConfig } from '../../config/config.ts';
import type { BodyLink } from '../document.ts';
import { attributeValue, setAttribute } from './attributes.ts';
import { applyBlockAttributes } from './block-attributes.ts';
import { type Block, removeBlock } from './block/block.ts';
import { createBlockRules, parseBlocks } from './block/blocks.ts';
import { createHeadingIds, type HeadingIds } from './heading-ids.ts';
import { headingTitle } from './heading-title.ts';
import { childrenHTML, footnotesHTML } from './html/blocks.ts';
import { createOutput } from './html/output.ts';
import { createInlineRules, type InlinePlace, type InlineRules, readInlines } from './inline/inlines.ts';
import type { InlineDocument } from './inline/state.ts';
import { plainText } from './plain-text.ts';

/** A heading of a body, in document order. */
export type Heading = {
	/** "" where the heading has none: an empty heading, or ids are switched off. */
	id: string;
	level: number;
	/** Inline HTML without links. */
	title: string;
};

/** What a Markdown source becomes. */
export type Rendered = {
	/** HTML; where a hook acts, the destination of link number n is NUL n NUL. */
	html: string;
	/** Links and images in the order of their appearance. */
	links: BodyLink[];
	headings: Heading[];
};

/**
 * Renders a Markdown source. Never throws; takes time in proportion to the length of the source. What `ignored` matches
 * counts as nothing in heading ids.
 */
export type MarkdownRenderer = (source: string, ignored: RegExp | null) => Rendered;

/**
 * A Markdown renderer that writes what goldmark writes in Hugo 0.169 with this configuration, without templates of the
 * site's own (goldmark 1.8; Hugo: markup/goldmark).
 */
export function createMarkdownRenderer(config: MarkupConfig, options: { enableEmoji: boolean }): MarkdownRenderer {
	const blockRules = createBlockRules(config);
	const inlineRules = createInlineRules(config, options.enableEmoji);
	return (source, ignored) => {
		const hadCarriageReturns = source.includes('\r\n');
		const { root, state } = parseBlocks(normalize(source), config, blockRules, hadCarriageReturns);
		const document: InlineDocument = {
			config,
			enableEmoji: options.enableEmoji,
			references: state.references,
			footnotes: footnotesByLabel(state.footnotes),
			footnoteCount: 0,
			footnoteUses: [],
			openSingleQuotes: 0,
			openDoubleQuotes: 0,
			hadCarriageReturns,
		};
		if (!source.endsWith('\n')) dropAddedLineFeed(root);
		const headings: Block[] = [];
		readBlocks(document, inlineRules, createHeadingIds(config.autoHeadingIDType, ignored), headings, root);
		if (config.blockAttributes) applyBlockAttributes(root);
		const output = createOutput(config, document.footnoteUses);
		const titles = headings.map((block) => ({
			id: String(attributeValue(block, 'id') ?? ''),
			level: block.level,
			title: headingTitle(config, block.inlines!),
		}));
		if (state.footnotes !== null) removeBlock(state.footnotes);
		const body = childrenHTML(output, root);
		const html = state.footnotes === null ? body : body + footnotesHTML(output, state.footnotes);
		return { html, links: output.links, headings: titles };
	};
}

/** Line feeds alone, one at the end, no NUL. */
function normalize(source: string): string {
	let text = source;
	if (text.includes('\r')) text = text.replaceAll('\r\n', '\n');
	if (text.includes('\0')) text = text.replaceAll('\0', '\uFFFD');
	return text.endsWith('\n') ? text : `${text}\n`;
}

/** Raw HTML at the end of the source stays without the line feed that {@link normalize} added. */
function dropAddedLineFeed(root: Block): void {
	let block = root;
	while (block.last !== null) block = block.last;
	if (block.kind !== 'html') return;
	if (block.text !== '') block.text = block.text.slice(0, -1);
	else block.lines.push(block.lines.pop()!.slice(0, -1));
}

function footnotesByLabel(list: Block | null): Map<string, Block> {
	const footnotes = new Map<string, Block>();
	for (let footnote = list?.first ?? null; footnote !== null; footnote = footnote.next) {
		if (!footnotes.has(footnote.text)) footnotes.set(footnote.text, footnote);
	}
	return footnotes;
}

/** Reads the inline content of every block in order, and gives ids to headings and terms. */
function readBlocks(document: InlineDocument, rules: InlineRules, ids: HeadingIds, headings: Block[], parent: Block): void {
	for (let block = parent.first; block !== null; block = block.next) {
		switch (block.kind) {
			case 'paragraph':
			case 'text':
			case 'term':
			case 'heading': {
				const text = block.lines.length === 1 ? block.lines[0]! : block.lines.join('');
				const canBeTask = parent.kind === 'item' && parent.first === block;
				block.inlines = readInlines(document, rules, text, { isTableCell: false, canBeTask, flushPlaces: flushPlaces(block) });
				if (block.kind === 'heading') headings.push(block);
				if (block.kind === 'heading' || block.kind === 'term') giveId(document.config, ids, block);
				break;
			}
			case 'table': {
				const { head, body } = block.table!;
				for (const row of [head, ...body]) {
					for (const cell of row) cell.inlines = readInlines(document, rules, cell.source, cellPlace);
				}
				break;
			}
			default:
				readBlocks(document, rules, ids, headings, block);
		}
	}
}

const cellPlace: InlinePlace = { isTableCell: true, canBeTask: false, flushPlaces: null };

function flushPlaces({ flushLines, lines }: Block): Set<number> | null {
	if (flushLines === null) return null;
	const flush = new Set(flushLines);
	const places = new Set<number>();
	let position = 0;
	lines.forEach((line, index) => {
		if (flush.has(index)) places.add(position);
		position += line.length;
	});
	return places;
}

function giveId(config: MarkupConfig, ids: HeadingIds, block: Block): void {
	const own = attributeValue(block, 'id');
	if (typeof own === 'string') {
		ids.take(own);
		return;
	}
	const isHeading = block.kind === 'heading';
	if (isHeading ? !config.autoHeadingID : !config.autoDefinitionTermID) return;
	let text = plainText(block.inlines!);
	if (isHeading && block.lines.length > 1) text = text.slice(text.lastIndexOf('\n') + 1);
	if (text !== '') setAttribute(block, 'id', ids.make(text, isHeading ? 'heading' : 'term'));
}
