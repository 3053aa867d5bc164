/** Collects things until there is a moment of quiet, then gives them all at once. */
export type Batch<T> = {
	add(thing: T): void;
	/** Drops what was collected and takes nothing more. */
	close(): void;
};

/**
 * @param quiet milliseconds without a new thing after which the batch is given.
 * @param ceiling milliseconds after the first thing at which it is given although things still come.
 * @param give gets the different things, and how often something was added.
 */
export function createBatch<T>(quiet: number, ceiling: number, give: (things: Set<T>, times: number) => void): Batch<T> {
	let things = new Set<T>();
	let times = 0;
	let first = 0;
	let timer: NodeJS.Timeout | null = null;
	let closed = false;

	function flush(): void {
		const given = things;
		const count = times;
		things = new Set();
		times = 0;
		timer = null;
		give(given, count);
	}

	return {
		add(thing) {
			if (closed) return;
			const now = performance.now();
			if (things.size === 0) first = now;
			things.add(thing);
			times++;
			if (timer) clearTimeout(timer);
			timer = setTimeout(flush, Math.max(0, Math.min(quiet, first + ceiling - now)));
		},
		close() {
			closed = true;
			if (timer) clearTimeout(timer);
		},
	};
}
