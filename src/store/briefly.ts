/** Milliseconds for which a state of the index counts as the present one where nobody tells that it is not. */
const BRIEFLY = 1;

/** Something that is looked up at most once in a millisecond. */
export type Briefly<Found> = {
	get(): Found;
	/** The next `get` looks it up. */
	forget(): void;
};

/** For what costs more to look up than to answer a request with: twenty thousand requests a second need not look twenty thousand times. */
export function briefly<Found>(lookUp: () => Found): Briefly<Found> {
	let found: { value: Found; until: number } | undefined;
	return {
		get() {
			const now = performance.now();
			if (!found || now > found.until) found = { value: lookUp(), until: now + BRIEFLY };
			return found.value;
		},
		forget() {
			found = undefined;
		},
	};
}
