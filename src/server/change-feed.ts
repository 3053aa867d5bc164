import type { ChangeFeed } from '../schema/context.ts';

/** A feed and the means to tell it. */
export type ChangeSource = {
	feed: ChangeFeed;
	/** Tells every listener of a new generation of the index. */
	announce(generation: number): void;
	/** Ends all listeners. */
	close(): void;
	/** How many listen. */
	readonly listeners: number;
};

/**
 * Hands the index's generation to any number of listeners. Each remembers only the newest one it has not taken yet, so a
 * slow listener costs nothing and holds up nobody.
 */
export function createChangeSource(): ChangeSource {
	const listeners = new Set<Listener>();
	return {
		feed: {
			subscribe() {
				const listener = createListener(() => listeners.delete(listener));
				listeners.add(listener);
				return listener.iterator;
			},
		},
		announce: (generation) => {
			for (const listener of listeners) listener.tell(generation);
		},
		close: () => {
			for (const listener of listeners) listener.end();
		},
		get listeners() {
			return listeners.size;
		},
	};
}

type Listener = { iterator: AsyncIterableIterator<number>; tell(generation: number): void; end(): void };

function createListener(leave: () => void): Listener {
	let newest: number | null = null;
	let ended = false;
	let wake: (() => void) | null = null;

	function end(): void {
		ended = true;
		leave();
		wake?.();
	}

	const iterator: AsyncIterableIterator<number> = {
		[Symbol.asyncIterator]: () => iterator,
		async next() {
			if (newest === null && !ended) {
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
				wake = null;
			}
			if (ended) return { done: true, value: undefined };
			const value = newest!;
			newest = null;
			return { done: false, value };
		},
		async return() {
			end();
			return { done: true, value: undefined };
		},
	};
	return {
		iterator,
		end,
		tell(generation) {
			newest = generation;
			wake?.();
		},
	};
}
