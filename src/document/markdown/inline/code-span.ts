import { isBlank } from '../characters.ts';
import { createInline } from './inline.ts';
import type { InlineState } from './state.ts';

/** Code between two runs of as many backticks; a run without its match is text. */
export function readCodeSpan(state: InlineState): boolean {
	const { text, position } = state;
	let start = position;
	while (text.charCodeAt(start) === 96) start++;
	const length = start - position;
	const end = closingRun(state, length, start);
	if (end < 0) {
		state.nodes.push(createInline('text', text.slice(position, start)));
		state.position = start;
		return true;
	}
	let code = text.slice(start, end);
	if (isPad(code.charCodeAt(0)) && isPad(code.charCodeAt(code.length - 1)) && !isBlank(code)) code = code.slice(1, -1);
	if (state.isTableCell) code = code.replaceAll('\\|', '|');
	state.nodes.push(createInline('code', code));
	state.position = end + length;
	return true;
}

function isPad(code: number): boolean {
	return code === 32 || code === 10;
}

/** Start of the next run of exactly this length, -1 where there is none. */
function closingRun(state: InlineState, length: number, from: number): number {
	state.backticks ??= findRuns(state.text, from);
	const starts = state.backticks.get(length);
	if (starts === undefined) return -1;
	while (starts.length > 0 && starts[starts.length - 1]! < from) starts.pop();
	return starts.length === 0 ? -1 : starts[starts.length - 1]!;
}

/** Runs of backticks from an index on by length, the last one first. */
function findRuns(text: string, from: number): Map<number, number[]> {
	const runs = new Map<number, number[]>();
	for (let index = text.indexOf('`', from); index >= 0; index = text.indexOf('`', index)) {
		const start = index;
		while (text.charCodeAt(index) === 96) index++;
		const starts = runs.get(index - start);
		if (starts === undefined) runs.set(index - start, [start]);
		else starts.push(start);
	}
	for (const starts of runs.values()) starts.reverse();
	return runs;
}
