import { findClosing } from '../closing.ts';
import { isTitleOpener, normalizeLabel, readDestination, readTitle, skipSpaces } from '../destination-source.ts';
import { isBlank } from '../characters.ts';
import { matchRuns } from './emphasis.ts';
import { createInline, type LinkTarget } from './inline.ts';
import type { Bracket, InlineState } from './state.ts';

/** Longest reference label, and longest stretch between open brackets, in bytes (goldmark: parser/link.go). */
const MAXIMUM_LABEL = 999;
const MAXIMUM_SPREAD = 998;

/** `[` or `![`: waits for its closing bracket. */
export function readOpeningBracket(state: InlineState, isImage: boolean): boolean {
	const end = state.position + (isImage ? 2 : 1);
	const node = createInline('text', isImage ? '![' : '[');
	state.brackets.push({ node, isImage, start: state.position, end, bottom: state.lastRun, linkCount: state.linkCount });
	state.nodes.push(node);
	state.position = end;
	return true;
}

/** `]`: makes a link or image of what the last open bracket began; false where it makes none. */
export function readClosingBracket(state: InlineState): boolean {
	const bracket = state.brackets.pop();
	if (bracket === undefined || isSpreadTooFar(state)) return false;
	if (!bracket.isImage && state.linkCount > bracket.linkCount) return false;
	const found = readTarget(state, bracket);
	if (found === null) return false;
	matchRuns(state, bracket.bottom);
	bracket.node.kind = bracket.isImage ? 'imageOpen' : 'linkOpen';
	bracket.node.target = found.target;
	bracket.node.number = state.nodes.length;
	state.nodes.push(createInline(bracket.isImage ? 'imageClose' : 'linkClose', ''));
	if (!bracket.isImage) state.linkCount++;
	state.position = found.end;
	return true;
}

type Found = { target: LinkTarget; end: number };

function readTarget(state: InlineState, bracket: Bracket): Found | null {
	const { text, position } = state;
	const next = text.charCodeAt(position + 1);
	if (next === 40 && state.wasted <= text.length * 8) {
		const inline = readInlineTarget(state, position + 2);
		if (inline !== null) return inline;
	} else if (next === 91) {
		const end = findClosing(text, position + 2, '[', ']');
		if (end >= 0) {
			const label = text.slice(position + 2, end);
			const target = lookUp(state, isBlank(label) ? text.slice(bracket.end, position) : label);
			return target === null ? null : { target, end: end + 1 };
		}
	}
	const target = lookUp(state, text.slice(bracket.end, position));
	return target === null ? null : { target, end: position + 1 };
}

function readInlineTarget(state: InlineState, start: number): Found | null {
	const { text } = state;
	let position = skipSpaces(text, start);
	if (text.charCodeAt(position) === 41) return { target: { destination: '', title: null }, end: position + 1 };
	const destination = readDestination(text, position);
	if (destination === null) return inVain(state, position, state.lineEnd);
	position = skipSpaces(text, destination.end);
	if (text.charCodeAt(position) === 41) return { target: { destination: destination.value, title: null }, end: position + 1 };
	if (!isTitleOpener(text.charCodeAt(position))) return inVain(state, start, position);
	const title = readTitle(text, position);
	if (title === null) return inVain(state, start, text.length);
	position = skipSpaces(text, title.end);
	if (text.charCodeAt(position) !== 41) return inVain(state, start, position);
	return { target: { destination: destination.value, title: title.value }, end: position + 1 };
}

/** Counts what was looked at for nothing, so that hostile text costs no square time. */
function inVain(state: InlineState, start: number, end: number): null {
	state.wasted += Math.max(0, end - start);
	return null;
}

function lookUp(state: InlineState, label: string): LinkTarget | null {
	const { references } = state.document;
	if (references.size === 0 || label.length > MAXIMUM_LABEL) return null;
	if (label.length * 3 > MAXIMUM_LABEL && Buffer.byteLength(label) > MAXIMUM_LABEL) return null;
	return references.get(normalizeLabel(label)) ?? null;
}

/** goldmark gives up where the brackets that are still open lie too far apart. */
function isSpreadTooFar(state: InlineState): boolean {
	const { brackets } = state;
	if (brackets.length === 0) return false;
	const start = brackets[0]!.start;
	const end = brackets[brackets.length - 1]!.end;
	if ((end - start) * 3 <= MAXIMUM_SPREAD) return false;
	return end - start > MAXIMUM_SPREAD || Buffer.byteLength(state.text.slice(start, end)) > MAXIMUM_SPREAD;
}
