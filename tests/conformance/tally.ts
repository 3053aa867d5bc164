/** A difference: where, and what each side says. */
export type Difference = { field: string; ref: string; expected: unknown; actual: unknown };

/** What was compared of one site: how often, how often equal, and every difference. */
export type Tally = {
	counts: Map<string, { total: number; equal: number }>;
	differences: Difference[];
	/** Differences that a rule allows (ties, Hugo's own errors), by field. */
	tolerated: Map<string, number>;
	/** Compares two JSON values, keys of maps in any order. */
	check(field: string, ref: string, expected: unknown, actual: unknown): boolean;
	/** Records a comparison that was made elsewhere. */
	record(field: string, ref: string, isEqual: boolean, expected: unknown, actual: unknown): boolean;
	/** The same, with a reason to tolerate a difference: asked only where there is one. */
	checkUnless(field: string, ref: string, expected: unknown, actual: unknown, isTolerated: () => boolean): boolean;
	/** Records a comparison whose difference may be one that HugoQL means: `reasonOf` gives its reason, or null. */
	depart(field: string, ref: string, isEqual: boolean, expected: unknown, actual: unknown, reasonOf: () => string | null): boolean;
	/** Differences that HugoQL means, by reason. */
	departures: Map<string, number>;
};

/** An empty tally. */
export function createTally(): Tally {
	const counts: Tally['counts'] = new Map();
	const differences: Difference[] = [];
	const tolerated: Tally['tolerated'] = new Map();
	const departures: Tally['departures'] = new Map();
	const record: Tally['record'] = (field, ref, isEqual, expected, actual) => {
		const count = counts.get(field) ?? { total: 0, equal: 0 };
		counts.set(field, count);
		count.total++;
		if (isEqual) count.equal++;
		else differences.push({ field, ref, expected, actual });
		return isEqual;
	};
	const checkUnless: Tally['checkUnless'] = (field, ref, expected, actual, isTolerated) => {
		if (isSame(expected, actual)) return record(field, ref, true, expected, actual);
		const isFine = isTolerated();
		if (isFine) tolerated.set(field, (tolerated.get(field) ?? 0) + 1);
		return record(field, ref, isFine, expected, actual);
	};
	const depart: Tally['depart'] = (field, ref, isEqual, expected, actual, reasonOf) => {
		const reason = isEqual ? null : reasonOf();
		if (reason !== null) departures.set(reason, (departures.get(reason) ?? 0) + 1);
		return record(field, ref, isEqual || reason !== null, expected, actual);
	};
	return {
		counts,
		departures,
		depart,
		differences,
		tolerated,
		record,
		check: (field, ref, expected, actual) => record(field, ref, isSame(expected, actual), expected, actual),
		checkUnless,
	};
}

/** Whether two JSON values are equal; the order of a map's keys does not count, undefined equals null. */
export function isSame(left: unknown, right: unknown): boolean {
	if (left === right) return true;
	if (left === undefined || left === null || right === undefined || right === null) return (left ?? null) === (right ?? null);
	if (typeof left !== 'object' || typeof right !== 'object') return false;
	if (Array.isArray(left) || Array.isArray(right)) {
		if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
		return left.every((value, index) => isSame(value, right[index]));
	}
	const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
	return [...keys].every((key) => isSame((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]));
}
