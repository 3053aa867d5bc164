import { codePointBefore, isPunctuationOrSymbol, isUnicodeSpace } from '../characters.ts';
import { createInline, type Run } from './inline.ts';
import type { InlineState } from './state.ts';

/** How many delimiters of the same character stand at an index, and what they can do. */
export type Scan = { length: number; canOpen: boolean; canClose: boolean };

/**
 * Looks at a run of delimiters: left-flanking runs open, right-flanking ones close (CommonMark 0.31, 6.2). `after` overrides
 * the character that follows.
 */
export function scanRun(state: InlineState, start: number, after?: number): Scan {
	const { text } = state;
	const mark = text.charCodeAt(start);
	let end = start < state.runEnd && text.charCodeAt(state.runEnd - 1) === mark ? state.runEnd : start + 1;
	while (text.charCodeAt(end) === mark) end++;
	state.runEnd = end;
	const next = after ?? (end < text.length ? text.codePointAt(end)! : 32);
	const before = characterBefore(state, start);
	const isSpaceBefore = isUnicodeSpace(before);
	const isSpaceAfter = isUnicodeSpace(next);
	const isMarkBefore = !isSpaceBefore && isPunctuationOrSymbol(before);
	const isMarkAfter = !isSpaceAfter && isPunctuationOrSymbol(next);
	const isLeft = !isSpaceAfter && (!isMarkAfter || isSpaceBefore || isMarkBefore);
	const isRight = !isSpaceBefore && (!isMarkBefore || isSpaceAfter || isMarkAfter);
	if (mark !== 95) return { length: end - start, canOpen: isLeft, canClose: isRight };
	return { length: end - start, canOpen: isLeft && (!isRight || isMarkBefore), canClose: isRight && (!isLeft || isMarkAfter) };
}

/** Code point before an index, as the source has it: a quote mark where a line begins right behind one. */
export function characterBefore(state: InlineState, index: number): number {
	return state.flushPlaces?.has(index) ? 62 : codePointBefore(state.text, index);
}

/** Adds the run at the position, and moves past it. */
export function pushRun(state: InlineState, scan: Scan, single: string, double: string): void {
	const end = state.position + scan.length;
	const node = createInline('run', state.text.slice(state.position, end));
	const run: Run = {
		node,
		character: state.text.charCodeAt(state.position),
		length: scan.length,
		originalLength: scan.length,
		canOpen: scan.canOpen,
		canClose: scan.canClose,
		single,
		double,
		previous: state.lastRun,
		next: null,
		order: state.lastRun === null ? 0 : state.lastRun.order + 1,
	};
	if (state.lastRun !== null) state.lastRun.next = run;
	state.lastRun = run;
	state.nodes.push(node);
	state.position = end;
}

/** `*` and `_`. */
export function readEmphasis(state: InlineState): boolean {
	pushRun(state, scanRun(state, state.position), 'em', 'strong');
	return true;
}

/** Matches the runs after `bottom` with each other; those without a match become text. */
export function matchRuns(state: InlineState, bottom: Run | null): void {
	let closer = bottom === null ? firstRun(state) : bottom.next;
	/** Up to this order no opener is left for a closer of this kind. */
	const floors = new Map<number, number>();
	const lowest = bottom === null ? -1 : bottom.order;
	while (closer !== null) {
		const next: Run | null = closer.next;
		if (!closer.canClose) {
			closer = next;
			continue;
		}
		const key = closer.character * 6 + (closer.originalLength % 3) * 2 + (closer.canOpen ? 1 : 0);
		const opener = findOpener(closer, floors.get(key) ?? lowest);
		if (opener === null) {
			floors.set(key, closer.order - 1);
			if (!closer.canOpen) dropRun(state, closer);
			closer = next;
			continue;
		}
		const count = opener.length >= 2 && closer.length >= 2 ? 2 : 1;
		const tag = count === 2 ? opener.double : opener.single;
		takeMarks(opener, count);
		takeMarks(closer, count);
		opener.node.opening = `<${tag}>${opener.node.opening}`;
		closer.node.closing += `</${tag}>`;
		opener.next = closer;
		closer.previous = opener;
		if (opener.length === 0) dropRun(state, opener);
		if (closer.length === 0) {
			dropRun(state, closer);
			closer = next;
		}
	}
	if (bottom === null) state.lastRun = null;
	else {
		state.lastRun = bottom;
		bottom.next = null;
	}
}

function firstRun(state: InlineState): Run | null {
	let run = state.lastRun;
	while (run?.previous != null) run = run.previous;
	return run;
}

function takeMarks(run: Run, count: number): void {
	run.length -= count;
	run.node.text = run.node.text.slice(count);
}

function findOpener(closer: Run, floor: number): Run | null {
	for (let opener = closer.previous; opener !== null && opener.order > floor; opener = opener.previous) {
		if (!opener.canOpen || opener.character !== closer.character) continue;
		const isOddMatch =
			(opener.canClose || closer.canOpen) && (opener.originalLength + closer.originalLength) % 3 === 0 && closer.originalLength % 3 !== 0;
		if (!isOddMatch) return opener;
	}
	return null;
}

function dropRun(state: InlineState, run: Run): void {
	if (run.previous !== null) run.previous.next = run.next;
	if (run.next !== null) run.next.previous = run.previous;
	else state.lastRun = run.previous;
}
