import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Tally } from './tally.ts';

const file = new URL('baseline.json', import.meta.url);

/** By run: how many comparisons there were, and how many differences of a field were known. Fields without any are left out. */
type Baseline = Record<string, { checks: number; differences: Record<string, number> }>;

/** What is known to differ. */
export function readBaseline(): Baseline {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Baseline) : {};
}

/** Where a run is worse than the baseline: one line for each field that differs more often, or for comparisons that are gone. */
export function regressions(baseline: Baseline, name: string, tally: Tally): string[] {
	const known = baseline[name] ?? { checks: 0, differences: {} };
	const lines = [...tally.counts].flatMap(([field, { equal, total }]) => {
		const allowed = known.differences[field] ?? 0;
		return total - equal > allowed ? [`${name} ${field}: ${total - equal} differences, ${allowed} are known`] : [];
	});
	const checks = countOf(tally);
	return checks < known.checks ? [...lines, `${name}: only ${checks} comparisons, there were ${known.checks}`] : lines;
}

/** Writes what differs now as the new baseline; runs that were not made keep theirs. */
export function updateBaseline(results: { name: string; tally: Tally }[]): void {
	const baseline = readBaseline();
	for (const { name, tally } of results) {
		const differing = [...tally.counts].filter(([, { equal, total }]) => equal < total);
		baseline[name] = {
			checks: countOf(tally),
			differences: Object.fromEntries(differing.map(([field, { equal, total }]) => [field, total - equal])),
		};
	}
	const sorted = Object.fromEntries(Object.entries(baseline).sort(([one], [other]) => (one < other ? -1 : 1)));
	writeFileSync(file, `${JSON.stringify(sorted, null, '\t')}\n`);
}

function countOf(tally: Tally): number {
	return [...tally.counts.values()].reduce((all, { total }) => all + total, 0);
}
