import type { MarkupConfig } from '../../../config/config.ts';
import { isPunctuation, isSpace } from '../characters.ts';
import { delimiterKinds, readDelimiters } from './delimiters.ts';
import { readCodeSpan } from './code-span.ts';
import { readEmoji } from './emoji.ts';
import { matchRuns, readEmphasis } from './emphasis.ts';
import { readFootnote } from './footnote.ts';
import { createInline, type Inline } from './inline.ts';
import { readClosingBracket, readOpeningBracket } from './link.ts';
import { readBareLink } from './linkify.ts';
import { type PassthroughDelimiter, readPassthrough } from './passthrough.ts';
import { readAutolink, readRawHTML } from './raw-html.ts';
import type { InlineDocument, InlineState } from './state.ts';
import { readTask } from './task.ts';
import { readTypography } from './typographer.ts';

/** What the configuration says about inlines, prepared once: which characters can begin something, and delimiters. */
export type InlineRules = {
	/** 1 for a character that a rule begins with, by code. */
	special: Uint8Array;
	/** The same with white space, for blocks that can hold bare links. */
	specialWithSpace: Uint8Array;
	delimiters: ReturnType<typeof delimiterKinds>;
	passthrough: PassthroughDelimiter[];
};

/** Prepares the inline rules of a configuration. */
export function createInlineRules(config: MarkupConfig, enableEmoji: boolean): InlineRules {
	const delimiters = delimiterKinds(config);
	const passthrough: PassthroughDelimiter[] = config.passthrough.enable
		? [
				...config.passthrough.block.map(([open, close]) => ({ open, close, isBlock: true })),
				...config.passthrough.inline.map(([open, close]) => ({ open, close, isBlock: false })),
			]
		: [];
	const characters = [
		'\\`![]<*_',
		config.typographer === null ? '' : '\'"-.>',
		enableEmoji ? ':' : '',
		[...delimiters.keys()].map((code) => String.fromCharCode(code)).join(''),
		passthrough.map(({ open }) => open[0]).join(''),
	].join('');
	const special = new Uint8Array(128);
	for (const character of characters) special[character.charCodeAt(0)] = 1;
	const specialWithSpace = special.slice();
	for (const code of [9, 32, 40, 126]) specialWithSpace[code] = 1;
	return { special, specialWithSpace, delimiters, passthrough };
}

/** Where a text stands. */
export type InlinePlace = Pick<InlineState, 'isTableCell' | 'canBeTask' | 'flushPlaces'>;

/** Reads the inline content of one block. */
export function readInlines(document: InlineDocument, rules: InlineRules, text: string, place: InlinePlace): Inline[] {
	const linkify = document.config.linkify;
	const state: InlineState = {
		document,
		text,
		position: 0,
		lineEnd: 0,
		nodes: [],
		brackets: [],
		lastRun: null,
		linkCount: 0,
		isTableCell: place.isTableCell,
		flushPlaces: place.flushPlaces,
		canBeTask: place.canBeTask,
		hasURL: linkify && (text.includes('://') || text.includes('www.')),
		hasEmail: linkify && text.includes('@'),
		backticks: null,
		runEnd: 0,
		wasted: 0,
		missing: new Set(),
	};
	while (state.position < text.length) readLine(state, rules);
	matchRuns(state, null);
	return state.nodes;
}

/** Reads from the position to the end of the line, or to where a rule has taken something. */
function readLine(state: InlineState, rules: InlineRules): void {
	const { text, position } = state;
	const hasBareLinks = state.hasURL || state.hasEmail;
	const special = hasBareLinks ? rules.specialWithSpace : rules.special;
	if (position >= state.lineEnd) {
		const index = text.indexOf('\n', position);
		state.lineEnd = index < 0 ? text.length : index + 1;
	}
	const feed = text.charCodeAt(state.lineEnd - 1) === 10 ? state.lineEnd - 1 : -1;
	if (hasBareLinks && startsWord(text, position) && readBareLink(state, false)) return;
	const end = contentEnd(text, position, feed);
	const canEscapeSpace = state.document.config.cjk.enable && state.document.config.cjk.escapedSpace;
	let trimFrom = position;
	let node: Inline | null = null;
	for (let index = position; index < end; index++) {
		const code = text.charCodeAt(index);
		if (code >= 128 || special[code] === 0) continue;
		trimFrom = index;
		state.position = index;
		if (node === null && index > position) {
			node = createInline('text', '');
			state.nodes.push(node);
		}
		if (applyRule(state, rules, code)) {
			if (node !== null) node.text = text.slice(position, index);
			return;
		}
		if (code === 92) {
			const next = text.charCodeAt(index + 1);
			if (isPunctuation(next) || (canEscapeSpace && next === 32)) index++;
		}
	}
	if (node === null) {
		node = createInline('text', '');
		state.nodes.push(node);
	}
	endText(state, node, position, end, trimFrom, feed);
}

/**
 * Gives the last text of a line its content and line break. White space at its end goes, but no further back than a rule has
 * looked: with bare links, only the last of several spaces.
 */
function endText(state: InlineState, node: Inline, start: number, end: number, looked: number, feed: number): void {
	const { text } = state;
	const { linkify, cjk } = state.document.config;
	const isHard = feed >= 0 && end < feed;
	const isBackslash = isHard && text.charCodeAt(end) === 92;
	const trimFrom = linkify && end > start && isSpace(text.charCodeAt(end - 1)) ? end - 1 : looked;
	let stop = end;
	if (!isBackslash) while (stop > trimFrom && isSpace(text.charCodeAt(stop - 1))) stop--;
	node.text = text.slice(start, stop);
	state.position = state.lineEnd;
	if (feed < 0) return;
	let last = node;
	if (cjk.eastAsianLineBreaks && stop === trimFrom && stop > start) {
		// The text after the last look is a node of its own, and an empty one is never joined with the next line.
		last = createInline('text', '');
		state.nodes.push(last);
	}
	last.lineBreak = isHard ? 'hard' : 'soft';
}

/** Where the text of a line ends: before the backslash or the two spaces of a hard break, or before the line feed. */
function contentEnd(text: string, start: number, feed: number): number {
	if (feed < 0) return text.length;
	const last = text.charCodeAt(feed - 1);
	if (last === 92 && feed - 1 >= start && (feed - 2 < start || text.charCodeAt(feed - 2) !== 92)) return feed - 1;
	if (last === 32 && feed - 2 >= start && text.charCodeAt(feed - 2) === 32) return feed - 2;
	return feed;
}

function startsWord(text: string, index: number): boolean {
	const code = text.charCodeAt(index);
	return code < 128 && !isPunctuation(code) && !isSpace(code);
}

/** Lets the rules for a character try, in goldmark's order of precedence. */
function applyRule(state: InlineState, rules: InlineRules, code: number): boolean {
	const { document, text, position } = state;
	const { config } = document;
	const next = text.charCodeAt(position + 1);
	switch (code) {
		case 96:
			return readCodeSpan(state);
		case 33:
			if (next === 91) return (config.footnote && readFootnote(state, true)) || readOpeningBracket(state, true);
			break;
		case 91:
			if (config.taskList && readTask(state)) return true;
			return (config.footnote && readFootnote(state, false)) || readOpeningBracket(state, false);
		case 93:
			if (readClosingBracket(state)) return true;
			break;
	}
	if (rules.passthrough.length > 0 && readPassthrough(state, rules.passthrough)) return true;
	if (code === 60 && (readAutolink(state) || readRawHTML(state))) return true;
	if (code === 42 || code === 95) return readEmphasis(state);
	const delimiters = rules.delimiters.get(code);
	if (delimiters !== undefined && readDelimiters(state, delimiters)) return true;
	if (code === 58 && document.enableEmoji && readEmoji(state)) return true;
	if ((code === 32 || code === 40 || code === 126 || code === 9) && readBareLink(state, code !== 9)) return true;
	return config.typographer !== null && readTypography(state, config.typographer);
}
