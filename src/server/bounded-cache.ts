/** A map that forgets what was least recently used when its weight passes a limit. */
export type BoundedCache<Value> = {
	get(key: string): Value | undefined;
	set(key: string, value: Value): void;
	delete(key: string): void;
	/** Weight of all that is held. */
	readonly weight: number;
	readonly size: number;
};

type Entry<Value> = { value: Value; weight: number };

/**
 * @param limit greatest total weight, in the unit of `weigh`.
 * @param weigh weight of an entry; one heavier than a tenth of the limit is not kept.
 */
export function createBoundedCache<Value>(limit: number, weigh: (key: string, value: Value) => number): BoundedCache<Value> {
	const entries = new Map<string, Entry<Value>>();
	let total = 0;
	let newest: Entry<Value> | undefined;

	function remove(key: string): void {
		const entry = entries.get(key);
		if (!entry) return;
		total -= entry.weight;
		entries.delete(key);
	}

	return {
		get(key) {
			const entry = entries.get(key);
			if (!entry) return undefined;
			if (entry !== newest) {
				// A Map keeps the order of insertion: going to its end is what makes an entry recent.
				entries.delete(key);
				entries.set(key, entry);
				newest = entry;
			}
			return entry.value;
		},
		set(key, value) {
			remove(key);
			const weight = weigh(key, value);
			if (weight > limit / 10) return;
			newest = { value, weight };
			entries.set(key, newest);
			total += weight;
			for (const oldest of entries.keys()) {
				if (total <= limit) break;
				remove(oldest);
			}
		},
		delete: remove,
		get weight() {
			return total;
		},
		get size() {
			return entries.size;
		},
	};
}
