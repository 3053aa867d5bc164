import { isBlank } from '../characters.ts';
import { findClosing } from '../closing.ts';
import { isTitleOpener, normalizeLabel, readDestination, readTitle, skipSpaces } from '../destination-source.ts';
import { type Block, createBlock, insertBefore, removeBlock } from './block.ts';
import type { BlockState } from './rule.ts';

/** A definition, where the text after it begins, and the first line that is not part of it. */
type Definition = { label: string; destination: string; title: string | null; end: number; endLine: number };

/** Takes the reference definitions that a paragraph begins with (goldmark: parser/link_ref.go). */
export function readReferences(state: BlockState, paragraph: Block): void {
	const text = paragraph.lines.join('');
	const starts = lineStarts(paragraph.lines);
	let position = 0;
	let taken = 0;
	for (;;) {
		position = skipSpaces(text, position);
		const startLine = lineAt(starts, position);
		const definition = readDefinition(text, position, starts);
		if (definition === null) break;
		const label = normalizeLabel(definition.label);
		if (!state.references.has(label)) state.references.set(label, definition);
		const block = createBlock('reference');
		block.isBlankBefore = startLine === 0 && paragraph.isBlankBefore;
		insertBefore(paragraph, block);
		position = definition.end;
		taken = Math.max(definition.endLine, startLine + 1);
	}
	if (taken === 0) return;
	paragraph.lines = paragraph.lines.slice(taken);
	paragraph.flushLines = paragraph.flushLines?.map((line) => line - taken).filter((line) => line > 0) ?? null;
	if (paragraph.lines.length === 0) removeBlock(paragraph);
}

function readDefinition(text: string, start: number, starts: number[]): Definition | null {
	if (text.charCodeAt(start) !== 91) return null;
	const labelEnd = findClosing(text, start + 1, '[', ']');
	if (labelEnd < 0 || text.charCodeAt(labelEnd + 1) !== 58) return null;
	const label = text.slice(start + 1, labelEnd);
	if (isBlank(label)) return null;
	const destination = readDestination(text, skipSpaces(text, labelEnd + 2));
	if (destination === null) return null;
	const line = lineAt(starts, destination.end);
	const isAlone = isBlank(text, destination.end, starts[line + 1] ?? text.length);
	const next = skipSpaces(text, destination.end);
	const withoutTitle = isAlone ? { label, destination: destination.value, title: null, end: next, endLine: line + 1 } : null;
	if (!isTitleOpener(text.charCodeAt(next))) return withoutTitle;
	if (next === destination.end) return null;
	const title = readTitle(text, next);
	if (title === null) return withoutTitle === null ? null : { ...withoutTitle, end: starts[line + 1] ?? text.length };
	const titleLine = lineAt(starts, title.end);
	const isTitleAlone = isBlank(text, title.end, starts[titleLine + 1] ?? text.length);
	if (!isTitleAlone && !isAlone) return null;
	const endLine = isTitleAlone ? titleLine + 1 : line;
	return { label, destination: destination.value, title: title.value, end: title.end, endLine };
}

function lineStarts(lines: string[]): number[] {
	const starts: number[] = [];
	let position = 0;
	for (const line of lines) {
		starts.push(position);
		position += line.length;
	}
	return starts;
}

/** Index of the line that a position lies on. */
function lineAt(starts: number[], position: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (starts[middle]! <= position) low = middle;
		else high = middle - 1;
	}
	return low;
}
