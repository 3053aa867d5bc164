import { HugoQLError } from '../errors.ts';
import type { ArticleWhere, ChangeRow } from '../store/store.ts';
import type { Context } from './context.ts';

/** Changes that are read at once. */
const BATCH = 100;

/**
 * The changes after a cursor, and then every further one as it comes. An iterator made by hand: a generator that waits cannot be
 * ended before what it waits for has come, and a listener that left would be kept until the site changes.
 */
export function changeStream(
	context: Context,
	args: { after?: string | null; where?: ArticleWhere | null; locales?: string[] | null },
): AsyncIterableIterator<ChangeRow> {
	if (!context.changes)
		throw new HugoQLError(
			'NOT_READY',
			'This server does not watch the site, so it cannot tell of changes. Ask “changes” from time to time instead.',
		);
	// Listening begins before reading, so that nothing falls between.
	const signals = context.changes.subscribe();
	let cursor = args.after ?? context.reader.currentChangeCursor();
	let waiting: ChangeRow[] = [];
	let isOver = false;

	function read(): void {
		context.reader = context.store.reader(context.visibility);
		context.lists.length = 0;
		const changes = context.reader.changes(cursor, BATCH, args.where ?? null, args.locales ?? null);
		if (changes.reset)
			throw new HugoQLError(
				'CURSOR_INVALID',
				'That cursor is too old, or of another index. Read the site again, and go on from the cursor of “changes”.',
			);
		cursor = changes.endCursor;
		waiting = changes.rows;
	}

	async function end(): Promise<IteratorResult<ChangeRow>> {
		isOver = true;
		waiting = [];
		await signals.return?.();
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
				if (change) return { done: false, value: change };
				try {
					read();
					if (waiting.length === 0 && (await signals.next()).done) return end();
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
