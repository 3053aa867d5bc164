import type { Row } from './part.ts';

/** Median with the least and the greatest of the measures. */
export type Figure = { median: number; least: number; most: number };

/** A row with its figures worked out. */
export type Result = Row & { figures: { ours: Figure; theirs: Figure | null; ratio: Figure | null }; isReached: boolean | null };

/** The middle of the values, or between the two in the middle; NaN without any. */
export function median(values: number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value that a share of the values does not exceed (nearest rank); NaN without any. */
export function percentile(values: number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

/** Works out a row's figures; the goal is held against the median. */
export function resultOf(row: Row): Result {
	const ours = figureOf(row.ours);
	const theirs = row.theirs && figureOf(row.theirs);
	const ratio = row.theirs && figureOf(row.ours.map((value, round) => value / row.theirs![round]!));
	const value = (ratio ?? ours).median;
	const isReached = row.goal === null ? null : 'least' in row.goal ? value >= row.goal.least : value <= row.goal.most;
	return { ...row, figures: { ours, theirs, ratio }, isReached };
}

function figureOf(values: number[]): Figure {
	return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
