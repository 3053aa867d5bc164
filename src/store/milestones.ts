import type { Context } from './context.ts';
import { type Entry, skip, type Stream } from './streams.ts';

/** Rows between two places that are remembered. */
const STEP = 1000;
const everywhere = { low: null, high: null };

/**
 * Rows after skipping some, for numbered pages. In a list that one index range gives, every thousandth place is remembered for a generation
 * when it is first passed, so that a page far on is counted off from near it.
 */
export function skipTo(context: Context, streams: Stream[], isReverse: boolean, limit: number, offset: number): Entry[] {
	const stream = streams.length === 1 ? streams[0]! : null;
	if (!stream || offset < STEP) return skip(context, streams, everywhere, isReverse, limit, offset);
	const from = placeBefore(context, stream, isReverse, Math.floor(offset / STEP));
	return from ? skip(context, [stream], beyond(from, isReverse), isReverse, limit, offset % STEP) : [];
}

/** The last row of a number of steps; null where the list is shorter. */
function placeBefore(context: Context, stream: Stream, isReverse: boolean, steps: number): Entry | null {
	const key = JSON.stringify(['milestones', context.scope, isReverse, stream]);
	const known = context.index.facts.through(key, (): Entry[] => []);
	while (known.length < steps) {
		const last = known.at(-1);
		const [next] = skip(context, [stream], last ? beyond(last, isReverse) : everywhere, isReverse, 1, STEP - 1);
		if (!next) return null;
		known.push(next);
	}
	return known[steps - 1]!;
}

function beyond(entry: Entry, isReverse: boolean) {
	return isReverse ? { low: null, high: entry } : { low: entry, high: null };
}
