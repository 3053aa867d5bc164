/** A map that forgets what was asked for longest ago. */
export type Memory<Key, Kept> = {
	get(key: Key): Kept | undefined;
	set(key: Key, value: Kept): void;
	delete(key: Key): void;
	/** The kept value, made where there is none. */
	through<Made extends Kept>(key: Key, make: () => Made): Made;
	/** Weight of all that is held. */
	readonly weight: number;
	readonly size: number;
};

type Entry<Kept> = { value: Kept; weight: number };

/**
 * A memory of entries that weigh at most `limit` together: of as many, unless they are weighed.
 *
 * @param weigh weight of an entry, in the unit of the limit.
 * @param heaviest what weighs more is not kept, since it would push out too much.
 */
export function createMemory<Key, Kept>(
	limit: number,
	weigh: (value: Kept, key: Key) => number = () => 1,
	heaviest = limit,
): Memory<Key, Kept> {
	const entries = new Map<Key, Entry<Kept>>();
	let total = 0;
	let newest: Entry<Kept> | undefined;

	function remove(key: Key): void {
		const entry = entries.get(key);
		if (!entry) return;
		total -= entry.weight;
		entries.delete(key);
	}

	function find(key: Key): Entry<Kept> | undefined {
		const entry = entries.get(key);
		if (entry && entry !== newest) {
			// A Map keeps the order of insertion: going to its end is what makes an entry recent.
			entries.delete(key);
			entries.set(key, entry);
			newest = entry;
		}
		return entry;
	}

	function set(key: Key, value: Kept): void {
		remove(key);
		const weight = weigh(value, key);
		if (weight > heaviest) return;
		newest = { value, weight };
		entries.set(key, newest);
		total += weight;
		for (const oldest of entries.keys()) {
			if (total <= limit) break;
			remove(oldest);
		}
	}

	return {
		get: (key) => find(key)?.value,
		set,
		delete: remove,
		through<Made extends Kept>(key: Key, make: () => Made): Made {
			const found = find(key);
			if (found) return found.value as Made;
			const made = make();
			set(key, made);
			return made;
		},
		get weight() {
			return total;
		},
		get size() {
			return entries.size;
		},
	};
}
