import { setImmediate as nextTurn } from 'node:timers/promises';
import { HugoQLError } from '../errors.ts';
import type { ArticleWhere, ChangeRow } from '../store/store.ts';
import type { Context } from './context.ts';

/** Changes that are read at once. */
const BATCH = 100;

/**
 * The changes after a cursor, and then every further one as it comes; only those that there are where the context asks for a
 * part. An iterator made by hand: a generator that waits cannot be ended before what it waits for has come, and a listener that
 * left would be kept until the site changes.
 */
export function changeStream(
	context: Context,
	args: { after?: string | null; where?: ArticleWhere | null; locales?: string[] | null },
): AsyncIterableIterator<ChangeRow> {
	const { part } = context;
	if (!part && !context.changes)
		throw new HugoQLError(
			'NOT_READY',
			'This server does not watch the site, so it cannot tell of changes. Ask “changes” from time to time instead.',
		);
	// Listening begins before reading, so that nothing falls between.
	const signals = part ? null : context.changes!.subscribe();
	let cursor = (part ? part.after : args.after) ?? context.reader.currentChangeCursor();
	let waiting: ChangeRow[] = [];
	let isMore = false;
	let isOver = false;

	function read(): void {
		context.reader = context.store.reader(context.visibility);
		context.lists.length = 0;
		const changes = context.reader.changes(cursor, BATCH, args.where ?? null, args.locales ?? null);
		if (changes.reset)
			throw new HugoQLError(
				'CURSOR_INVALID',
				'That cursor is too old, or of another index. Ask “changes” with it, which begins anew, and subscribe with the cursor in the end.',
			);
		cursor = changes.endCursor;
		waiting = changes.rows;
		isMore = changes.hasNextPage;
	}

	async function end(): Promise<IteratorResult<ChangeRow>> {
		isOver = true;
		waiting = [];
		await signals?.return?.();
		return { done: true, value: undefined };
	}

	try {
		read();
	} catch (error) {
		void end();
		throw error;
	}
	return {
		async next() {
			while (!isOver) {
				const change = waiting.shift();
				if (change) {
					if (part) part.reached = change.cursor;
					return { done: false, value: change };
				}
				try {
					if (part && !isMore) {
						part.reached = cursor;
						return end();
					}
					// A filter that few articles pass makes pages without a single one: others have their turn in between.
					if (isMore) await nextTurn();
					read();
					if (waiting.length === 0 && !isMore && signals && (await signals.next()).done) return end();
				} catch (error) {
					await end();
					throw error;
				}
			}
			return { done: true, value: undefined };
		},
		return: end,
		[Symbol.asyncIterator]() {
			return this;
		},
	};
}
