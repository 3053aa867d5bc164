/** Numbers in [0, 1) that are the same for the same seed, so that a failure can be seen again. */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** Draws from lists by such numbers. */
export function createDraw(seed: number): { below(count: number): number; of<Item>(items: Item[]): Item } {
	const random = randomNumbers(seed);
	const below = (count: number) => Math.floor(random() * count);
	return { below, of: (items) => items[below(items.length)]! };
}
