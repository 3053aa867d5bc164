/** Where the first value stands that is not below the wanted one, in a list in ascending order; its length where there is none. */
export function firstAtLeast(list: Float64Array | Uint32Array, wanted: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle]! < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
