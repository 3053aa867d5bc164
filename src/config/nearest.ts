/**
 * The candidate that differs least from a word, null where none is within `most` changes (a letter added, left out, replaced, or two
 * neighbours exchanged). Words longer than 64 characters are near to nothing.
 */
export function nearest(word: string, candidates: string[], most: number): string | null {
	if (word.length > 64) return null;
	let best: string | null = null;
	let fewest = most + 1;
	for (const candidate of candidates) {
		const changes = distance(word.toLowerCase(), candidate);
		if (changes < fewest) {
			best = candidate;
			fewest = changes;
		}
	}
	return best;
}

function distance(one: string, other: string): number {
	let older: number[] = [];
	let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (let row = 1; row <= one.length; row++) {
		const current = [row];
		for (let column = 1; column <= other.length; column++) {
			const same = one[row - 1] === other[column - 1];
			let changes = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
			const exchanged = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			if (exchanged) changes = Math.min(changes, older[column - 2]! + 1);
			current[column] = changes;
		}
		older = previous;
		previous = current;
	}
	return previous[other.length]!;
}
