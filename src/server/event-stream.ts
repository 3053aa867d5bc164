import type { EventBatch } from './event-batches.ts';
import { completeEvent, eventOf } from './event-batches.ts';

/** Milliseconds of silence after which a comment is sent: proxies cut connections that say nothing for a minute. */
const KEEP_ALIVE = 15_000;

const comment = Buffer.from(':\n\n');

/**
 * What one subscriber is sent, piece by piece as it takes them. It holds a cursor and nothing else: a subscriber that reads
 * slowly is told later, of the last state only, and holds up nobody.
 *
 * @param signals tells that there may be something new.
 * @param first what the subscriber is told at once.
 * @param after the events after a cursor.
 */
export function eventStream(
	signals: AsyncIterableIterator<unknown>,
	first: EventBatch,
	after: (cursor: string) => Promise<EventBatch>,
): AsyncIterableIterator<Buffer> {
	let batch: EventBatch | null = first;
	let { cursor } = first;
	let isOver = false;
	let isGreeted = false;
	let signal: Promise<boolean> | null = null;
	let leave = () => {};
	const left = new Promise<'left'>((resolve) => {
		leave = () => resolve('left');
	});

	async function end(): Promise<IteratorResult<Buffer>> {
		isOver = true;
		leave();
		await signals.return?.();
		return { done: true, value: undefined };
	}

	/** Waits for news; gives what else to do. */
	async function news(): Promise<'read' | 'complete' | 'comment' | 'left'> {
		signal ??= signals.next().then(({ done }) => done === true);
		let timer: NodeJS.Timeout | undefined;
		const silence = new Promise<'comment'>((resolve) => {
			timer = setTimeout(resolve, KEEP_ALIVE, 'comment');
		});
		const what = await Promise.race([signal, silence, left]);
		clearTimeout(timer);
		if (typeof what === 'string') return what;
		signal = null;
		return what ? 'complete' : 'read';
	}

	async function piece(): Promise<Buffer | null> {
		// Some browsers show a stream only when something comes.
		if (!isGreeted) {
			isGreeted = true;
			return comment;
		}
		while (!isOver) {
			const present: EventBatch = batch ?? (await after(cursor));
			batch = null;
			cursor = present.cursor;
			if (present.failure) {
				await end();
				return Buffer.concat([present.bytes, Buffer.from(eventOf(present.failure, null)), completeEvent]);
			}
			if (present.bytes.length > 0) return present.bytes;
			const what = await news();
			if (what === 'comment') {
				batch = { bytes: Buffer.alloc(0), cursor, failure: null };
				return comment;
			}
			if (what === 'complete') {
				await end();
				return completeEvent;
			}
		}
		return null;
	}

	return {
		async next() {
			if (isOver) return { done: true, value: undefined };
			const value = await piece();
			return value === null ? { done: true, value: undefined } : { done: false, value };
		},
		return: end,
		[Symbol.asyncIterator]() {
			return this;
		},
	};
}
